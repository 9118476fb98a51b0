import type { Refusal } from './refusal.ts';

/** What statistics refuse. */
export const statistics: Refusal[] = [
  [
    'a role that may not, on statistics',
    'li',
    'GET',
    '/statistics/mediation?from=2019-04-01&to=2019-04-30',
    {},
    403,
    'role-not-allowed',
  ],
  [
    'a wider area',
    'officer',
    'GET',
    '/statistics/mediation?area=321100&from=2019-04-01&to=2019-04-30',
    {},
    403,
    'area-not-yours',
  ],
  [
    'a span without an end',
    'supervisor',
    'GET',
    '/statistics/mediation?from=2019-04-01',
    {},
    422,
    'invalid-request',
    '/query/to',
  ],
  [
    'a span that ends before it begins',
    'supervisor',
    'GET',
    '/statistics/mediation?from=2019-04-02&to=2019-04-01',
    {},
    422,
    'invalid-request',
    '/query/to',
  ],
  [
    'a date there is not',
    'supervisor',
    'GET',
    '/statistics/mediation?from=2019-02-30&to=2019-04-01',
    {},
    422,
    'invalid-request',
    '/query/from',
  ],
];

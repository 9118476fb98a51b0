import type { ProblemReply } from './refusal.ts';

const april = 'from=2019-04-01&to=2019-04-30';

/** Each route of figures with a valid query. */
const questions: readonly [path: string, rest: string][] = [
  ['/statistics/overview', ''],
  ['/statistics/series', '&by=month'],
  ['/statistics/comparison', '&by=station'],
  ['/statistics/breakdown', '&figure=cases-settled&by=category'],
];

/** The refusals of every route of figures. */
const everywhere = questions.flatMap(([path, rest]): ProblemReply[] => {
  const get = (
    what: string,
    who: ProblemReply[1],
    query: string,
    status: number,
    code: string,
    at?: string,
  ) => [`${what}: ${path}`, who, 'GET', `${path}?${query}${rest}`, {}, status, code, at] as ProblemReply;
  const bad = (what: string, query: string, at: string) =>
    get(what, 'supervisor', query, 422, 'invalid-request', at);
  return [
    get('nobody', undefined, april, 401, 'unauthenticated'),
    get('a role that may not', 'li', april, 403, 'role-not-allowed'),
    get('a wider area', 'officer', `area=321100&${april}`, 403, 'area-not-yours'),
    get('an area there is not', 'supervisor', `area=atlantis&${april}`, 403, 'area-not-yours'),
    bad('a span without an end', 'from=2019-04-01', '/query/to'),
    bad('a span that ends before it begins', 'from=2019-04-02&to=2019-04-01', '/query/to'),
    bad('a span of more than ten years', 'from=2009-01-01&to=2019-12-31', '/query/to'),
    bad('a date there is not', 'from=2019-02-30&to=2019-04-01', '/query/from'),
    bad('a day before any records', 'from=1949-10-01&to=1950-10-01', '/query/from'),
    bad('a form there is not', `format=pdf&${april}`, '/query/format'),
    bad('a field there is not', `mediator=me&${april}`, '/query/mediator'),
  ];
});

const bad = (what: string, path: string, at: string): ProblemReply => [
  what,
  'supervisor',
  'GET',
  path,
  {},
  422,
  'invalid-request',
  at,
];

/** The refusals of statistics. */
export const statistics: ProblemReply[] = [
  ...everywhere,
  bad('a figure there is not', `/statistics/overview?figures=luck&${april}`, '/query/figures'),
  bad('figures that are none', `/statistics/series?figures=,&by=day&${april}`, '/query/figures'),
  bad('steps there are not', `/statistics/series?by=hour&${april}`, '/query/by'),
  bad('no steps', `/statistics/series?${april}`, '/query/by'),
  bad('too many days', '/statistics/series?by=day&from=2019-01-01&to=2020-12-31', '/query/to'),
  bad('too many weeks', '/statistics/series?by=week&from=2019-01-01&to=2020-12-31', '/query/to'),
  bad('people side by side', `/statistics/comparison?by=mediator&${april}`, '/query/by'),
  bad('a breakdown of no figure', `/statistics/breakdown?by=category&${april}`, '/query/figure'),
  bad(
    'a breakdown by what the figure is not broken down by',
    `/statistics/breakdown?figure=success-rate&by=channel&${april}`,
    '/query/by',
  ),
  [
    'definitions in a form there is not',
    undefined,
    'GET',
    '/statistics/definitions?format=pdf',
    {},
    422,
    'invalid-request',
    '/query/format',
  ],
  [
    'figures that were not published',
    undefined,
    'GET',
    '/public/statistics?year=2018',
    {},
    404,
    'not-published',
  ],
  [
    'published figures of no year',
    undefined,
    'GET',
    '/public/statistics',
    {},
    422,
    'invalid-request',
    '/query/year',
  ],
  [
    'published figures of a year that is none',
    undefined,
    'GET',
    '/public/statistics?year=19',
    {},
    422,
    'invalid-request',
    '/query/year',
  ],
  [
    'to publish without a token',
    undefined,
    'POST',
    '/public/statistics',
    { body: { year: '2018' } },
    401,
    'unauthenticated',
  ],
  [
    'to publish for the city from a station',
    'stationSupervisor',
    'POST',
    '/public/statistics',
    { body: { year: '2018' } },
    403,
    'area-not-yours',
  ],
  [
    'to publish a year that is not over',
    'supervisor',
    'POST',
    '/public/statistics',
    { body: { year: '2099' } },
    422,
    'year-not-over',
  ],
  [
    'to publish as an officer',
    'officer',
    'POST',
    '/public/statistics',
    { body: { year: '2018' } },
    403,
    'role-not-allowed',
  ],
];

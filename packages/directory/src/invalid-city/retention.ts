import type { City } from '../index.ts';
import type { Data, InvalidCity } from './fixture.ts';

const keptOf = (data: Data) => (data.retention as unknown as City['retention']).classes;

/** What can be wrong in `retention.json`. */
export const retention: InvalidCity[] = [
  [
    'records of who looked that go before the law lets them',
    (it) => Object.assign(keptOf(it).audit, { months: 35 }),
    { file: 'retention', path: 'classes.audit.months' },
  ],
  [
    'records of safety that go before the law lets them',
    (it) => Object.assign(keptOf(it)['safety-record'], { months: 12 }),
    { file: 'retention', path: 'classes.safety-record.months' },
  ],
  [
    'reports that are kept without end',
    (it) => Object.assign(keptOf(it).report, { months: null }),
    { file: 'retention', path: 'classes.report.months', issue: 'must have an end: PIPL art. 19' },
  ],
  [
    'a class of records of which nothing is said',
    (it) => Reflect.deleteProperty(keptOf(it), 'tip'),
    { file: 'retention', path: 'classes.tip' },
  ],
];

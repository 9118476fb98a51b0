import type * as z from 'zod';
import type { Bulletin, statisticsRoutes } from '../src/statistics/index.ts';
import type { ExamplesOf } from './example.ts';
import * as known from './known.ts';

const summary = {
  id: known.bulletin,
  area: 'dingmao',
  month: '2019-10',
  version: 1,
  issuedAt: '2019-11-03T08:00:00+08:00',
};
const first = { version: 1, issuedAt: summary.issuedAt, dataVersion: 'g1-400' };

const issued: z.input<typeof Bulletin> = {
  ...summary,
  snapshot: {
    figures: [
      {
        definition: 'cases-settled',
        unit: 'count',
        numerator: 31,
        denominator: null,
        value: '31',
        yearOnYear: { basis: null, unit: 'percent', value: null },
        monthOnMonth: {
          basis: { numerator: 8, denominator: null, value: '8' },
          unit: 'percent',
          value: '287.5',
        },
      },
    ],
    distributions: [
      {
        definition: 'time-to-settle',
        unit: 'days',
        n: 31,
        p50: { atMost: 4 },
        p90: { atMost: 6 },
        beyond: 0,
      },
    ],
    trend: [{ month: '2019-10', accepted: 26, settled: 31 }],
    categories: [{ category: 'neighbours', accepted: 5 }],
    stations: [],
    observations: [],
    facts: 400,
    asOf: '2019-11-01T08:00:00+08:00',
    dataVersion: 'g1-400',
    timeZone: 'Asia/Shanghai',
  },
  versions: [first],
  correctionDue: false,
};

const correctedAt = '2019-11-12T09:00:00+08:00';
const corrected: typeof issued = {
  ...issued,
  version: 2,
  issuedAt: correctedAt,
  ground: 'entered-late',
  versions: [first, { version: 2, issuedAt: correctedAt, ground: 'entered-late', dataVersion: 'g1-407' }],
};

const onBulletin = { params: { id: known.bulletin } };
const title = '关于2019年10月丁卯派出所矛盾纠纷化解和隐患整治情况的通报';

type OfBulletins = Pick<
  ExamplesOf<typeof statisticsRoutes>,
  | 'listBulletins'
  | 'issueBulletin'
  | 'getBulletin'
  | 'getBulletinDocument'
  | 'getBulletinDiff'
  | 'correctBulletin'
>;

export const bulletinExamples: OfBulletins = {
  listBulletins: {
    query: { area: 'dingmao', limit: '12' },
    answer: { items: [summary], cursor: known.cursor },
  },
  issueBulletin: { body: { area: 'dingmao', month: '2019-10' }, answer: issued },
  getBulletin: { ...onBulletin, query: { version: '1' }, answer: issued },
  getBulletinDocument: {
    ...onBulletin,
    query: { form: 'html', language: 'zh' },
    answer: `<!doctype html><html lang="zh"><title>${title}</title><h1>${title}</h1></html>`,
    as: {
      'text/markdown': `# ${title}\n\n2019年10月，丁卯派出所受理纠纷26件，调处31件，调解成功31件，调解成功率100.0%（31/31）。\n`,
    },
  },
  getBulletinDiff: {
    ...onBulletin,
    query: { from: '1', to: '2' },
    answer: {
      from: 1,
      to: 2,
      changes: [{ what: 'figure', of: 'cases-settled', aspect: 'value', before: '31', after: '32' }],
    },
  },
  correctBulletin: { ...onBulletin, body: { ground: 'entered-late' }, answer: corrected },
};

import type * as z from 'zod';
import type { Figure, statisticsRoutes } from '../src/statistics/index.ts';
import { bulletinExamples } from './bulletins.ts';
import type { ExamplesOf } from './example.ts';
import * as known from './known.ts';

/** The season of Dingmao: April 2019. */
const period = { from: '2019-04-01', to: '2019-04-30' };
const span = { area: 'dingmao', ...period };
const about = {
  area: 'dingmao',
  period,
  timeZone: 'Asia/Shanghai',
  asOf: '2019-05-01T08:00:00+08:00',
  dataVersion: 'g1-412',
  provisional: false,
};

type AFigure = z.input<typeof Figure>;
const count = (definition: AFigure['definition'], numerator: number): AFigure => ({
  definition,
  unit: 'count',
  numerator,
  denominator: null,
  value: String(numerator),
  text: String(numerator),
});
const settled = count('cases-settled', 256);
const success: AFigure = {
  definition: 'success-rate',
  unit: 'percent',
  numerator: 256,
  denominator: 260,
  value: '98.5',
  text: '98.5 %',
};

/** A table as it is saved: CSV with a byte order mark, its lines ended as on paper (RFC 4180). */
const csv = (...lines: string[]) => ({ 'text/csv': `\ufeff${lines.map((it) => `${it}\r\n`).join('')}` });
const told = '2019-05-01T08:00:00+08:00,g1-412';

const shown = (n: number) => ({ count: n, text: String(n) });
const percent = (it: string) => ({ percent: it, text: `${it} %` });
const ofCases = {
  accepted: shown(262),
  handled: shown(260),
  settled: shown(256),
  handledRate: percent('99.2'),
  successRate: percent('98.5'),
};
const hidden = { count: null, text: '*' };
const all = {
  ...ofCases,
  found: shown(48),
  rectified: shown(47),
  rectificationRate: percent('97.9'),
};
const published = {
  area: '321100',
  year: '2019',
  periods: [{ ...all, period: '2019' }],
  areas: [
    {
      ...all,
      area: '321171',
      found: hidden,
      rectified: hidden,
      rectificationRate: { percent: null, text: '*' },
    },
  ],
  categories: [{ ...ofCases, category: 'neighbours' as const }],
  hidden: { sign: '*' as const, below: 5, why: 'So few that somebody might be known by them' },
  definitions: {
    accepted: 'Disputes taken up',
    handled: 'Disputes that were settled or failed',
    settled: 'Disputes that ended with an agreement',
    handledRate: 'handled / accepted',
    successRate: 'settled / handled',
    found: 'Hazards that were found',
    rectified: 'Hazards that were put right',
    rectificationRate: 'rectified / found',
  },
  timeZone: 'Asia/Shanghai',
  publishedAt: '2020-01-10T09:00:00+08:00',
};

const source = { kind: 'document' as const, number: '镇公发〔2019〕12号', date: '2019-10-29' };
const observed = {
  id: known.observation,
  indicator: 'preventable-cases',
  area: 'dingmao',
  period: '2019-Q3',
  from: '2019-07-01',
  to: '2019-09-30',
  version: 1,
  count: null,
  yearOnYear: { basis: 'published' as const, value: '-49.5', text: '−49.5 %', source },
};
const observation = {
  ...observed,
  versions: [
    { version: 1, recordedAt: '2019-10-30T09:00:00+08:00', change: '-49.5', source, department: null },
  ],
};

export const statisticsExamples: ExamplesOf<typeof statisticsRoutes> = {
  ...bulletinExamples,
  getStatisticsOverview: {
    query: { ...span, figures: 'cases-settled,success-rate' },
    answer: {
      ...about,
      elapsed: period,
      comparedWith: {
        yoy: { from: '2018-04-01', to: '2018-04-30' },
        mom: { from: '2019-03-01', to: '2019-03-31' },
      },
      figures: [
        {
          ...success,
          yoy: { basis: null, unit: 'points', value: null, text: '—' },
          mom: {
            basis: { ...success, numerator: 220, denominator: 224, value: '98.2', text: '98.2 %' },
            unit: 'points',
            value: '0.3',
            text: '+0.3 pp',
          },
        },
      ],
      distributions: [
        {
          definition: 'time-to-settle',
          unit: 'days',
          n: 256,
          p50: { atMost: 3, text: '≤ 3 days' },
          p90: { atMost: 9, text: '≤ 9 days' },
          beyond: 0,
        },
      ],
    },
    as: csv(
      'Area,From,To,Definition,Figure,Unit,Numerator,Denominator,Value,Same period last year,Year on year,Period before,On the period before,Unit of change,As of,Data version',
      `dingmao,2019-04-01,2019-04-30,success-rate,Success rate,%,256,260,98.5,,,98.2,0.3,pp,${told}`,
      `dingmao,2019-04-01,2019-04-30,time-to-settle/p50,Time to settle p50,days,,256,3,,,,,,${told}`,
      `dingmao,2019-04-01,2019-04-30,time-to-settle/p90,Time to settle p90,days,,256,9,,,,,,${told}`,
    ),
  },
  getStatisticsSeries: {
    query: { ...span, by: 'month', figures: 'cases-settled' },
    answer: { ...about, by: 'month', points: [{ key: '2019-04', ...period, figures: [settled] }] },
    as: csv(
      'Area,Part,From,To,Definition,Figure,Unit,Numerator,Denominator,Value,As of,Data version',
      `dingmao,2019-04,2019-04-01,2019-04-30,cases-settled,Settled,,256,,256,${told}`,
    ),
  },
  getStatisticsComparison: {
    query: { ...span, area: '321171', by: 'station', figures: 'success-rate' },
    answer: {
      ...about,
      area: '321171',
      by: 'station',
      minimumSample: 30,
      rows: [
        {
          place: 'dingmao',
          name: { en: 'Dingmao police station', zh: '丁卯派出所' },
          figures: [{ ...success, rank: 1 }],
        },
      ],
    },
    as: csv(
      'Area,Name,From,To,Definition,Figure,Unit,Numerator,Denominator,Value,Rank,Minimum sample,As of,Data version',
      `dingmao,Dingmao police station,2019-04-01,2019-04-30,success-rate,Success rate,%,256,260,98.5,1,30,${told}`,
    ),
  },
  getStatisticsBreakdown: {
    query: { ...span, figure: 'cases-settled', by: 'category' },
    answer: {
      ...about,
      by: 'category',
      total: settled,
      rows: [{ key: 'neighbours', figure: count('cases-settled', 97) }],
    },
    as: csv(
      'Area,From,To,Part,Definition,Figure,Unit,Numerator,Denominator,Value,As of,Data version',
      `dingmao,2019-04-01,2019-04-30,,cases-settled,Settled,,256,,256,${told}`,
      `dingmao,2019-04-01,2019-04-30,neighbours,cases-settled,Settled,,97,,97,${told}`,
    ),
  },
  getStatisticsDefinitions: {
    answer: {
      figures: [
        {
          id: 'success-rate',
          name: { en: 'Success rate', zh: '调解成功率' },
          means: { en: 'Settled of those handled', zh: '调解成功数与调处数之比' },
          sources: ['maplebridge.mediation.case.closed.v1'],
          unit: 'percent',
          numerator: { en: 'Settled', zh: '调解成功', counters: ['cases.settled'] },
          denominator: { en: 'Handled', zh: '调处', counters: ['cases.handled'] },
          ranked: true,
          breakdowns: ['category'],
        },
      ],
      distributions: [],
    },
    as: csv(
      'Definition,Figure,Unit,Meaning,Made of,Events',
      'success-rate,Success rate,%,Settled of those handled,Settled ÷ Handled,maplebridge.mediation.case.closed.v1',
    ),
  },
  getPublicStatistics: { query: { year: '2019' }, answer: published },
  publishStatistics: { body: { year: '2019' }, answer: published },
  recordObservation: {
    body: { indicator: 'preventable-cases', area: 'dingmao', period: '2019-Q3', change: '-49.5', source },
    answer: observation,
  },
  listObservations: {
    query: { area: 'dingmao', indicator: 'preventable-cases', limit: '20' },
    answer: { items: [observed], cursor: known.cursor },
  },
  getObservation: { params: { id: known.observation }, answer: observation },
};

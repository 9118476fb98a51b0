import {
  Breakdown,
  Comparison,
  getStatisticsBreakdown,
  getStatisticsComparison,
  getStatisticsDefinitions,
  getStatisticsOverview,
  getStatisticsSeries,
  Overview,
  Series,
} from '@maplebridge/contracts/statistics';
import readExcelFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type NewRollup, startReading } from './figures.fixtures.ts';

const dingmao = { district: '321171', station: 'dingmao' };
const gaozi = { district: '321112', station: 'gaozi' };
const cases = (accepted: number, handled: number, settled: number) => ({
  'cases.accepted': accepted,
  'cases.handled': handled,
  'cases.settled': settled,
});

/** The season by month: 260 handled, 256 settled; half as many the year before; a station with few cases. */
const months: readonly [month: string, handled: number, settled: number][] = [
  ['2019-04', 40, 40],
  ['2019-05', 40, 39],
  ['2019-06', 40, 39],
  ['2019-07', 40, 39],
  ['2019-08', 40, 39],
  ['2019-09', 30, 30],
  ['2019-10', 30, 30],
];
const rollups: NewRollup[] = [
  ...months.map(([month, handled, settled]) => ({
    ...dingmao,
    grain: 'month' as const,
    day: `${month}-01`,
    counts: cases(handled, handled, settled),
    facts: 2 * handled,
  })),
  { ...dingmao, grain: 'month', day: '2018-06-01', counts: cases(130, 130, 120), facts: 260 },
  {
    ...dingmao,
    grain: 'month-detail',
    day: '2019-05-01',
    counts: {
      'cases.handled/category=neighbours': 30,
      'cases.settled/category=neighbours': 30,
      'cases.handled/category=damages': 10,
      'cases.settled/category=damages': 9,
      'cases.settle/3': 35,
      'cases.settle/9': 4,
    },
  },
  { ...dingmao, grain: 'day', day: '2019-11-02', counts: cases(3, 2, 1) },
  { ...gaozi, grain: 'month', day: '2019-05-01', counts: cases(3, 2, 2) },
  { ...dingmao, grain: 'month', day: '2019-05-01', counts: cases(9, 9, 9), rebuildVersion: 2 },
];

let reading: Awaited<ReturnType<typeof startReading>>;
beforeAll(async () => {
  reading = await startReading();
  for (const it of rollups) await reading.rollup(it);
});
afterAll(() => reading.stop());

const season = { from: '2019-04-01', to: '2019-10-31' };
const figures = 'cases-handled,success-rate';

describe('the overview', () => {
  test('gives the season of Dingmao as published in the press, compared with the year before', async () => {
    const answer = await reading.json(getStatisticsOverview, {
      query: { ...season, area: 'dingmao', figures },
    });
    expect(Overview.parse(answer)).toMatchObject({
      area: 'dingmao',
      period: season,
      elapsed: season,
      comparedWith: { yoy: { from: '2018-04-01', to: '2018-10-31' } },
      asOf: '2019-11-01T00:00:00.000Z',
      provisional: false,
    });
    const [handled, success] = answer.figures;
    expect(handled).toMatchObject({ numerator: 260, yoy: { basis: { numerator: 130 }, text: '+100.0 %' } });
    expect(success).toMatchObject({
      text: '98.5 %',
      yoy: { basis: { text: '92.3 %' }, unit: 'points', text: '+6.2 pp' },
      mom: { value: null, text: '—' },
    });
    const [, settle] = answer.distributions;
    expect(settle).toMatchObject({ n: 39, p50: { text: '≤ 3 days' }, p90: { text: '≤ 9 days' } });
  });

  test('covers the caller’s own area by default, and a larger area is the sum of its stations', async () => {
    const own = await reading.json(getStatisticsOverview, { by: 'officer', query: { ...season, figures } });
    const city = await reading.json(getStatisticsOverview, { query: { ...season, figures } });
    expect([own.area, own.figures[0].numerator]).toEqual(['dingmao', 260]);
    expect([city.area, city.figures[0].numerator]).toEqual(['321100', 262]);
  });

  test('sums whole months and single days', async () => {
    const query = { from: '2019-10-01', to: '2019-11-02', figures };
    const { figures: found } = await reading.json(getStatisticsOverview, { query });
    expect(found[0].numerator).toBe(32);
  });

  test('uses the language of the caller', async () => {
    const answer = await reading.json(getStatisticsOverview, {
      query: { ...season, figures: 'success-rate' },
      headers: { 'accept-language': 'zh' },
    });
    expect(answer.figures[0].yoy.text).toBe('+6.2 个百分点');
  });
});

test('a year of the whole city is one query', async () => {
  const query = { from: '2019-01-01', to: '2019-12-31', by: 'month', figures };
  expect(await reading.queriesFor(() => reading.ask(getStatisticsSeries, { query }))).toBe(1);
});

test('a series returns every step, including those without events', async () => {
  const query = { ...season, area: 'dingmao', by: 'quarter', figures: 'cases-handled' };
  const answer = Series.parse(await reading.json(getStatisticsSeries, { query }));
  expect(answer.points.map(({ key, figures: [it] }) => [key, it?.numerator])).toEqual([
    ['2019-Q2', 120],
    ['2019-Q3', 110],
    ['2019-Q4', 30],
  ]);
  const days = { from: '2019-11-01', to: '2019-11-03', by: 'day', figures: 'cases-handled' };
  const daily = Series.parse(await reading.json(getStatisticsSeries, { query: days }));
  expect(daily.points.map(({ figures: [it] }) => it?.numerator)).toEqual([0, 2, 0]);
});

test('a comparison ranks areas with the minimum sample of the city’s policy, and shows all', async () => {
  const query = { ...season, by: 'station', figures: 'success-rate' };
  const answer = Comparison.parse(await reading.json(getStatisticsComparison, { query }));
  expect(answer.minimumSample).toBe(30);
  const of = (place: string) => answer.rows.find((row) => row.place === place);
  expect(of('dingmao')).toMatchObject({ name: { zh: expect.any(String) }, figures: [{ rank: 1 }] });
  expect(of('gaozi')?.figures).toEqual([
    expect.objectContaining({ text: '100.0 %', denominator: 2, rank: null }),
  ]);
  const districts = await reading.json(getStatisticsComparison, {
    by: 'district',
    query: { ...query, by: 'district' },
  });
  expect(districts.rows.map(({ place }: { place: string }) => place)).toEqual(['321171']);
});

test('a breakdown splits a figure by a dimension', async () => {
  const query = { from: '2019-05-01', to: '2019-05-31', figure: 'success-rate', by: 'category' };
  const answer = Breakdown.parse(await reading.json(getStatisticsBreakdown, { by: 'officer', query }));
  expect(answer.total.text).toBe('97.5 %');
  expect(answer.rows.map(({ key, figure }) => [key, figure.text])).toEqual([
    ['neighbours', '100.0 %'],
    ['damages', '90.0 %'],
  ]);
});

describe('caching', () => {
  const query = { ...season, area: 'dingmao', figures };
  const tagOf = async (over: Record<string, string> = {}, language = 'en') =>
    (
      await reading.ask(getStatisticsOverview, {
        query: { ...query, ...over },
        headers: { 'accept-language': language },
      })
    ).headers?.etag;

  test('returns 304 while the answer is unchanged, and 200 after an event was counted', async () => {
    const etag = String(await tagOf());
    const headers = { 'accept-language': 'en', 'if-none-match': etag };
    const same = await reading.ask(getStatisticsOverview, { query, headers });
    expect([same.statusCode, same.body]).toEqual([304, undefined]);
    await reading.rollup({
      ...dingmao,
      grain: 'month',
      day: '2019-04-01',
      counts: cases(41, 41, 41),
      facts: 82,
    });
    const changed = await reading.ask(getStatisticsOverview, { query, headers });
    expect(changed.statusCode).toBe(200);
    expect(changed.headers?.etag).not.toBe(etag);
    await reading.rollup({ ...rollups[0], grain: 'month' } as NewRollup);
    expect(await tagOf()).toBe(etag);
  });

  test('uses a different ETag for each query, format and language', async () => {
    const tags = await Promise.all([
      tagOf(),
      tagOf({ area: '321100' }),
      tagOf({ to: '2019-09-30' }),
      tagOf({ figures: 'cases-handled' }),
      tagOf({ format: 'csv' }),
      tagOf({ format: 'xlsx' }),
      tagOf({}, 'zh'),
    ]);
    expect(new Set(tags).size).toBe(tags.length);
  });
});

describe('a table', () => {
  const query = { ...season, area: 'dingmao', figures: 'success-rate' };

  test('as CSV opens in a spreadsheet without changes', async () => {
    const { headers, body } = await reading.ask(getStatisticsSeries, {
      query: { ...query, by: 'quarter', format: 'csv' },
      headers: { 'accept-language': 'zh' },
    });
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="series-dingmao-2019-04-01-2019-10-31.csv"',
    });
    expect(body?.split('\r\n').slice(0, 2)).toEqual([
      '\ufeff区域,分项,起,止,指标代码,指标,单位,分子,分母,数值,数据截至,数据版本',
      'dingmao,2019-Q2,2019-04-01,2019-06-30,success-rate,调解成功率,%,118,120,98.3,2019-11-01T00:00:00.000Z,g1-520',
    ]);
  });

  test('as XLSX is a workbook with the same cells', async () => {
    const { body = '', isBase64Encoded } = await reading.ask(getStatisticsOverview, {
      query: { ...query, format: 'xlsx' },
    });
    expect(isBase64Encoded).toBe(true);
    const [sheet] = await readExcelFile(Buffer.from(body, 'base64'));
    const [heading, row] = sheet?.data ?? [];
    expect(Object.fromEntries(heading?.map((title, i) => [title, row?.[i]]) ?? [])).toMatchObject({
      Area: 'dingmao',
      Figure: 'Success rate',
      Numerator: 256,
      Denominator: 260,
      Value: 98.5,
      'Year on year': 6.2,
      'On the period before': null,
    });
  });

  test('of definitions is open to anyone and publicly cacheable', async () => {
    const { headers, body } = await reading.ask(getStatisticsDefinitions, { query: { format: 'csv' } });
    expect(headers?.['cache-control']).toBe('public, max-age=3600');
    expect(body).toContain('success-rate,Success rate,%,"Settled / handled, and not / accepted"');
  });
});

test('figures come from the serving rebuild version', async () => {
  const query = { from: '2019-05-01', to: '2019-05-31', area: 'dingmao', figures: 'cases-handled' };
  await reading.serve(2);
  const answer = await reading.json(getStatisticsOverview, { query });
  await reading.serve(1);
  expect([answer.figures[0].numerator, answer.dataVersion]).toEqual([9, 'g2-1']);
});

import { type Body, type Maplebridge, newKey, type Params, type WriteOptions } from '@maplebridge/client';
import { Observation } from '@maplebridge/contracts/statistics';
import { CloudEvent } from 'cloudevents';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type System, startSystem } from '../support/system.ts';

let system: System;
let api: Maplebridge;
beforeAll(async () => {
  system = await startSystem();
  api = system.client('public-security');
});
afterAll(() => system.remove());

const paper = { kind: 'newspaper', number: 'CN32-0048/2019-10-29', date: '2019-10-29' } as const;
const report = (no: number, date: string) => ({
  kind: 'document' as const,
  number: `镇公统〔2020〕${no}号`,
  date,
});

type New = Body<'/statistics/observations'>;

async function tell(
  it: Omit<New, 'indicator'> & Partial<Pick<New, 'indicator'>>,
  options?: WriteOptions,
): Promise<Observation> {
  const body = { indicator: 'preventable-cases' as const, ...it };
  return Observation.parse(await api.post('/statistics/observations', { body }, options));
}
const list = (query: Params<'/statistics/observations'>) => api.get('/statistics/observations', query);
const listed = async (query: Params<'/statistics/observations'>): Promise<string[]> =>
  (await list(query)).items.map(({ area, period }) => `${area} ${period}`);

const jiangdong = { area: 'sipailou', period: '2019', source: report(3, '2020-01-08') };
let id: string;

test('Jiangdong: −49.5 % out of the counts of 2019 and 2018', async () => {
  await tell({ ...jiangdong, period: '2018', count: 200 });
  const told = await tell({ ...jiangdong, count: 101 });
  expect(told.yearOnYear).toMatchObject({ basis: 'counts', value: '-49.5', text: '−49.5 %', before: 200 });
  id = told.id;
});

test('Xinba: −11 %, as the paper has it, with its source', async () => {
  const told = await tell({ area: 'xinba', period: '2019-01-01/2019-09-30', change: '-11', source: paper });
  expect(told).toMatchObject({
    count: null,
    yearOnYear: { basis: 'published', value: '-11', text: '−11 %', source: paper },
  });
});

test('Xinba: no robbery and no snatching in three years, and with a base of zero there is no change rate', async () => {
  const robbery = {
    indicator: 'robbery-snatching' as const,
    area: 'xinba',
    count: 0,
    source: report(4, '2020-01-08'),
  };
  for (const period of ['2017', '2018']) await tell({ ...robbery, period });
  const told = await tell({ ...robbery, period: '2019' });
  expect(told).toMatchObject({ count: 0, yearOnYear: { basis: 'counts', value: null, text: '—' } });
});

test('a revision adds a version; the first is kept unchanged', async () => {
  const revised = await tell({ ...jiangdong, count: 100, source: report(9, '2020-03-01') });
  expect(revised).toMatchObject({ id, version: 2, count: 100, yearOnYear: { text: '−50.0 %' } });
  expect(revised.versions).toMatchObject([
    { version: 1, count: 101, source: report(3, '2020-01-08'), department: 'public-security' },
    { version: 2, count: 100 },
  ]);
  expect(await api.get('/statistics/observations/{id}', { id })).toEqual(revised);
});

test('repeating an observation is a no-op, and a repeated request gives the same answer', async () => {
  const body = { ...jiangdong, area: 'baotalu', count: 7 };
  const key = newKey();
  const first = await tell(body, { key });
  expect(await tell(body, { key })).toEqual(first);
  expect(await tell(body)).toEqual(first);
});

test('a supervisor may report observations too, without a department', async () => {
  const told = await system.client('city-supervisor').post('/statistics/observations', {
    body: {
      indicator: 'work-safety-accidents',
      area: '321100',
      period: '2019-Q3',
      count: 4,
      source: report(5, '2020-01-09'),
    },
  });
  expect(told.versions[0]?.department).toBeNull();
});

test('they are listed by area, indicator and period, page by page', async () => {
  await vi.waitFor(async () => expect(await listed({ limit: 100 })).toHaveLength(8), { timeout: 20_000 });
  expect(await listed({ area: 'xinba', indicator: 'robbery-snatching' })).toEqual([
    'xinba 2019',
    'xinba 2018',
    'xinba 2017',
  ]);
  expect(await listed({ area: '321102' })).toEqual(['sipailou 2019', 'sipailou 2018']);
  expect(await listed({ indicator: 'preventable-cases', period: '2018' })).toEqual(['sipailou 2018']);
  const first = await list({ area: 'xinba', limit: 3 });
  expect(first.items).toHaveLength(3);
  const second = await list({ area: 'xinba', limit: 3, cursor: first.cursor });
  expect(second.items.map(({ period }) => period)).toEqual(['2017']);
  expect(second.cursor).toBeUndefined();
});

test('subscribed partners receive them, without personal data', async () => {
  const heard: CloudEvent<{ code: string }>[] = [];
  await vi.waitFor(
    async () => {
      heard.push(
        ...(await system.drain('partnerbulletins')).map(
          (it) => new CloudEvent<{ code: string }>(JSON.parse(it)),
        ),
      );
      expect(new Set(heard.map((it) => it.id)).size).toBe(9);
    },
    { timeout: 20_000 },
  );
  expect(new Set(heard.map(({ type }) => type))).toEqual(
    new Set(['maplebridge.statistics.observation.recorded.v1']),
  );
  const city = heard.find(({ data }) => data?.code === '321100');
  expect(city?.area).toBe('321100/321100/321100');
});

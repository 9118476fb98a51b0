import { reportEvents } from '@maplebridge/contracts/intake';
import {
  figureIds,
  getStatisticsBreakdown,
  getStatisticsComparison,
  getStatisticsOverview,
  getStatisticsSeries,
} from '@maplebridge/contracts/statistics';
import { loadCity } from '@maplebridge/directory/load';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { area, heard, may } from '../domain/counting/counting.fixtures.ts';
import { type Snapshots, snapshots } from '../read-model/snapshots.ts';
import { people, startReading } from './figures.fixtures.ts';

type Person = keyof typeof people;

const report = (n: number, day: number, kind: 'tip' | 'dispute' | 'hazard', category: string) => ({
  ...heard(reportEvents, 'received', may(day), {
    ...{ kind, category, channel: 'app' as const, area, anonymous: false },
    position: { lng: 119.5, lat: 32.1 },
    triage: { scope: 'grid' as const, urgent: true, danger: [], reasons: [{ rule: 'x' }] },
  }),
  id: `report-${n}#1`,
});
const tip = report(9, 21, 'tip', 'fraud');
const withdrawn = { ...heard(reportEvents, 'withdrawn', may(23), { kind: 'tip' }), id: 'report-9#2' };

let reading: Awaited<ReturnType<typeof startReading>>;
let bulletins: Snapshots;
beforeAll(async () => {
  reading = await startReading();
  const observations = { load: async () => ({ state: undefined, version: 0 }) };
  bulletins = snapshots({ city: loadCity('zhenjiang'), view: reading.view, observations } as never);
  await reading.count(report(1, 20, 'dispute', 'other'), report(2, 21, 'hazard', 'gas'));
});
afterAll(() => reading.stop());

const day = { from: '2019-05-21', to: '2019-05-21' };
const spans = [
  day,
  { from: '2019-05-20', to: '2019-05-23' },
  { from: '2019-05-01', to: '2019-05-31' },
  // Compared with the year and the month before, in which the tip lies.
  { from: '2020-05-01', to: '2020-05-31' },
  { from: '2019-06-01', to: '2019-06-30' },
];
const areas = ['dingmao', '321171', '321100', 'gaozi'];
const kinds = ['kind', 'channel', 'category'];

/** Every query whose answer a tip might change. */
function* questions() {
  for (const span of spans) {
    for (const area of areas) {
      const query = { ...span, area };
      yield [getStatisticsOverview, query] as const;
      for (const by of ['station', 'district']) yield [getStatisticsComparison, { ...query, by }] as const;
      for (const by of ['day', 'month']) yield [getStatisticsSeries, { ...query, by }] as const;
      for (const by of kinds)
        yield [getStatisticsBreakdown, { ...query, figure: 'reports-received', by }] as const;
      for (const figure of ['reports-urgent', 'reports-withdrawn'])
        yield [getStatisticsBreakdown, { ...query, figure, by: 'kind' }] as const;
    }
  }
  const table = { ...day, figure: 'reports-received', by: 'kind' };
  for (const format of ['csv', 'xlsx']) yield [getStatisticsBreakdown, { ...table, format }] as const;
}

/** Everything a person learns: status, ETag and body of every answer. */
async function learnt(by: Person): Promise<string[]> {
  const all: string[] = [];
  for (const [route, query] of questions()) {
    const { statusCode, headers, body = '' } = await reading.ask(route, { by, query });
    // A workbook holds the time at which it was written; its tag is made of what it says.
    const isWorkbook = 'format' in query && query.format === 'xlsx';
    all.push(JSON.stringify([route.operationId, query, statusCode, headers?.etag, isWorkbook || body]));
  }
  return all;
}

/** One of each role, at each level of area. */
const curious = ['stationSupervisor', 'mediator', 'department', 'districtOfficer', 'otherOfficer'] as const;
const others = (Object.keys(people) as Person[]).filter((it) => it !== 'officer');

test('no query by anyone but the officers of its station reveals a tip', async () => {
  const before = new Map<string, string[]>();
  for (const person of curious) before.set(person, await learnt(person));
  const officer = await learnt('officer');
  const city = areas.map((it) => bulletins.of(it, '2019-05'));
  const published = await Promise.all(city);

  await reading.count(tip, withdrawn);

  for (const person of curious) expect(await learnt(person), person).toEqual(before.get(person));
  expect(await Promise.all(areas.map((it) => bulletins.of(it, '2019-05')))).toEqual(published);
  // Check that these queries would show the tip.
  expect(await learnt('officer')).not.toEqual(officer);
});

test('officers see the tips of their own station', async () => {
  const query = { ...day, figure: 'reports-received', by: 'kind' };
  const { rows, total } = await reading.json(getStatisticsBreakdown, { by: 'officer', query });
  expect(
    rows.map(({ key, figure }: { key: string; figure: { text: string } }) => [key, figure.text]),
  ).toEqual([
    ['hazard', '1'],
    ['tip', '1'],
  ]);
  expect(total.numerator).toBe(2);
  const { figures } = await reading.json(getStatisticsOverview, { by: 'officer', query: day });
  expect(figures.map(({ definition }: { definition: string }) => definition)).toEqual([...figureIds]);
});

test.each(others.filter((it) => it !== 'otherOfficer'))(
  '%s may not request the figure of tips, and does not get it by default',
  async (by) => {
    const query = { ...day, figures: 'cases-accepted,tips-received' };
    const { statusCode, body = '' } = await reading.ask(getStatisticsOverview, { by, query });
    expect([statusCode, JSON.parse(body)]).toEqual([
      403,
      expect.objectContaining({
        code: 'figure-not-yours',
        errors: [expect.objectContaining({ pointer: '/query/figures' })],
      }),
    ]);
    expect((await reading.ask(getStatisticsOverview, { by, query: day })).body).not.toContain(
      'tips-received',
    );
  },
);

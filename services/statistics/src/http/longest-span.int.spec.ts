import {
  getStatisticsBreakdown,
  getStatisticsComparison,
  getStatisticsOverview,
  getStatisticsSeries,
} from '@maplebridge/contracts/statistics';
import { city } from '@maplebridge/directory/city-data';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startReading } from './figures.fixtures.ts';

/** A city of twenty times the stations. */
const stations = Array.from({ length: 20 }, (_, i) =>
  city.stations.map((it) => (i ? { ...it, id: `${it.id}-${i}` } : it)),
).flat();
let reading: Awaited<ReturnType<typeof startReading>>;
beforeAll(async () => {
  reading = await startReading({ ...city, stations });
});
afterAll(() => reading.stop());

const decade = { from: '2010-01-01', to: '2019-12-31' };
const questions = [
  [getStatisticsSeries, { by: 'day', from: '2019-01-01', to: '2019-12-31' }],
  [getStatisticsSeries, { by: 'week', from: '2019-01-01', to: '2019-12-31' }],
  [getStatisticsSeries, { by: 'month', ...decade }],
  [getStatisticsOverview, decade],
  [getStatisticsComparison, { by: 'station', ...decade }],
  [getStatisticsBreakdown, { figure: 'reports-received', by: 'kind', ...decade }],
] as const;

describe.each(['json', 'csv', 'xlsx'])('as %s', (format) => {
  test.each(questions)(
    'a span that is too expensive is refused with the longest span that fits, %#',
    async (route, asked) => {
      const query = { ...asked, format };
      const { statusCode, body = '' } = await reading.ask(route, { query });
      const { code, errors } = JSON.parse(body);
      expect([statusCode, code, errors.length, errors[0].pointer]).toEqual([
        422,
        'span-too-long',
        1,
        '/query/to',
      ]);
      const [to] = /\d{4}-\d\d-\d\d/.exec(errors[0].detail) ?? [];
      expect((await reading.ask(route, { query: { ...query, to: String(to) } })).statusCode).toBe(200);
    },
  );
});

test('reading a station costs the same, however large its city is', async () => {
  const query = { by: 'day', from: '2019-01-01', to: '2019-12-31', area: 'dingmao' };
  const units = await reading.unitsFor(async () => {
    expect((await reading.ask(getStatisticsSeries, { query })).statusCode).toBe(200);
  });
  expect(units).toBeLessThanOrEqual(365 / 2 + 1);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contribution } from './contribution.ts';
import { figures, summarize } from './figures.ts';
import { grainFor, type Leaf, leafKey } from './leaf.ts';

const leaf = (over: Partial<Leaf>): Leaf => ({
  pk: 'mediation#month',
  sk: '',
  accepted: 0,
  handled: 0,
  settled: 0,
  district: '321171',
  station: 'dingmao',
  period: '2019-04',
  countedAt: '2019-11-01T00:00:00.000Z',
  ...over,
});

test('opening counts as accepted; only what was carried through counts as handled', () => {
  const closing = (outcome: string, more: object = {}) =>
    contribution({
      type: 'closed',
      data: { reportId: 'x', category: 'damages', outcome, ...more },
    } as Parameters<typeof contribution>[0]);
  const opening = (tier: string | null) =>
    contribution({ type: 'opened', data: { routing: { tier } } } as Parameters<typeof contribution>[0]);
  expect(opening('centre')).toEqual({ accepted: 1, handled: 0, settled: 0 });
  // What mediation is not for was never accepted.
  expect(opening(null)).toEqual({ accepted: 0, handled: 0, settled: 0 });
  expect(closing('settled')).toEqual({ accepted: 0, handled: 1, settled: 1 });
  expect(closing('failed')).toEqual({ accepted: 0, handled: 1, settled: 0 });
  expect(closing('failed', { untried: true })).toEqual({ accepted: 0, handled: 0, settled: 0 });
  for (const outcome of ['withdrawn', 'refused', 'not-acceptable', 'transferred']) {
    expect(closing(outcome)).toEqual({ accepted: 0, handled: 0, settled: 0 });
  }
});

test('success is measured against what was handled, handling against what was accepted (Zhenjiang 2025)', () => {
  const city = figures({ accepted: 63_965, handled: 63_076, settled: 62_898 });
  expect(city.handledRate.percent).toBe('98.6');
  expect(city.successRate).toMatchObject({ numerator: 62_898, denominator: 63_076, percent: '99.7' });
});

test('the rows of any breakdown add up to the total', () => {
  const leaves = fc.array(
    fc
      .record({
        accepted: fc.nat(50),
        handled: fc.nat(50),
        settled: fc.nat(50),
        station: fc.constantFrom('dingmao', 'baotalu'),
        period: fc.constantFrom('2019-04-01', '2019-05-02'),
      })
      .map(leaf),
  );
  fc.assert(
    fc.property(leaves, fc.constantFrom('day', 'month', 'station', 'district' as const), (some, by) => {
      const { total, rows } = summarize(some, by);
      for (const counter of ['accepted', 'handled', 'settled'] as const) {
        expect(rows.reduce((sum, row) => sum + row[counter], 0)).toBe(total[counter]);
      }
      expect(rows.map(({ key }) => key)).toEqual(rows.map(({ key }) => key).sort());
    }),
  );
});

test('figures are as of the latest fact in them, and of nothing when there is none', () => {
  expect(summarize([leaf({ countedAt: '2019-11-02T00:00:00.000Z' }), leaf({})], 'total').asOf).toBe(
    '2019-11-02T00:00:00.000Z',
  );
  expect(summarize([], 'total')).toMatchObject({
    asOf: null,
    rows: [],
    total: { accepted: 0, successRate: { text: '—' } },
  });
});

test('whole months are read from monthly leaves, anything else from daily ones', () => {
  expect(grainFor('2019-04-01', '2019-10-31', 'total')).toBe('month');
  expect(grainFor('2020-02-01', '2020-02-29', 'month')).toBe('month');
  expect(grainFor('2019-04-01', '2019-10-31', 'day')).toBe('day');
  expect(grainFor('2019-04-02', '2019-10-31', 'total')).toBe('day');
  expect(grainFor('2019-04-01', '2019-10-30', 'total')).toBe('day');
});

test('leaves of a span lie between its periods', () => {
  expect(leafKey('month', '2019-05-21', 'dingmao')).toEqual({ pk: 'mediation#month', sk: '2019-05#dingmao' });
  expect(leafKey('day', '2019-05-21', 'dingmao')).toEqual({ pk: 'mediation#day', sk: '2019-05-21#dingmao' });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { counted } from './counted.ts';
import { distributionOf } from './distribution.ts';
import { rollup } from './figures.fixtures.ts';

const settled = (counts: Record<string, number>) =>
  distributionOf('time-to-settle', counted([rollup('2019-05', counts)]), 'en');

test('half took at most p50, nine in ten at most p90', () => {
  expect(
    settled({ 'cases.settle/1': 2, 'cases.settle/3': 5, 'cases.settle/12': 2, 'cases.settle/40': 1 }),
  ).toEqual({
    definition: 'time-to-settle',
    unit: 'days',
    n: 10,
    p50: { atMost: 3, text: '≤ 3 days' },
    p90: { atMost: 12, text: '≤ 12 days' },
    beyond: 0,
  });
});

test('durations above the last bin are shown as beyond it, and counted', () => {
  const most = settled({ 'cases.settle/2': 1, 'cases.settle/beyond': 9 });
  expect(most).toMatchObject({ p50: { atMost: null, text: '> 180 days' }, beyond: 9 });
});

test('there are no quantiles without durations, nor for a correction that arrived early', () => {
  const none = { n: 0, p50: null, p90: null, beyond: 0 };
  expect(settled({})).toMatchObject(none);
  expect(settled({ 'cases.settle/3': -1 })).toMatchObject(none);
});

test('units are written in the requested language, singular or plural', () => {
  expect(settled({ 'cases.settle/1': 1 }).p50?.text).toBe('≤ 1 day');
  const hours = counted([rollup('2019-05', { 'cases.takeUp/5': 1 })]);
  expect(distributionOf('time-to-take-up', hours, 'zh').p50?.text).toBe('≤ 5 小时');
});

test('a quantile is the nearest rank of the durations in the bins', () => {
  const durations = fc.array(fc.integer({ min: 1, max: 180 }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(durations, (all) => {
      const rollups = all.map((it) => rollup('2019-05', { [`cases.settle/${it}`]: 1 }));
      const { n, p50, p90 } = distributionOf('time-to-settle', counted(rollups), 'en');
      const sorted = all.toSorted((a, b) => a - b);
      // ⌈p·n⌉ in whole numbers.
      const rank = (percent: number) => sorted[Math.floor((percent * n + 99) / 100) - 1];
      expect([n, p50?.atMost, p90?.atMost]).toEqual([all.length, rank(50), rank(90)]);
    }),
  );
});

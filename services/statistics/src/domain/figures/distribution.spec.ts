import fc from 'fast-check';
import { expect, test } from 'vitest';
import { counted } from './counted.ts';
import { distributionOf } from './distribution.ts';
import { rollup } from './figures.fixtures.ts';

const settled = (counts: Record<string, number>) =>
  distributionOf('time-to-settle', counted([rollup('2019-05', counts)]), 'en');

test('half of them took no longer than p50, nine in ten no longer than p90', () => {
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

test('what stands above the last bin is told to lie there, and counted', () => {
  const most = settled({ 'cases.settle/2': 1, 'cases.settle/beyond': 9 });
  expect(most).toMatchObject({ p50: { atMost: null, text: '> 180 days' }, beyond: 9 });
});

test('of nothing there is none, nor of a correction heard early', () => {
  const none = { n: 0, p50: null, p90: null, beyond: 0 };
  expect(settled({})).toMatchObject(none);
  expect(settled({ 'cases.settle/3': -1 })).toMatchObject(none);
});

test('units are told in the language that is asked for, each in its number', () => {
  expect(settled({ 'cases.settle/1': 1 }).p50?.text).toBe('≤ 1 day');
  const hours = counted([rollup('2019-05', { 'cases.takeUp/5': 1 })]);
  expect(distributionOf('time-to-take-up', hours, 'zh').p50?.text).toBe('≤ 5 小时');
});

test('it is the nearest rank of the list that the bins stand for', () => {
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

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SubjectLeaf } from './subject-leaves.ts';
import { hazards, mediation } from './subjects.ts';
import { summarize } from './summary.ts';

type MediationLeaf = SubjectLeaf<(typeof mediation.counters)[number]>;
const leaf = (over: Partial<MediationLeaf>): MediationLeaf => ({
  accepted: 0,
  handled: 0,
  settled: 0,
  district: '321171',
  station: 'dingmao',
  period: '2019-04',
  countedAt: '2019-11-01T00:00:00.000Z',
  ...over,
});

test('the rows of any breakdown add up to the total', () => {
  const leaves = fc.array(
    fc
      .record({
        accepted: fc.integer({ min: -3, max: 50 }),
        handled: fc.nat(50),
        settled: fc.nat(50),
        station: fc.constantFrom('dingmao', 'baotalu'),
        period: fc.constantFrom('2019-04-01', '2019-05-02'),
      })
      .map(leaf),
  );
  fc.assert(
    fc.property(leaves, fc.constantFrom('day', 'month', 'station', 'district' as const), (some, by) => {
      const { total, rows } = summarize(mediation, some, by);
      for (const counter of mediation.counters) {
        expect(rows.reduce((sum, row) => sum + row[counter], 0)).toBe(total[counter]);
      }
      expect(rows.map(({ key }) => key)).toEqual(rows.map(({ key }) => key).sort());
    }),
  );
});

test('figures are as of the latest fact in them, and of nothing when there is none', () => {
  expect(
    summarize(mediation, [leaf({ countedAt: '2019-11-02T00:00:00.000Z' }), leaf({})], 'total').asOf,
  ).toBe('2019-11-02T00:00:00.000Z');
  expect(summarize(mediation, [], 'total')).toMatchObject({
    asOf: null,
    rows: [],
    total: { accepted: 0, successRate: { text: '—' } },
  });
});

test('a correction that is heard before what it corrects shows nothing below zero', () => {
  const { district, station, period, countedAt } = leaf({});
  const early = { found: -1, rectified: 0, onTime: 0, major: -1, overdue: 0 };
  const { total } = summarize(hazards, [{ district, station, period, countedAt, ...early }], 'total');
  expect(total).toMatchObject({ found: 0, major: 0, rectificationRate: { percent: null } });
});

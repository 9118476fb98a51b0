import type { Safety } from '@maplebridge/directory';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type EffectTerms, effectScore } from './effect-score.ts';

const policy: Safety['effect'] = {
  tasks: 50,
  hazards: 50,
  missedInspection: 2,
  fewHazards: { below: 3, deducted: 10 },
  vetoes: ['major-overdue', 'accident'],
  confidence: 'secondary',
  source: 'scoring model, secondary source',
};
const terms: EffectTerms = {
  planned: 20,
  done: 18,
  missed: 0,
  found: 10,
  toFix: 10,
  accepted: 8,
  vetoes: [],
};

describe('E = (A + B) × α (scoring model for double-prevention systems, secondary source)', () => {
  test('A and B are shares of their 50 points, and every term is shown', () =>
    expect(effectScore(policy, terms)).toEqual({
      e: 85,
      a: 45,
      b: 40,
      alpha: 1,
      tasks: { done: 18, planned: 20, deducted: 0 },
      hazards: { accepted: 8, toFix: 10, deducted: 0 },
      vetoes: [],
      verified: false,
      source: 'scoring model, secondary source',
    }));

  test('each missed inspection is deducted, and no part goes below zero', () => {
    expect(effectScore(policy, { ...terms, missed: 2 })).toMatchObject({ a: 41, tasks: { deducted: 4 } });
    expect(effectScore(policy, { ...terms, missed: 40 })).toMatchObject({ a: 0, b: 40, e: 40 });
  });

  test('so few hazards that it is not to be believed are deducted', () =>
    expect(effectScore(policy, { ...terms, found: 2 })).toMatchObject({ b: 30, hazards: { deducted: 10 } }));

  test('where nothing was to be done, nothing was left undone', () => {
    const quiet = { planned: 0, done: 0, missed: 0, found: 3, toFix: 0, accepted: 0, vetoes: [] };
    expect(effectScore(policy, quiet)).toMatchObject({
      e: 100,
      tasks: { planned: 0 },
      hazards: { toFix: 0 },
    });
    expect(effectScore(policy, { ...quiet, found: 0 })).toMatchObject({ e: 90 });
  });

  test('a veto takes all points, and is named; one that the city does not know takes none', () => {
    const vetoed = { ...terms, vetoes: ['accident'] as const };
    expect(effectScore(policy, vetoed)).toMatchObject({ e: 0, a: 45, b: 40, alpha: 0, vetoes: ['accident'] });
    expect(effectScore({ ...policy, vetoes: [] }, vetoed)).toMatchObject({ e: 85, alpha: 1, vetoes: [] });
  });

  test('it says when the model is verified', () =>
    expect(effectScore({ ...policy, confidence: 'verified' }, terms).verified).toBe(true));
});

test('the score lies within 0 and 100, and one more task done or hazard accepted never lowers it', () => {
  const count = fc.nat(1000);
  const some = fc.record({
    planned: count,
    done: count,
    missed: fc.nat(30),
    found: count,
    toFix: count,
    accepted: count,
    vetoes: fc.subarray(['major-overdue', 'accident'] as const),
  });
  fc.assert(
    fc.property(some, (it) => {
      const { e } = effectScore(policy, it);
      expect(e).toBeGreaterThanOrEqual(0);
      expect(e).toBeLessThanOrEqual(100);
      expect(effectScore(policy, { ...it, done: it.done + 1 }).e).toBeGreaterThanOrEqual(e);
      expect(effectScore(policy, { ...it, accepted: it.accepted + 1 }).e).toBeGreaterThanOrEqual(e);
    }),
  );
});

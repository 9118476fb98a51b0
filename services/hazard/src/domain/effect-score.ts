import type { EffectScore } from '@maplebridge/contracts/hazard';
import type { Safety } from '@maplebridge/directory';

/** What the score of a month is made of. */
export interface EffectTerms {
  /** Inspections that were due in the month, and those of them that were made. */
  readonly planned: number;
  readonly done: number;
  readonly missed: number;
  /** Hazards found in the month. */
  readonly found: number;
  /** Hazards that stood open at some time of the month, and those of them that were rectified and accepted in it. */
  readonly toFix: number;
  readonly accepted: number;
  readonly vetoes: readonly Safety['effect']['vetoes'][number][];
}

const rounded = (points: number): number => Math.round(points * 100) / 100;

/**
 * A share of the most points there are, less what is deducted, never below zero. Where nothing was to be done nothing was left
 * undone, and the share is whole: a park of units that are inspected twice a year would else have no points in ten months of
 * twelve. Against a park that looks for nothing the model has its own means, the deduction for too few hazards.
 */
const points = (most: number, done: number, of: number, deducted: number): number =>
  Math.max(0, most * (of === 0 ? 1 : Math.min(1, done / of)) - deducted);

/**
 * E = (A + B) × α: how well double prevention works, of 100 points. A is for tasks that were done, B for hazards that were
 * accepted, α is 0 where one thing forbids any points. Formula and weights are from a secondary source; deductions and vetoes
 * are the city's choice, and the score says so.
 */
export function effectScore(policy: Safety['effect'], terms: EffectTerms): EffectScore {
  const { tasks, hazards, missedInspection, fewHazards, confidence, source } = policy;
  const taskDeduction = missedInspection * terms.missed;
  const hazardDeduction = terms.found < fewHazards.below ? fewHazards.deducted : 0;
  const a = points(tasks, terms.done, terms.planned, taskDeduction);
  const b = points(hazards, terms.accepted, terms.toFix, hazardDeduction);
  const vetoes = terms.vetoes.filter((veto) => policy.vetoes.includes(veto));
  const alpha = vetoes.length ? 0 : 1;
  return {
    e: rounded((a + b) * alpha),
    a: rounded(a),
    b: rounded(b),
    alpha,
    tasks: { done: terms.done, planned: terms.planned, deducted: rounded(taskDeduction) },
    hazards: { accepted: terms.accepted, toFix: terms.toFix, deducted: rounded(hazardDeduction) },
    vetoes,
    verified: confidence === 'verified',
    source,
  };
}

import type { EffectScore } from '@maplebridge/contracts/hazard';
import type { Safety } from '@maplebridge/directory';

/** The inputs of a month's score. */
export interface EffectTerms {
  /** Inspections due in the month, and how many of them were completed. */
  readonly planned: number;
  readonly done: number;
  readonly missed: number;
  /** Hazards found in the month. */
  readonly found: number;
  /** Hazards open at some time of the month, and how many of them were rectified and accepted in it. */
  readonly toFix: number;
  readonly accepted: number;
  readonly vetoes: readonly Safety['effect']['vetoes'][number][];
}

const rounded = (points: number): number => Math.round(points * 100) / 100;

/**
 * The completed share of the maximum points, less the deduction, never below zero. If nothing was due, the share is 1: otherwise a
 * park with two inspections a year would have no points in ten months of twelve. A park that finds too few hazards is covered by
 * the deduction for that.
 */
const points = (most: number, done: number, of: number, deducted: number): number =>
  Math.max(0, most * (of === 0 ? 1 : Math.min(1, done / of)) - deducted);

/**
 * E = (A + B) × α: how well double prevention works, of 100 points. A is for tasks that were done, B for hazards that were
 * accepted, α is 0 if there is a veto. Formula and weights are from a secondary source; deductions and vetoes
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

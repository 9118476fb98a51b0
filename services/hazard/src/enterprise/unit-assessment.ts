import type {
  Assessment,
  AssessmentOutcome,
  EnterpriseEvent,
  InventoryEntry,
} from '@maplebridge/contracts/hazard';
import { isRejection, type Rejection } from '@maplebridge/event-log';
import { assess } from '../domain/assessment/assess.ts';
import type { SafetyPolicy } from '../domain/safety-policy.ts';
import type { DeclareInventory } from './commands.ts';
import { openUnit } from './open-unit.ts';
import type { Enterprise, UnitState } from './state.ts';

/** Each unit is assessed by itself, and never summed over a plant (GB 18218-2018, 3.2 to 3.6). */
export function declareInventory(
  policy: SafetyPolicy,
  { at, unit, entries }: DeclareInventory,
  state: Enterprise,
): readonly EnterpriseEvent[] | Rejection {
  const before = openUnit(state, unit);
  if ('rejected' in before) return before;
  const { residents } = state;
  if (before.residents === residents && sameEntries(entries, before.entries)) return [];
  const assessment = assess(policy, residents, entries);
  if ('rejected' in assessment) return assessment;
  const outcome = outcomeOf(assessment);
  return [
    { type: 'inventory-declared', at, data: { unit, entries: [...entries], residents, outcome } },
    ...moved(at, unit, before, outcome),
  ];
}

/** How many units one command reassesses: two events each, well below the limit of a transaction. */
const mostAtOnce = 40;

/** Units assessed for another number of residents than the present one. */
export const toReassess = ({ units, residents }: Enterprise): string[] =>
  Object.keys(units).filter((id) => {
    const unit = units[id];
    return unit?.entries && !unit.closed && unit.residents !== residents;
  });

/** Reassesses the next units for the present number of residents. */
export const reassess = (policy: SafetyPolicy, at: string, state: Enterprise): EnterpriseEvent[] =>
  toReassess(state)
    .slice(0, mostAtOnce)
    .flatMap((unit) => reassessed(policy, at, unit, state));

function reassessed(policy: SafetyPolicy, at: string, unit: string, { units, residents }: Enterprise) {
  const before = units[unit];
  const assessment = assess(policy, residents, before?.entries ?? []);
  if (isRejection(assessment)) throw new Error(`${unit} can no longer be assessed: ${assessment.rejected}`);
  const outcome = outcomeOf(assessment);
  const event: EnterpriseEvent = { type: 'reassessed', at, data: { unit, residents, outcome } };
  return [event, ...moved(at, unit, before, outcome)];
}

/** The part that the event stores; the terms can be computed from entries and tables. */
function outcomeOf({ terms: _, residents: _residents, ...outcome }: Assessment): AssessmentOutcome {
  return outcome;
}

function moved(
  at: string,
  unit: string,
  before: UnitState | undefined,
  { level: to, colour, betaVerified }: AssessmentOutcome,
): EnterpriseEvent[] {
  const from = before?.outcome?.level ?? null;
  return from === to ? [] : [{ type: 'level-changed', at, data: { unit, from, to, colour, betaVerified } }];
}

/** A closed unit holds nothing and is no longer a major hazard. */
export const emptied = (
  { colourOf }: SafetyPolicy,
  at: string,
  unit: string,
  before: UnitState,
): EnterpriseEvent[] =>
  before.outcome
    ? moved(at, unit, before, { ...before.outcome, level: null, colour: colourOf(null), betaVerified: true })
    : [];

function sameEntries(some: readonly InventoryEntry[], others: readonly InventoryEntry[] = []): boolean {
  const text = ({ cas, row, categories, mixture, tonnes }: InventoryEntry) =>
    JSON.stringify([cas, row, categories, mixture, tonnes]);
  return some.length === others.length && some.every((it, i) => text(it) === text(others[i] ?? it));
}

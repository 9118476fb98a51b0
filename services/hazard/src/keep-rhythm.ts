import type { EnterpriseEvent } from '@maplebridge/contracts/hazard';
import type { Attempt } from '@maplebridge/event-log';
import type { Handled } from '@maplebridge/lambda';
import type { EnterpriseLog, InspectionLog } from './deps.ts';
import { rhythmInspectionId } from './derived-ids.ts';
import { enterpriseStream } from './enterprise/enterprise.ts';
import type { Enterprise } from './enterprise/state.ts';
import { inspectionStream } from './inspection/inspection.ts';
import type { InspectionState } from './inspection/state.ts';
import { lastNumber } from './rhythm/last-number.ts';
import { type Made, nextStep, type Step } from './rhythm/next-step.ts';
import { unitHistory } from './rhythm/unit-history.ts';
import type { SafetyPolicy } from './safety-policy.ts';

export interface RhythmDeps {
  readonly enterprises: EnterpriseLog;
  readonly inspections: InspectionLog;
  readonly policy: SafetyPolicy;
}

/** More than it ever takes: one is cancelled and one planned, and others may do the same meanwhile. */
const mostSteps = 10;

/** Plans and cancels inspections of a unit until its rhythm is kept. */
export async function keepRhythm(
  deps: RhythmDeps,
  enterprise: string,
  unit: string,
  attempt: Attempt,
): Promise<Handled> {
  for (let steps = 0; steps < mostSteps; steps++) {
    const { state, events } = await deps.enterprises.load(enterpriseStream(enterprise));
    const history = unitHistory(events as unknown as EnterpriseEvent[], unit);
    if (!state || !history) return { ignored: 'nobody said what the unit holds' };
    const made = await madeSoFar(deps, enterprise, unit);
    const step = nextStep(deps.policy, history, made);
    if (!step) return steps ? 'handled' : { ignored: 'the rhythm is kept' };
    await take(deps, step, { state, enterprise, unit, count: made.count }, attempt);
  }
  throw new Error(`the rhythm of ${unit} of ${enterprise} does not come to rest`);
}

async function madeSoFar({ inspections }: RhythmDeps, enterprise: string, unit: string): Promise<Made> {
  const load = async (number: number): Promise<InspectionState> =>
    (await inspections.load(inspectionStream(rhythmInspectionId(enterprise, unit, number)))).state;
  const count = await lastNumber(async (number) => (await load(number)) !== undefined);
  const last = count ? await load(count) : undefined;
  // Those that were cancelled for another rhythm lie between; there are few.
  let completedAt = last?.completedAt;
  for (let number = count - 1; number > 0 && completedAt === undefined; number--) {
    completedAt = (await load(number))?.completedAt;
  }
  return { count, last, completedAt };
}

interface Where {
  readonly state: Enterprise;
  readonly enterprise: string;
  readonly unit: string;
  readonly count: number;
}

async function take(
  { inspections }: RhythmDeps,
  step: Step,
  { state, enterprise, unit, count }: Where,
  attempt: Attempt,
): Promise<void> {
  const { now } = attempt;
  const streamOf = (number: number) => inspectionStream(rhythmInspectionId(enterprise, unit, number));
  const { area, park } = state;
  const { outcome } =
    step.do === 'cancel'
      ? await inspections.execute(
          streamOf(count),
          { type: 'CancelInspection', why: step.why, at: now, now },
          attempt,
        )
      : await inspections.execute(
          streamOf(count + 1),
          {
            type: 'PlanInspection',
            ...{ enterprise, unit, area, park },
            why: 'rhythm',
            ...{ dueAt: step.dueAt, pack: step.pack, at: step.at, now },
          },
          attempt,
        );
  if (outcome !== 'appended' && outcome !== 'unchanged') {
    throw new Error(`the rhythm of ${unit} of ${enterprise} could not be kept: ${outcome}`);
  }
}

import type { EnterpriseEvent } from '@maplebridge/contracts/hazard';
import type { CommandContext } from '@maplebridge/event-log';
import type { Handled } from '@maplebridge/lambda';
import type { EnterpriseLog, InspectionLog } from '../deps.ts';
import { lastNumber } from '../domain/inspection-schedule/last-number.ts';
import { type Made, nextStep, type Step } from '../domain/inspection-schedule/next-step.ts';
import { unitHistory } from '../domain/inspection-schedule/unit-history.ts';
import type { SafetyPolicy } from '../domain/safety-policy.ts';
import type { Enterprise } from '../enterprise/state.ts';
import { enterpriseStream } from '../enterprise/stream.ts';
import type { InspectionState } from '../inspection/state.ts';
import { inspectionStream } from '../inspection/stream.ts';
import { scheduledInspectionId } from './derived-ids.ts';

export interface InspectionScheduleDeps {
  readonly enterprises: EnterpriseLog;
  readonly inspections: InspectionLog;
  readonly policy: SafetyPolicy;
}

/** More than ever needed: one step cancels, one plans, and concurrent consumers may do the same. */
const mostSteps = 10;

/** Plans and cancels inspections of a unit until its schedule is up to date. */
export async function keepInspectionSchedule(
  deps: InspectionScheduleDeps,
  enterprise: string,
  unit: string,
  context: CommandContext,
): Promise<Handled> {
  for (let steps = 0; steps < mostSteps; steps++) {
    const { state, events } = await deps.enterprises.load(enterpriseStream(enterprise));
    const history = unitHistory(events as unknown as EnterpriseEvent[], unit);
    if (!state || !history) return { ignored: 'the unit has no inventory' };
    const made = await madeSoFar(deps, enterprise, unit);
    const step = nextStep(deps.policy, history, made);
    if (!step) return steps ? 'handled' : { ignored: 'the inspection schedule is up to date' };
    await take(deps, step, { state, enterprise, unit, count: made.count }, context);
  }
  throw new Error(`the inspection schedule of ${unit} of ${enterprise} did not settle in ${mostSteps} steps`);
}

async function madeSoFar(
  { inspections }: InspectionScheduleDeps,
  enterprise: string,
  unit: string,
): Promise<Made> {
  const load = async (number: number): Promise<InspectionState> =>
    (await inspections.load(inspectionStream(scheduledInspectionId(enterprise, unit, number)))).state;
  const count = await lastNumber(async (number) => (await load(number)) !== undefined);
  const last = count ? await load(count) : undefined;
  // Inspections cancelled after a schedule change lie in between; there are few.
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
  { inspections }: InspectionScheduleDeps,
  step: Step,
  { state, enterprise, unit, count }: Where,
  context: CommandContext,
): Promise<void> {
  const { now } = context;
  const streamOf = (number: number) => inspectionStream(scheduledInspectionId(enterprise, unit, number));
  const { area, park } = state;
  const { outcome } =
    step.do === 'cancel'
      ? await inspections.execute(
          streamOf(count),
          { type: 'CancelInspection', why: step.why, at: now, now },
          context,
        )
      : await inspections.execute(
          streamOf(count + 1),
          {
            type: 'PlanInspection',
            ...{ enterprise, unit, area, park },
            why: 'rhythm',
            ...{ dueAt: step.dueAt, pack: step.pack, at: step.at, now },
          },
          context,
        );
  if (outcome !== 'appended' && outcome !== 'unchanged') {
    throw new Error(`the inspection schedule of ${unit} of ${enterprise} was not updated: ${outcome}`);
  }
}

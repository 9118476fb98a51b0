import type { Deadline } from '@maplebridge/contracts/mediation';
import { type Rejection, reject } from '@maplebridge/event-log';
import type { ExtendLimit, RecordAppraisal } from './commands.ts';
import { type CasePolicy, type Decision, isBefore, partiesBut, strangers } from './guards.ts';
import type { Case } from './state.ts';

/** The limit of the case, if the law lets it be moved in that way and it has not passed. */
function movable(
  { limits }: CasePolicy,
  { deadline, pausedAt }: Case,
  at: string,
  by: 'appraisalStops' | 'extendable',
): Deadline | Rejection {
  if (!deadline || !limits.meaning(deadline.rule)?.[by]) return reject('limit-not-movable');
  return !pausedAt && isBefore(deadline.dueAt, at) ? reject('limit-not-movable', 'it has passed') : deadline;
}

/** Medical Regulation art. 38, Punishments Law art. 99: the time of an appraisal does not count; nor does the step's. */
export function recordAppraisal(policy: CasePolicy, { step, at }: RecordAppraisal, state: Case): Decision {
  const deadline = movable(policy, state, at, 'appraisalStops');
  if ('rejected' in deadline) return deadline;
  const { pausedAt, resumedAt } = state;
  if (step === 'begun') {
    if (pausedAt) return [];
    // The same days are not left out twice.
    return isBefore(at, resumedAt)
      ? reject('time-out-of-order', `an appraisal went until ${resumedAt}`, '/at')
      : [{ type: 'limit-paused', at, data: {} }];
  }
  if (!pausedAt || isBefore(at, pausedAt)) return reject('limit-not-movable', 'no appraisal had begun');
  const { router, limits } = policy;
  const resumed = (dueAt: string, unit: Parameters<typeof limits.resumed>[1]) =>
    limits.resumed(dueAt, unit, pausedAt, at);
  const { rule, dueAt } = deadline;
  const { stepDueAt } = state.routing;
  const stepUnit = router.step(state.routing)?.longest.unit;
  return [
    {
      type: 'limit-moved',
      at,
      data: {
        why: 'appraisal-ended',
        deadline: { rule, dueAt: resumed(dueAt, limits.meaning(rule)?.unit ?? 'days') },
        ...(stepDueAt && stepUnit && { stepDueAt: resumed(stepDueAt, stepUnit) }),
      },
    },
  ];
}

/** Medical Regulation art. 38: committee and both parties may agree to a longer time. */
export function extendLimit(
  policy: CasePolicy,
  { until, agreedBy, committeeAgrees, at }: ExtendLimit,
  state: Case,
): Decision {
  const deadline = movable(policy, state, at, 'extendable');
  if ('rejected' in deadline) return deadline;
  if (state.pausedAt) return reject('limit-not-movable', 'an appraisal is being made');
  const refused = strangers(agreedBy, state, '/agreedBy');
  if (refused) return refused;
  const [absent] = partiesBut(agreedBy, state);
  if (absent) return reject('consent-missing', `party ${absent} does not agree`, '/agreedBy');
  if (!committeeAgrees) return reject('consent-missing', 'the committee does not agree', '/committeeAgrees');
  const dueAt = policy.limits.endOf(until);
  if (!isBefore(deadline.dueAt, dueAt))
    return reject('limit-not-movable', `it ends ${deadline.dueAt} now`, '/until');
  return [{ type: 'limit-moved', at, data: { why: 'extended', deadline: { rule: deadline.rule, dueAt } } }];
}

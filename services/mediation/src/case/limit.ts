import type { Deadline } from '@maplebridge/contracts/mediation';
import { type Rejection, reject } from '@maplebridge/event-log';
import type { ExtendLimit, RecordAppraisal } from './commands.ts';
import { type CasePolicy, type Decision, isBefore, partiesBut, strangers } from './decision.ts';
import type { Case } from './state.ts';

/** The limit of the case, if the law lets it be moved and it has not passed. */
function movable({ limits }: CasePolicy, { deadline, pausedAt }: Case, at: string): Deadline | Rejection {
  if (!deadline || !limits.meaning(deadline.rule)?.movable) return reject('limit-not-movable');
  return !pausedAt && isBefore(deadline.dueAt, at) ? reject('limit-not-movable', 'it has passed') : deadline;
}

/** Medical Regulation art. 38: the time of an appraisal does not count. */
export function recordAppraisal(policy: CasePolicy, { step, at }: RecordAppraisal, state: Case): Decision {
  const deadline = movable(policy, state, at);
  if ('rejected' in deadline) return deadline;
  const { pausedAt } = state;
  if (step === 'begun') return pausedAt ? [] : [{ type: 'limit-paused', at, data: {} }];
  if (!pausedAt || isBefore(at, pausedAt)) return reject('limit-not-movable', 'no appraisal had begun');
  const moved = policy.limits.resumed(deadline, pausedAt, at);
  return [{ type: 'limit-moved', at, data: { why: 'appraisal-ended', deadline: moved } }];
}

/** Medical Regulation art. 38: committee and both parties may agree to a longer time. */
export function extendLimit(
  policy: CasePolicy,
  { until, agreedBy, committeeAgrees, at }: ExtendLimit,
  state: Case,
): Decision {
  const deadline = movable(policy, state, at);
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

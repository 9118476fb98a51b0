import type { HazardEvent } from '@maplebridge/contracts/hazard';
import { reject } from '@maplebridge/event-log';
import type { SafetyPolicy } from '../domain/safety-policy.ts';
import type { ReviewHazard } from './commands.ts';
import type { Decision } from './decision.ts';
import { isSupervised, released } from './grading.ts';
import { followUp } from './report-follow-up.ts';
import type { Hazard } from './state.ts';

/**
 * A person other than the rectifier reviews it. A major hazard needs a second review by a third person; then the supervision ends
 * (register, grade, rectify, re-inspect, second review: secondary sources).
 */
export function reviewHazard(policy: SafetyPolicy, command: ReviewHazard, state: Hazard): Decision {
  const { at, by, passed, note } = command;
  const review = reviewDue(state);
  if (!review || !state.grading) return reject('nothing-to-review');
  if (state.rectifiedBy.includes(by)) return reject('own-work', 'you said that it is put right');
  if (review === 'second' && state.reviews.at(-1)?.by === by) {
    return reject('own-work', 'you looked at it the first time');
  }
  const { grade } = state.grading;
  const { escalatedTo } = state;
  const reviewed: HazardEvent = {
    type: 'reviewed',
    at,
    data: { review, passed, by, grade, ...(escalatedTo && { escalatedTo }), note },
  };
  const goesOn = !passed || (review === 'first' && isSupervised(policy, grade));
  return goesOn ? [reviewed] : [reviewed, ...released(at, state), ...closedAsRectified(at, state)];
}

function reviewDue({ status }: Hazard): 'first' | 'second' | undefined {
  if (status === 'to-be-reviewed') return 'first';
  return status === 'to-be-reviewed-again' ? 'second' : undefined;
}

function closedAsRectified(at: string, state: Hazard): HazardEvent[] {
  const { kind, source, grading, rectifiedOnTime, escalatedTo, foundAt } = state;
  const outcome = 'rectified';
  const data = {
    outcome,
    kind,
    source,
    ...(grading && { grade: grading.grade }),
    onTime: rectifiedOnTime === true,
    ...(escalatedTo && { escalatedTo }),
    foundAt,
  } as const;
  return [{ type: 'closed', at, data }, ...followUp(at, state.reportId, { step: 'closed', outcome })];
}

import { type Rejection, reject } from '@maplebridge/event-log';
import { isBefore, later } from '../domain/instants.ts';
import type { SafetyPolicy } from '../domain/safety-policy.ts';
import type { ExtendOrder, OrderRectification } from './commands.ts';
import type { Decision } from './decision.ts';
import { followUp } from './report-follow-up.ts';
import type { Hazard } from './state.ts';

/**
 * The five requirements (五落实, Order 16 art. 15, secondary source): funds and deadline are in the event; measures, responsible
 * person and contingency plan are in the personal-data store, under the note.
 */
export function orderRectification(
  policy: SafetyPolicy,
  { at, fundsYuan, deadline, stop, note }: OrderRectification,
  state: Hazard,
): Decision {
  if (!state.grading) return reject('grade-missing');
  if (state.order) return reject('order-exists');
  const { grade } = state.grading;
  return (
    unfit(policy, grade, deadline, at, at) ?? [
      {
        type: 'ordered',
        at,
        data: { grade, fundsYuan, deadline, stop, note },
      },
      ...followUp(at, state.reportId, { step: 'ordered' }),
    ]
  );
}

/** The new deadline counts from when it is given and must be later than the old one. */
export function extendOrder(
  policy: SafetyPolicy,
  { at, deadline, note }: ExtendOrder,
  { order, grading, status, escalatedTo }: Hazard,
): Decision {
  if (!order || !grading) return reject('order-missing');
  if (status !== 'rectifying') return reject('order-missing', 'it waits to be looked at again');
  return (
    unfit(policy, grading.grade, deadline, at, later(order.deadline, at)) ?? [
      {
        type: 'extended',
        at,
        data: { grade: grading.grade, deadline, ...(escalatedTo && { escalatedTo }), note },
      },
    ]
  );
}

/** No national law fixes the days: the city's policy limits the deadline by grade, counted from the order or extension. */
function unfit(
  { safety, spans }: SafetyPolicy,
  grade: keyof SafetyPolicy['safety']['deadlines'],
  deadline: string,
  at: string,
  after: string,
): Rejection | undefined {
  const { rule, ...longest } = safety.deadlines[grade];
  if (!isBefore(after, deadline)) {
    return reject('deadline-invalid', `it must lie after ${after}`, '/deadline');
  }
  const until = spans.end(longest, at);
  return isBefore(until, deadline)
    ? reject('deadline-invalid', `${rule} lets it lie at ${until} at the latest`, '/deadline')
    : undefined;
}

import { changeHold, isRejection, type Rejection, reject } from '@maplebridge/event-log';
import type { DiscloseReport, EraseReport, HoldReport } from './commands.ts';
import type { Decision } from './decision.ts';
import { hasEnded, type Report } from './state.ts';

/** Every disclosure of unmasked data is recorded (PIPL arts 5, 51, 54). */
export const discloseReport = ({ by, purpose, note, at }: DiscloseReport): Decision => [
  { type: 'disclosed', at, data: { by, purpose, note } },
];

export function holdReport({ type: _, at, ...wanted }: HoldReport, state: Report): Decision {
  const changes = changeHold(wanted, state.held);
  return isRejection(changes) ? changes : changes.map((data) => ({ type: 'hold-changed', at, data }));
}

/** Why a report may not be erased now: it is on hold, or still open (PIPL art. 47). */
export function erasureRejection(state: Report): Rejection | undefined {
  if (state.held) return reject('on-hold');
  return hasEnded(state) ? undefined : reject('report-open');
}

/** A second erasure deletes texts that were added after the first one. */
export function eraseReport({ ground, records, attachments, at }: EraseReport, state: Report): Decision {
  const kept = erasureRejection(state);
  if (kept) return kept;
  if (state.erased && records + attachments === 0) return [];
  return [{ type: 'erased', at, data: { ground, records, attachments } }];
}

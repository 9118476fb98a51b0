import { changeHold, isRejection, type Rejection, reject } from '@maplebridge/event-log';
import type { DiscloseReport, EraseReport, HoldReport } from './commands.ts';
import type { Decision } from './decision.ts';
import { hasEnded, type Report } from './state.ts';

/** Whoever looks at what is masked leaves a trace each time (PIPL arts 5, 51, 54). */
export const discloseReport = ({ by, purpose, note, at }: DiscloseReport): Decision => [
  { type: 'disclosed', at, data: { by, purpose, note } },
];

export function holdReport({ type: _, at, ...wanted }: HoldReport, state: Report): Decision {
  const changes = changeHold(wanted, state.held);
  return isRejection(changes) ? changes : changes.map((data) => ({ type: 'hold-changed', at, data }));
}

/** Why a report may not be erased now: it must be kept, or something is still done about the matter (PIPL art. 47). */
export function keptBack(state: Report): Rejection | undefined {
  if (state.held) return reject('on-hold');
  return hasEnded(state) ? undefined : reject('report-open');
}

/** Words that were added after an erasure are erased by another. */
export function eraseReport({ ground, records, attachments, at }: EraseReport, state: Report): Decision {
  const kept = keptBack(state);
  if (kept) return kept;
  if (state.erased && records + attachments === 0) return [];
  return [{ type: 'erased', at, data: { ground, records, attachments } }];
}

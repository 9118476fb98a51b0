import { reject } from '@maplebridge/event-log';
import type { DiscloseReport, EraseReport, HoldReport } from './commands.ts';
import type { Decision } from './decision.ts';
import { hasEnded, type Report } from './state.ts';

/** Whoever looks at what is masked leaves a trace each time (PIPL arts 5, 51, 54). */
export const discloseReport = ({ by, purpose, note, at }: DiscloseReport): Decision => [
  { type: 'disclosed', at, data: { by, purpose, note } },
];

/** What the law asks to be kept longer is stored and not erased until it is released (PIPL art. 47). */
export function holdReport({ state: wanted, ground, at }: HoldReport, state: Report): Decision {
  if (state.held === (wanted === 'held')) return [];
  if (wanted === 'held' && !ground) return reject('ground-missing', undefined, '/ground');
  return [{ type: 'hold-changed', at, data: { state: wanted, ...(ground && { ground }) } }];
}

/** Erasure on request (PIPL art. 47): once nothing is done about the matter any more, unless it must be kept. */
export function eraseReport({ ground, records, at }: EraseReport, state: Report): Decision {
  if (state.erasedAt !== undefined) return [];
  if (state.held) return reject('on-hold');
  if (!hasEnded(state)) return reject('report-open');
  return [{ type: 'erased', at, data: { ground, records, attachments: state.attachments.length } }];
}

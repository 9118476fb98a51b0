import { changeHold, isRejection, type Rejection, reject } from '@maplebridge/event-log';
import type { EraseWords, HoldCase } from './commands.ts';
import type { Decision } from './guards.ts';
import type { Case } from './state.ts';

/** Why the words of a case may not be erased now. */
export function erasureBarred({ held, status }: Pick<Case, 'held' | 'status'>): Rejection | undefined {
  if (held) return reject('on-hold');
  return status === 'ended' ? undefined : reject('case-not-ended');
}

/** The file of a mediation is an official record: it goes before its time only where the law asks (PIPL art. 47). */
export function eraseWords({ ground, records, at }: EraseWords, state: Case): Decision {
  const barred = erasureBarred(state);
  if (barred) return barred;
  return records === 0 ? [] : [{ type: 'words-erased', at, data: { ground, records } }];
}

export function holdCase({ state: wanted, ground, at }: HoldCase, { held }: Case): Decision {
  const changes = changeHold({ state: wanted, ground }, held);
  return isRejection(changes) ? changes : changes.map((data) => ({ type: 'hold-changed', at, data }));
}

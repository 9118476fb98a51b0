import type { MediatorEvent } from '@maplebridge/contracts/mediation';
import { changeHold, isRejection, type Rejection, reject } from '@maplebridge/event-log';
import type { EraseName, HoldName } from './commands.ts';
import type { Mediator } from './state.ts';

/** Why the name of a mediator must not be erased now: the parties must know who mediates. */
export function erasureBarred({
  held,
  available,
}: Pick<Mediator, 'held' | 'available'>): Rejection | undefined {
  if (held) return reject('on-hold');
  return available ? reject('still-needed', 'they take new cases') : undefined;
}

export function eraseName({ ground, records, at }: EraseName, state: Mediator): MediatorEvent[] | Rejection {
  const barred = erasureBarred(state);
  if (barred) return barred;
  return records === 0 ? [] : [{ type: 'words-erased', at, data: { ground, records } }];
}

export function holdName(
  { state: wanted, ground, at }: HoldName,
  { held }: Mediator,
): MediatorEvent[] | Rejection {
  const changes = changeHold({ state: wanted, ground }, held);
  return isRejection(changes) ? changes : changes.map((data) => ({ type: 'hold-changed', at, data }));
}

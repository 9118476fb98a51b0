import type { EnterpriseEvent } from '@maplebridge/contracts/hazard';
import { changeHold, isRejection, type Rejection, reject } from '@maplebridge/event-log';
import type { ErasePersons, HoldEnterprise } from './commands.ts';
import type { Enterprise } from './state.ts';

type Decision = readonly EnterpriseEvent[] | Rejection;

/**
 * The note keys of persons who are no longer responsible: somebody else took over, or the unit is closed. The names of the present
 * ones are required by law (包保责任制).
 */
export function replaced(
  past: readonly EnterpriseEvent[],
  { units }: Pick<Enterprise, 'units'>,
): Set<string> {
  const present = new Set(
    Object.values(units).flatMap(({ closed, responsible }) => (closed ? [] : Object.values(responsible))),
  );
  const named = past.flatMap((event) => (event.type === 'responsible-named' ? [event.data.note] : []));
  return new Set(named.filter((note) => !present.has(note)));
}

export function erasePersons({ ground, records, at }: ErasePersons, { held }: Enterprise): Decision {
  if (held) return reject('on-hold');
  return records === 0 ? [] : [{ type: 'words-erased', at, data: { ground, records } }];
}

export function holdEnterprise({ state, ground, at }: HoldEnterprise, { held }: Enterprise): Decision {
  const changes = changeHold({ state, ground }, held);
  return isRejection(changes) ? changes : changes.map((data) => ({ type: 'hold-changed', at, data }));
}

import type { Assessment, Enterprise as EnterpriseView, Unit } from '@maplebridge/contracts/hazard';
import { isRejection } from '@maplebridge/event-log';
import { type Asked, firstPart, partOf } from '@maplebridge/lambda';
import { assess } from '../../domain/assessment/assess.ts';
import type { SafetyPolicy } from '../../domain/safety-policy.ts';
import type { Enterprise, UnitState } from '../../enterprise/state.ts';

/** Records of the personal-data store by note key; erased ones are absent. */
export type Names = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

const told = (names: Names, note: string, what: string): string | null => {
  const text = names.get(note)?.[what];
  return typeof text === 'string' ? text : null;
};

/** The readable personal data; `phones`: whether it includes the telephone numbers of responsible persons. */
export interface Readable {
  readonly names: Names;
  readonly phones: boolean;
}

/** Shows the units of an enterprise by their ids. */
export const unitIn =
  (policy: SafetyPolicy, { units }: Pick<Enterprise, 'units'>, readable: Readable) =>
  (id: string): Unit =>
    presentUnit(policy, id, units[id] as UnitState, readable);

/** An enterprise as callers see it, with those of its units that are shown. */
export function presentEnterprise(
  id: string,
  state: Enterprise,
  names: Names,
  shown: Pick<EnterpriseView, 'units' | 'moreUnits'>,
): EnterpriseView {
  const { code, note, area, park, position, residents, registeredAt } = state;
  return {
    id,
    code,
    name: told(names, note, 'name'),
    area,
    park,
    position,
    residents,
    ...shown,
    registeredAt,
  };
}

function presentUnit(policy: SafetyPolicy, id: string, unit: UnitState, { names, phones }: Readable): Unit {
  const { kind, note, closed, entries, responsible } = unit;
  const assessment = assessmentOf(policy, unit);
  return {
    id,
    kind,
    name: told(names, note, 'name'),
    closed,
    ...(entries && { entries: [...entries] }),
    ...(assessment && { assessment }),
    responsible: (Object.entries(responsible) as [keyof typeof responsible, string][]).map(([duty, of]) => ({
      duty,
      name: told(names, of, 'name'),
      phone: phones ? told(names, of, 'phone') : null,
    })),
  };
}

/** The recorded outcome with its terms. Without terms if it was computed with another version of the tables. */
function assessmentOf(
  policy: SafetyPolicy,
  { entries, outcome, residents }: UnitState,
): Assessment | undefined {
  if (!entries || !outcome || residents === undefined) return undefined;
  const today = assess(policy, residents, entries);
  const same = !isRejection(today) && today.tables === outcome.tables;
  return { ...outcome, residents, terms: same ? today.terms : [] };
}

/** A page of the units of an enterprise, each with its declared data. */
export const unitsPart = (policy: SafetyPolicy, state: Enterprise, readable: Readable, asked: Asked) =>
  partOf(Object.keys(state.units), asked, unitIn(policy, state, readable));

/** An enterprise with its first units, as many as fit in a reply, and the unit that a command changed. */
export function enterpriseView(
  policy: SafetyPolicy,
  id: string,
  state: Enterprise,
  readable: Readable,
  touched?: string,
): EnterpriseView {
  const present = unitIn(policy, state, readable);
  const { items, cursor } = firstPart(Object.keys(state.units), present);
  const missing = touched && state.units[touched] && !items.some(({ id: shown }) => shown === touched);
  const units = missing ? [...items, present(touched)] : items;
  return presentEnterprise(id, state, readable.names, { units, ...(cursor && { moreUnits: cursor }) });
}

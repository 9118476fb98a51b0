import type { Assessment, Enterprise as EnterpriseView, Unit } from '@maplebridge/contracts/hazard';
import { isRejection } from '@maplebridge/event-log';
import { assess } from '../assessment/assess.ts';
import type { SafetyPolicy } from '../safety-policy.ts';
import type { Enterprise, UnitState } from './state.ts';

/** Records of the dossier, by their notes; what is gone is null. */
type Names = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

const told = (names: Names, note: string, what: string): string | null => {
  const text = names.get(note)?.[what];
  return typeof text === 'string' ? text : null;
};

/** An enterprise as callers see it; `phones`: whether they may read those of responsible persons. */
export function presentEnterprise(
  policy: SafetyPolicy,
  id: string,
  state: Enterprise,
  names: Names,
  phones: boolean,
): EnterpriseView {
  const { code, note, area, park, position, residents, units, registeredAt } = state;
  return {
    id,
    code,
    name: told(names, note, 'name'),
    area,
    park,
    position,
    residents,
    units: Object.entries(units).map(([unit, it]) => presentUnit(policy, unit, it, { names, phones })),
    registeredAt,
  };
}

function presentUnit(
  policy: SafetyPolicy,
  id: string,
  unit: UnitState,
  { names, phones }: { readonly names: Names; readonly phones: boolean },
): Unit {
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

/** The outcome as it was recorded, with the terms it came of; of other tables than today's the terms are not told. */
function assessmentOf(
  policy: SafetyPolicy,
  { entries, outcome, residents }: UnitState,
): Assessment | undefined {
  if (!entries || !outcome || residents === undefined) return undefined;
  const today = assess(policy, residents, entries);
  const same = !isRejection(today) && today.tables === outcome.tables;
  return { ...outcome, residents, terms: same ? today.terms : [] };
}

import type { Accident as AccidentView } from '@maplebridge/contracts/hazard';
import type { Accident } from '../../accident/state.ts';

/** An accident as callers see it; `notes` comes from the personal-data store. */
export function presentAccident(id: string, state: Accident, notes: string | null): AccidentView {
  const { enterprise, unit, area, park, kind, occurredAt, deaths, injured, told, upward } = state;
  const { next, closedAt } = state;
  return {
    id,
    enterprise,
    ...(unit && { unit }),
    area,
    park,
    kind,
    occurredAt,
    deaths,
    injured,
    status: closedAt ? 'closed' : 'reported',
    told: [...told],
    upward: upward.map((step) => ({ ...step })),
    ...(next && !closedAt && { next: { ...next } }),
    notes,
    ...(closedAt && { closedAt }),
  };
}

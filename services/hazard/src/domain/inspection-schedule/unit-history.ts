import type { EnterpriseEvent, Level } from '@maplebridge/contracts/hazard';

/** The history that a unit's inspection schedule depends on. */
export interface UnitHistory {
  /** When its inventory was first declared. */
  readonly since: string;
  /** Its levels in order, starting then. */
  readonly levels: readonly { readonly at: string; readonly level: Level | null }[];
  readonly closed: boolean;
}

/** The history of a unit in the events of its enterprise; undefined before its first inventory. */
export function unitHistory(events: readonly EnterpriseEvent[], unit: string): UnitHistory | undefined {
  const own = events.filter(({ data }) => 'unit' in data && data.unit === unit);
  const first = own.find(({ type }) => type === 'inventory-declared');
  if (first?.type !== 'inventory-declared') return undefined;
  const changes = own.flatMap(({ type, at, data }) =>
    type === 'level-changed' && 'to' in data ? [{ at, level: data.to }] : [],
  );
  return {
    since: first.at,
    levels: [{ at: first.at, level: first.data.outcome.level }, ...changes],
    closed: own.some(({ type }) => type === 'unit-closed'),
  };
}

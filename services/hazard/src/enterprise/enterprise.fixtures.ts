import type { EnterpriseEvent, InventoryEntry } from '@maplebridge/contracts/hazard';
import { isRejection } from '@maplebridge/event-log';
import { specification } from '@maplebridge/event-log/spec';
import { assess } from '../domain/assessment/assess.ts';
import { policy } from '../domain/assessment/assessment.fixtures.ts';
import type { EnterpriseCommand } from './commands.ts';
import { enterpriseDecider } from './decide.ts';
import type { DataOf } from './state.ts';

export { policy };
export const decider = enterpriseDecider(policy);
export const given = specification(decider);

export const id = '7w3k0d4m2x9q5r8t1v6y0z3b2c';
export const at = '2026-05-21T01:30:00.000Z';
export const note = 'note-1';
export const account = '3m00000000000000000000000a';

export const enterprise: DataOf<'registered'> = {
  code: '91321112MA1XXXXX0N',
  area: { city: '321100', district: '321112', station: 'gaozi' },
  park: 'gaozi-park',
  position: { lng: 119.3, lat: 32.155 },
  residents: 29,
  accounts: [account],
  note,
};

export const event = <T extends EnterpriseEvent['type']>(type: T, data: DataOf<T>): EnterpriseEvent =>
  ({ type, at, data }) as EnterpriseEvent;
type Data<T extends EnterpriseCommand['type']> = Omit<Extract<EnterpriseCommand, { type: T }>, 'type' | 'at'>;
export const command = <T extends EnterpriseCommand['type']>(type: T, data: Data<T>): EnterpriseCommand =>
  ({ type, at, ...data }) as unknown as EnterpriseCommand;

export const registered = event('registered', enterprise);
export const tankFarm = (unit: string) => event('unit-declared', { unit, kind: 'tank-farm', note });
export const ammonia = (tonnes: number): InventoryEntry => ({ cas: '7664-41-7', tonnes });

/** The outcome of an assessment, without its terms. */
export function outcome(residents: number, ...entries: InventoryEntry[]) {
  const assessment = assess(policy, residents, entries);
  if (isRejection(assessment)) throw new Error('cannot be assessed');
  const { terms: _, residents: _residents, ...rest } = assessment;
  return rest;
}
export const declared = (unit: string, residents: number, ...entries: InventoryEntry[]) =>
  event('inventory-declared', { unit, entries, residents, outcome: outcome(residents, ...entries) });
export const reassessed = (unit: string, residents: number, ...entries: InventoryEntry[]) =>
  event('reassessed', { unit, residents, outcome: outcome(residents, ...entries) });

export const stateOf = (...events: EnterpriseEvent[]) => events.reduce(decider.evolve, decider.initial);

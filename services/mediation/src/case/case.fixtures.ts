import type { CaseEvent, FormerEnding } from '@maplebridge/contracts/mediation';
import type { City } from '@maplebridge/directory';
import { loadCity } from '@maplebridge/directory/load';
import { isRejection } from '@maplebridge/event-log';
import { specification } from '@maplebridge/event-log/spec';
import type { PoolMember } from '../domain/routing/pool.ts';
import type { CaseCommand } from './commands.ts';
import type { DataOf } from './state.ts';
import { caseDecider, casePolicy } from './stream.ts';

export const city = loadCity('zhenjiang');
export const policy = casePolicy(city);
export const decider = caseDecider(policy);
export const given = specification(decider);

/** The specification in a city whose policy differs in something. */
export const givenIn = (change: (it: City) => void) => {
  const other = structuredClone(city);
  change(other);
  return specification(caseDecider(casePolicy(other)));
};

export const id = '7w3k0d4m2x9q5r8t1v6y0z3b2c';
export const openedAt = '2019-05-21T09:30:00+08:00';
export const at = '2019-05-22T10:00:00+08:00';
export const now = '2020-06-01T00:00:00.000Z';
export const note = 'note-1';

type Matter = Omit<Extract<CaseCommand, { type: 'OpenCase' }>, 'type' | 'at' | 'now'>;
const matter: Matter = {
  reportId: id,
  category: 'damages',
  area: { city: '321100', district: '321171', station: 'dingmao' },
  facts: {},
  position: { lng: 119.508, lat: 32.178 },
  partyCount: 2,
};

export const open = (over: Partial<Matter> = {}): CaseCommand => ({
  type: 'OpenCase',
  ...matter,
  ...over,
  at: openedAt,
  now,
});

/** The events that opening such a matter yields. */
export function openedWith(over: Partial<Matter> = {}): CaseEvent[] {
  const decided = decider.decide(open(over), undefined);
  if (isRejection(decided)) throw new Error('opening was refused');
  return [...decided];
}
export const opened = openedWith();

/** An event and a command, at the usual time unless told. */
export const event = <T extends CaseEvent['type']>(type: T, data: DataOf<T>, when = at): CaseEvent =>
  ({ type, at: when, data }) as CaseEvent;
type Data<T extends CaseCommand['type']> = DistributiveOmit<
  Extract<CaseCommand, { type: T }>,
  'type' | 'at' | 'now'
>;
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
export const command = <T extends CaseCommand['type']>(type: T, data: Data<T>, when = at): CaseCommand =>
  ({ type, ...data, at: when, now }) as unknown as CaseCommand;

/** The same event, saying more. */
export const saying = (it: CaseEvent, more: object): CaseEvent =>
  ({ ...it, data: { ...it.data, ...more } }) as CaseEvent;
/** What is said of that which takes up the case of `opened`. */
export const waited = { waitedSince: openedAt };

export const consented = (party: string, procedure: 'people' | 'police' | 'judicial' = 'people'): CaseEvent =>
  event('consented', { party, procedure });
export const willing = [...opened, consented('A'), consented('B')];
export const consent = (party: string, answer: 'given' | 'refused'): CaseCommand =>
  command('RecordConsent', { party, answer });

export const held = (...parties: string[]): CaseEvent =>
  event('session-held', { parties, mode: 'together', note });
/** The first session of all, before anyone had accepted the case. */
export const heldFirst = (...parties: string[]): CaseEvent =>
  saying(held(...parties), { firstMediated: true, ...waited });
export const session = (parties: string[], over: Partial<Data<'HoldSession'>> = {}, when = at): CaseCommand =>
  command('HoldSession', { parties, mode: 'together', note, ...over }, when);

export const agreed = event('agreed', {
  reportId: id,
  procedure: 'people',
  form: 'oral',
  effectiveOn: '2019-05-22',
  confirmationDueOn: '2019-06-21',
  visitDueAt: '2019-06-21T23:59:59+08:00',
  firstMediated: true,
  firstAgreement: true,
  ...waited,
  note,
});
export const agree = (over: Partial<Data<'RecordAgreement'>> = {}, when = at): CaseCommand =>
  command('RecordAgreement', { form: 'oral', note, ...over }, when);
export const signed = { parties: ['A', 'B'], mediator: true, committeeSeal: true };

/** The end of the case that `opened` tells of, within its month. */
export const closed = (end: Partial<DataOf<'closed'>> & Pick<DataOf<'closed'>, 'outcome'>): CaseEvent =>
  event('closed', {
    ...{ reportId: id, category: 'damages', tier: 'workstation', since: openedAt, limit: 'kept' },
    ...end,
  });
/** The same, as whoever takes it up again tells it. */
export const ended = (outcome: DataOf<'closed'>['outcome']): FormerEnding => ({
  ...{ closedAt: at, outcome, tier: 'workstation', since: openedAt, limit: 'kept' },
});
export const close = (over: Data<'CloseCase'>, when = at): CaseCommand => command('CloseCase', over, when);

export const toTier = (tier: 'workstation' | 'centre' | 'joint', over: object = {}): CaseCommand =>
  command('TransferToTier', { tier, note, ...over });
export const toCourt: CaseCommand = command('TransferToAuthority', { authority: 'court', note });
export const runDueCommands = (moment: string): CaseCommand => ({ type: 'NoteDue', at: moment, now: moment });

/** A mediator of Dingmao's people's group with two reservations, one of them taken. */
export const member = (over: Partial<PoolMember> = {}): PoolMember => ({
  id: '3m00000000000000000000000a',
  group: 'people',
  skills: [],
  languages: [],
  areas: ['dingmao'],
  capacity: 2,
  goldMedal: false,
  available: true,
  taken: 1,
  ...over,
});
const reasons = [{ rule: 'next-in-turn' }];
export const ask = (it: PoolMember | undefined = member(), chosen = false): CaseCommand =>
  command('AskMediator', { member: it, chosen, reasons });
export const asked = (mediator = member().id): CaseEvent =>
  event('mediator-asked', { mediator, answerBy: '2020-06-02T00:00:00.000Z', reasons });

/** Someone leads the case. */
export const led: CaseEvent[] = [asked(), event('mediator-accepted', { mediator: member().id })];

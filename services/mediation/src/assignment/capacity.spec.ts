import { aggregateLog } from '@maplebridge/event-log';
import { memoryStore } from '@maplebridge/event-log/memory';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { city, member, open, policy } from '../case/case.fixtures.ts';
import type { CaseCommand } from '../case/commands.ts';
import type { Case } from '../case/state.ts';
import { caseDecider, caseStream } from '../case/stream.ts';
import { isVacant } from '../case/vacancy.ts';
import type { PoolMember } from '../domain/routing/pool.ts';
import { mediatorDecider, mediatorStream } from '../mediator/stream.ts';
import { type Assigning, askNext } from './ask-next.ts';

const caseIds = ['a', 'b', 'c', 'd', 'e', 'f'];
const mediatorIds = ['a', 'b', 'c'].map((end) => `3m00000000000000000000000${end}`);
const area = { city: '321100', district: '321171', station: 'dingmao' };

/** Some mediators of these capacities, and no case yet, on a log in memory. */
async function town(capacities: readonly number[]) {
  const store = memoryStore();
  const cases = aggregateLog(store, caseDecider(policy));
  const mediators = aggregateLog(store, mediatorDecider(city));
  let time = Date.parse('2019-05-21T02:00:00Z');
  const provenance = () => ({ by: 'service:mediation', now: new Date(time).toISOString() });

  const busy = ({ id, ...facts }: PoolMember): PoolMember => {
    const { capacity = 0, holders = [], lastTaken } = store.occupancy(id) ?? {};
    return { ...facts, id, capacity, taken: holders.length, lastTaken };
  };
  const withCurrentLoad: Assigning['withCurrentLoad'] = async (members) => members.map(busy);
  const pool = capacities.map((capacity, i) => member({ id: mediatorIds[i] ?? '', capacity, taken: 0 }));
  const assigning: Assigning = {
    cases,
    policy: city.policy,
    // The list is as it was in the beginning: what everyone saw before they came.
    mediatorsServing: async () => pool,
    withCurrentLoad,
  };

  async function offer(id: string, capacity: number): Promise<void> {
    const at = provenance().now;
    const { id: _id, taken: _taken, ...facts } = member();
    const registered = { type: 'RegisterMediator' as const, ...facts, capacity, area, note: 'note-1', at };
    const { state } = await mediators.load(mediatorStream(id));
    const change = { type: 'ChangeMediator' as const, change: { capacity }, at };
    await mediators.execute(mediatorStream(id), state ? change : registered, provenance());
  }
  for (const [i, capacity] of capacities.entries()) await offer(mediatorIds[i] ?? '', capacity);

  const load = async (id: string): Promise<Case> => {
    const { state } = await cases.load(caseStream(id));
    if (!state) throw new Error(`${id} was not opened`);
    return state;
  };
  const say = (id: string, said: object) => {
    const { now } = provenance();
    return cases.execute(caseStream(id), { ...said, at: now, now } as CaseCommand, provenance());
  };
  for (const id of caseIds) await cases.execute(caseStream(id), open(), provenance());

  return {
    offer,
    load,
    say,
    pass: (hours: number) => {
      time += hours * 3_600_000;
    },
    async ask(id: string): Promise<void> {
      const state = await load(id);
      if (isVacant(state)) await askNext(assigning, id, state, provenance());
    },
    /** What has happened so far, by type. */
    happened: () => store.all().map(({ type }) => type),
    reservations: (id: string) => store.occupancy(id) ?? { capacity: 0, holders: [] },
  };
}
type Town = Awaited<ReturnType<typeof town>>;

/** What may happen to a case, whatever state it is in: what may not happen then is refused. */
const acts: Record<string, (it: Town, id: string, mediator: string) => Promise<unknown>> = {
  ask: ({ ask }, id) => ask(id),
  'everyone asks at once': ({ ask }) => Promise.all(caseIds.map(ask)),
  accept: ({ say }, id, mediator) =>
    say(id, { type: 'AnswerAssignment', mediator, answer: 'accepted', noConflict: true }),
  decline: ({ say }, id, mediator) => say(id, { type: 'AnswerAssignment', mediator, answer: 'declined' }),
  veto: ({ say }, id, mediator) =>
    say(id, { type: 'ObjectToMediator', mediator, party: 'A', ground: 'veto' }),
  choose: ({ say }, id, mediator) =>
    say(id, {
      type: 'AskMediator',
      member: member({ id: mediator }),
      chosen: true,
      reasons: [{ rule: 'chosen' }],
    }),
  withdraw: ({ say }, id) => say(id, { type: 'CloseCase', outcome: 'withdrawn' }),
  refuse: ({ say }, id) => say(id, { type: 'RecordConsent', party: 'B', answer: 'refused' }),
  reopen: ({ say }, id) => say(id, { type: 'ReopenCase', ground: 'parties-ask', note: 'note-1' }),
  'to the centre': ({ say }, id) => say(id, { type: 'TransferToTier', tier: 'centre', note: 'note-1' }),
  'to court': ({ say }, id) => say(id, { type: 'TransferToAuthority', authority: 'court', note: 'note-1' }),
  'two days pass': async ({ say, pass }) => {
    pass(48);
    await Promise.all(caseIds.map((id) => say(id, { type: 'NoteDue' })));
  },
  'three weeks pass': async ({ say, pass }) => {
    pass(21 * 24);
    await Promise.all(caseIds.map((id) => say(id, { type: 'NoteDue' })));
  },
  'can take one': ({ offer }, _id, mediator) => offer(mediator, 1),
  'can take none': ({ offer }, _id, mediator) => offer(mediator, 0),
  'can take three': ({ offer }, _id, mediator) => offer(mediator, 3),
};

/** The reservations and the cases tell the same; nobody got a reservation beyond what they could take. */
async function inOrder(it: Town, before: ReadonlyMap<string, readonly string[]>): Promise<void> {
  const states = await Promise.all(caseIds.map(it.load));
  for (const mediator of mediatorIds) {
    const { capacity, holders } = it.reservations(mediator);
    const led = caseIds.filter((_, i) => states[i]?.assignment?.mediator === mediator).map(caseStream);
    expect([...holders].sort(), mediator).toEqual(led);
    const taken = holders.filter((holder) => !before.get(mediator)?.includes(holder));
    if (taken.length) expect(holders.length).toBeLessThanOrEqual(capacity);
  }
}

test('whatever happens to several cases, nobody gets more than they can take and every reservation is given back', async () => {
  const act = fc.tuple(
    fc.constantFrom(...Object.keys(acts)),
    fc.constantFrom(...caseIds),
    fc.constantFrom(...mediatorIds),
  );
  const seen = new Set<string>();
  const capacities = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 3, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(capacities, fc.array(act, { maxLength: 40 }), async (sizes, life) => {
      const it = await town(sizes);
      for (const [name, id, mediator] of life) {
        const before = new Map(mediatorIds.map((of) => [of, it.reservations(of).holders]));
        await acts[name]?.(it, id, mediator);
        await inOrder(it, before);
      }
      for (const id of caseIds) await acts.withdraw?.(it, id, '');
      for (const id of caseIds) await acts['to court']?.(it, id, '');
      for (const mediator of mediatorIds) expect(it.reservations(mediator).holders).toEqual([]);
      for (const type of it.happened()) seen.add(type);
    }),
    // A fixed seed, so that what is reached is reached in every run.
    { numRuns: 150, seed: 20190521 },
  );
  const taking = [
    'mediator-asked',
    'mediator-accepted',
    'mediator-excluded',
    'transferred',
    'closed',
    'reopened',
  ];
  expect([...seen]).toEqual(expect.arrayContaining(taking));
});

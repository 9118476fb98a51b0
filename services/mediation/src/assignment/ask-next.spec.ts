import { aggregateLog } from '@maplebridge/event-log';
import { memoryStore } from '@maplebridge/event-log/memory';
import { beforeEach, expect, test } from 'vitest';
import { at, city, decider, id, now, open } from '../case/case.fixtures.ts';
import type { Case } from '../case/state.ts';
import { caseStream } from '../case/stream.ts';
import type { PoolMember } from '../domain/routing/pool.ts';
import { mediatorDecider, mediatorStream } from '../mediator/stream.ts';
import { type Assigning, askNext } from './ask-next.ts';

const context = { by: 'officer:o', now };
const facts = {
  group: 'people' as const,
  skills: [],
  languages: [],
  areas: ['dingmao'],
  goldMedal: true,
  available: true,
};

const mediatorLog = (store: ReturnType<typeof memoryStore>) => aggregateLog(store, mediatorDecider(city));

let cases: Assigning['cases'];
let mediators: ReturnType<typeof mediatorLog>;
let pool: PoolMember[];
let opened: Case;

/** A mediator who is registered with so many reservations, and of whom the pool believes that they have room. */
async function registered(mediator: string, capacity: number): Promise<void> {
  const area = { city: city.code, district: '321171', station: 'dingmao' };
  const command = { type: 'RegisterMediator', ...facts, capacity, area, note: 'n', at: now } as const;
  await mediators.execute(mediatorStream(mediator), command, context);
  pool.push({ ...facts, id: mediator, capacity: 1, taken: 0 });
}
beforeEach(async () => {
  const store = memoryStore();
  cases = aggregateLog(store, decider);
  mediators = mediatorLog(store);
  pool = [];
  await cases.execute(caseStream(id), open(), context);
  const { state } = await cases.load(caseStream(id));
  if (!state) throw new Error('the case was not opened');
  opened = state;
});

const [first, second] = ['0'.repeat(26), '1'.repeat(26)];
const ask = (when?: string) =>
  askNext(
    {
      cases,
      policy: city.policy,
      mediatorsServing: async () => pool,
      withCurrentLoad: async (members) => [...members],
    },
    id,
    opened,
    context,
    when,
  );
const asked = async () => {
  const { state, events } = await cases.load(caseStream(id));
  return { mediator: state?.assignment?.mediator, at: events.at(-1)?.at };
};

test('the next in turn is asked now, or at the time that is entered later', async () => {
  await registered(first, 1);
  await ask(at);
  expect(await asked()).toEqual({ mediator: first, at });
});

test('whose last reservation was taken a moment ago is passed over', async () => {
  await registered(first, 0);
  await registered(second, 1);
  await ask();
  expect(await asked()).toEqual({ mediator: second, at: now });
});

test('with nobody free, nothing is written and the asker hears of it', async () => {
  await registered(first, 0);
  expect(await ask()).toMatchObject({ rejection: { rejected: 'no-mediator-free' } });
  expect((await asked()).mediator).toBeUndefined();
});

import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { occupancies } from '@maplebridge/event-log';
import { hashedId } from '@maplebridge/lambda';
import { logKeys, reservationKeys, type Scratch, scratchTables } from '@maplebridge/local/engines';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseCommand } from '../case/commands.ts';
import type { Case } from '../case/state.ts';
import { caseStream } from '../case/stream.ts';
import { isVacant } from '../case/vacancy.ts';
import { assigning, busyness, mediatorLog } from '../deps.ts';
import type { MediatorCommand } from '../mediator/commands.ts';
import { mediatorStream } from '../mediator/stream.ts';
import { openFromReport } from '../reactions/report-received.ts';
import { viewKeys } from '../read-model/lists.fixtures.ts';
import { poolRows, putPoolRows } from '../read-model/mediator-pool.ts';
import { askNext } from './ask-next.ts';

const env = { LOG_TABLE: 'Log', VIEW_TABLE: 'View', RESERVATION_TABLE: 'Reservations' };
const area = { city: '321100', district: '321171', station: 'dingmao' };
const now = '2019-05-21T02:00:00.000Z';
const dayAfter = '2019-05-22T03:00:00.000Z';
const by = 'service:mediation';

/** As many ids as are asked for. */
const idsOf = (what: string, count: number) =>
  Array.from({ length: count }, (_, n) => hashedId('mediator', `${what}-${n}`));

let scratch: Scratch;
let client: DynamoDBDocumentClient;

beforeAll(async () => {
  scratch = await scratchTables({ Log: logKeys, Reservations: reservationKeys, View: viewKeys });
  client = scratch.client;
});
afterAll(() => scratch.stop());

/** Runs a command of a mediator; their rows follow, unless the view is late. */
async function mediate(id: string, command: MediatorCommand, viewIsLate = false): Promise<void> {
  const { state, version } = await applied(
    mediatorLog(client, env).execute(mediatorStream(id), command, { by, now }),
  );
  if (state && !viewIsLate) await putPoolRows({ client, view: 'View' }, poolRows(id, state, version));
}

async function applied<T extends { outcome: string }>(result: Promise<T>) {
  const done = await result;
  if (done.outcome !== 'appended') throw new Error(JSON.stringify(done));
  return done as Extract<T, { outcome: 'appended' | 'unchanged' | 'replayed' }>;
}

const register = (id: string, capacity: number, areas: string[], station = 'dingmao') =>
  mediate(id, {
    type: 'RegisterMediator',
    at: now,
    group: 'people',
    skills: [],
    languages: [],
    areas,
    capacity,
    goldMedal: false,
    available: true,
    area: { ...area, station },
    note: 'note-1',
  });

const deps = () => ({ ...assigning(client, env), busyness: busyness(client, env) });

const open = (id: string, at = area) =>
  openFromReport(
    deps(),
    {
      specversion: '1.0',
      id: `report-${id}#1`,
      source: '/intake',
      type: 'maplebridge.intake.report.received.v1',
      subject: `report-${id}`,
      time: now,
      datacontenttype: 'application/json',
      data: {
        kind: 'dispute',
        category: 'neighbours',
        channel: 'app',
        area: at,
        position: { lng: 119.51, lat: 32.18 },
        anonymous: false,
      },
    } as Parameters<typeof openFromReport>[1],
    now,
  );

const stateOf = async (id: string): Promise<Case> => {
  const { state } = await deps().cases.load(caseStream(id));
  if (!state) throw new Error(`${id} was not opened`);
  return state;
};
const statesOf = async (ids: readonly string[]) =>
  new Map(await Promise.all(ids.map(async (id) => [id, await stateOf(id)] as const)));

type Said<T> = T extends CaseCommand ? Omit<T, 'at' | 'now'> : never;
const say = (id: string, said: Said<CaseCommand>, at = now) =>
  applied(deps().cases.execute(caseStream(id), { ...said, at, now: at } as CaseCommand, { by, now: at }));

/** Each mediator's cases, as the logs of all cases tell. */
function held(states: ReadonlyMap<string, Case>, mediators: readonly string[]) {
  const of = new Map<string, string[]>(mediators.map((id) => [id, []]));
  for (const [id, { assignment }] of states)
    if (assignment) of.get(assignment.mediator)?.push(caseStream(id));
  return new Map([...of].map(([id, streams]) => [id, streams.sort()]));
}

/** Each mediator's cases, as the reservations tell. */
async function reserved(mediators: readonly string[]) {
  const reservations = await occupancies(client, 'Reservations', mediators);
  return new Map(mediators.map((id) => [id, [...(reservations.get(id)?.holders ?? [])].sort()]));
}

/** Asks for many that wait, all at once. */
async function askForMany(states: ReadonlyMap<string, Case>, at: string): Promise<void> {
  const waiting = [...states].filter(([, state]) => isVacant(state)).slice(0, 150);
  await Promise.all(waiting.map(([id, state]) => askNext(deps(), id, state, { by, now: at })));
}

test('a thousand cases at once take every reservation and no more, and what they give back goes to those who wait', async () => {
  const capacities = Array.from({ length: 12 }, (_, i) => 1 + (i % 5));
  const mediators = idsOf('mediator', capacities.length);
  const places = capacities.reduce((sum, it) => sum + it, 0);
  for (const [i, capacity] of capacities.entries()) {
    await register(mediators[i] ?? '', capacity, i % 3 ? ['dingmao'] : ['dingmao', '321171']);
  }
  const ids = idsOf('case', 1000);

  /** Nobody over what they can take, no reservation free, and the logs and the reservations tell the same. */
  async function allReservationsAreRight() {
    const states = await statesOf(ids);
    const reservations = await reserved(mediators);
    expect(reservations).toEqual(held(states, mediators));
    expect(mediators.map((id) => reservations.get(id)?.length)).toEqual(capacities);
    expect([...states.values()].filter(({ assignment }) => assignment)).toHaveLength(places);
    return states;
  }

  await Promise.all(ids.map((id) => open(id)));
  const first = await allReservationsAreRight();

  const ends: ((id: string, mediator: string) => Promise<unknown>)[] = [
    (id) => say(id, { type: 'CloseCase', outcome: 'withdrawn' }),
    (id, mediator) => say(id, { type: 'AnswerAssignment', mediator, answer: 'declined' }),
    (id, mediator) => say(id, { type: 'ObjectToMediator', mediator, party: 'A', ground: 'veto' }),
    (id) => say(id, { type: 'NoteDue' }, dayAfter),
    (id) => say(id, { type: 'TransferToTier', tier: 'centre', note: 'n' }),
    async (id, mediator) => {
      await say(id, { type: 'AnswerAssignment', mediator, answer: 'accepted', noConflict: true });
      await say(id, { type: 'RecordConsent', party: 'B', answer: 'refused' });
    },
  ];
  const leading = [...first].flatMap(([id, { assignment }]) =>
    assignment ? [[id, assignment.mediator] as const] : [],
  );
  await Promise.all(leading.map(([id, mediator], n) => ends[n % ends.length]?.(id, mediator)));
  expect(await reserved(mediators)).toEqual(new Map(mediators.map((id) => [id, []])));

  await askForMany(await statesOf(ids), dayAfter);
  const second = await allReservationsAreRight();

  // Some leave while others ask.
  const leaving = [...second].filter(([, { assignment }]) => assignment).slice(0, 10);
  await Promise.all([
    ...leaving.map(([id]) =>
      say(id, { type: 'TransferToAuthority', authority: 'court', note: 'n' }, dayAfter),
    ),
    askForMany(second, dayAfter),
  ]);
  await askForMany(await statesOf(ids), dayAfter);
  const third = await allReservationsAreRight();

  const going = [...third].filter(([, { status }]) => status !== 'ended');
  await Promise.all(going.map(([id]) => say(id, { type: 'CloseCase', outcome: 'withdrawn' }, dayAfter)));
  expect(await reserved(mediators)).toEqual(new Map(mediators.map((id) => [id, []])));
});

test('who is to take fewer cases than they have gets none until they have fewer', async () => {
  const xinba = { city: '321100', district: '321182', station: 'xinba' };
  const [fewer = ''] = idsOf('fewer', 1);
  await register(fewer, 4, ['xinba'], 'xinba');
  const ids = idsOf('other', 10);
  await Promise.all(ids.map((id) => open(id, xinba)));
  const led = async () =>
    [...(await statesOf(ids))].flatMap(([id, { assignment }]) => (assignment ? [id] : []));
  expect(await led()).toHaveLength(4);

  // The list of mediators still says 4: the reservations decide.
  await mediate(fewer, { type: 'ChangeMediator', at: now, change: { capacity: 2 } }, true);
  const close = async (most: number) => {
    const some = (await led()).slice(0, most);
    await Promise.all(some.map((id) => say(id, { type: 'CloseCase', outcome: 'withdrawn' })));
    await askForMany(await statesOf(ids), now);
  };
  await askForMany(await statesOf(ids), now);
  expect(await led()).toHaveLength(4);
  await close(1);
  expect(await led()).toHaveLength(3);
  await close(1);
  expect(await led()).toHaveLength(2);
  await close(1);
  expect(await led()).toHaveLength(2);
  expect(await reserved([fewer])).toEqual(held(await statesOf(ids), [fewer]));

  await mediate(fewer, { type: 'ChangeMediator', at: now, change: { available: false } }, true);
  await close(2);
  expect(await led()).toEqual([]);
});

import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { dynamodbStore, seal } from '@maplebridge/event-log';
import type { System } from '../../../support/system.ts';
import {
  ammonia,
  daysFromNow,
  enterprise,
  officer,
  order,
  second,
  type Teller,
} from '../../stories-hazard/teller.ts';

/** `ids` are those of what was prepared before. */
type Preparation = (story: Teller, ids: Record<string, string>, system: System) => Promise<string>;

const clause = { pack: 'major-hazards-121', item: 18 };
const notes = 'Hot work without a permit.';

/** A hazard of the plant, and what was done with it. */
const hazard =
  (...steps: [string, string, object][]): Preparation =>
  async (story, { plant }) => {
    const found = { enterprise: plant, unit: 'U1', kind: 'hazardous-chemicals', clause, notes };
    const { id } = await story.post(officer, '/hazards', found);
    for (const [who, what, said] of steps) await story.post(who, `/hazards/${id}/${what}`, said);
    return id;
  };

const graded: [string, string, object] = [
  officer,
  'gradings',
  { grade: 'major', ground: { by: 'needs-stop' } },
];
const ordered: [string, string, object][] = [graded, [officer, 'orders', order(daysFromNow(5))]];

/** One that was ordered, with a photo of what was done, whose id is kept too. */
const shown =
  (name: string, ...steps: [string, string, object][]): Preparation =>
  async (story, ids, system) => {
    const id = await hazard(...ordered)(story, ids, system);
    const photo = await story.photo(enterprise, `/hazards/${id}`, name);
    ids[`unusedOf${name}`] = await story.photo(enterprise, `/hazards/${id}`, `${name} again`);
    await story.post(enterprise, `/hazards/${id}/evidence`, { phase: 'after', photos: [photo] });
    for (const [who, what, said] of steps) await story.post(who, `/hazards/${id}/${what}`, said);
    return id;
  };
const rectified: [string, string, object] = [second, 'rectifications', { notes: 'Permits are in use.' }];
const passed = { passed: true, notes: 'Seen.' };

/** An inspection of the plant that was asked for, and what was done with it. */
const inspection =
  (...steps: [string, object][]): Preparation =>
  async (story, { plant }) => {
    const planned = { enterprise: plant, unit: 'U1', dueAt: daysFromNow(5) };
    const { id } = await story.post(officer, '/inspections', planned);
    for (const [what, said] of steps) await story.post(officer, `/inspections/${id}/${what}`, said);
    return id;
  };
const assigned: [string, object] = ['inspectors', { accounts: [officer, second], official: true }];
const started: [string, object][] = [assigned, ['starts', {}]];
const answers = Array.from({ length: 20 }, (_, i): [string, object] => [
  'answers',
  { item: i + 1, answer: 'in-order' },
]);

const accident =
  (...steps: [string, object][]): Preparation =>
  async (story, { plant }) => {
    const leak = { enterprise: plant, kind: 'leak', occurredAt: daysFromNow(-0.01), notes: 'A flange.' };
    const { id } = await story.post(enterprise, '/accidents', leak);
    for (const [what, said] of steps) await story.post(officer, `/accidents/${id}/${what}`, said);
    return id;
  };

const perTransaction = 100;

/** As many units as there can be, straight to the log: nobody declares them one after the other. */
async function withAllUnits(story: Teller, _: unknown, { clients, items }: System): Promise<string> {
  const id = await story.registered('91321112MA1MAPLE27');
  const { TableNames = [] } = await clients.dynamodb.send(new ListTablesCommand({}));
  const table = TableNames.find((name) => name.includes('hazard-Log')) ?? '';
  const store = dynamodbStore(DynamoDBDocumentClient.from(clients.dynamodb), table);
  const [, first] = await store.load(`enterprise-${id}`);
  if (!first) throw new Error(`nothing of ${id} stands in ${table} of ${(await items(table)).length}`);
  const rest = Array.from({ length: 998 }, (_unit, i) => ({
    ...first,
    version: i + 3,
    data: { unit: `U${i + 2}`, kind: 'warehouse', note: 'none' },
    request: undefined,
  }));
  let last = first;
  for (let from = 0; from < rest.length; from += perTransaction) {
    const sealed = seal(rest.slice(from, from + perTransaction), last.hash);
    await store.append(last.version, sealed);
    last = sealed.at(-1) ?? last;
  }
  return id;
}

/** Each is prepared over HTTP, but for the one that would take a thousand requests. */
const preparations = {
  /** With a unit in use and one that is closed. */
  plant: async (story) => {
    const id = await story.registered('91321112MA1MAPLE01');
    await story.post(enterprise, `/enterprises/${id}/units/U1/inventories`, { entries: [ammonia(50)] });
    await story.post(enterprise, `/enterprises/${id}/units`, { kind: 'warehouse', name: 'Warehouse 2' });
    await story.post(officer, `/enterprises/${id}/units/U2/closures`);
    return id;
  },
  /** Where one has taken the place of another. */
  replaced: async (story) => {
    const id = await story.registered('91321112MA1MAPLE14');
    for (const name of ['Before', 'After']) {
      const person = { duty: 'principal', name, phone: '0511-1234567' };
      await story.post(enterprise, `/enterprises/${id}/units/U1/responsible-persons`, person);
    }
    return id;
  },
  held: async (story) => {
    const id = await story.registered('91321112MA1XXXY01H');
    await story.post('city-supervisor', `/enterprises/${id}/holds`, { state: 'held', ground: 'audit' });
    return id;
  },
  full: withAllUnits,

  planned: inspection(),
  assigned: inspection(assigned),
  started: inspection(...started, ...answers.slice(0, 1)),
  answered: inspection(...started, ...answers),
  completed: inspection(...started, ...answers, ['completions', {}]),

  found: hazard(),
  graded: hazard(graded),
  ordered: hazard(...ordered),
  shown: shown('Shown'),
  waiting: shown('Waiting', rectified),
  closed: shown('Closed', rectified, [officer, 'reviews', passed], ['emergency', 'reviews', passed]),

  accident: accident(),
  ended: accident(['closures', { notes: 'Replaced.' }]),
} as const satisfies Record<string, Preparation>;

export type StateName = keyof typeof preparations;

/** Prepares all of them, one after the other, and tells their ids. */
export async function prepare(
  story: Teller,
  system: System,
): Promise<Record<string, string> & Record<StateName, string>> {
  const ids: Record<string, string> = {};
  for (const [name, preparation] of Object.entries(preparations)) {
    ids[name] = await (preparation as Preparation)(story, ids, system);
  }
  return ids as Record<StateName, string>;
}

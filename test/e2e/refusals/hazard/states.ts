import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { limits } from '@maplebridge/contracts';
import { dynamodbStore, seal } from '@maplebridge/event-log';
import type { System } from '../../../support/system.ts';
import {
  ammonia,
  daysFromNow,
  enterprise,
  officer,
  order,
  type StoryDriver,
  second,
} from '../../stories-hazard/story-driver.ts';

/** `ids` are those of objects prepared before. */
type Preparation = (story: StoryDriver, ids: Record<string, string>, system: System) => Promise<string>;

const clause = { pack: 'major-hazards-121', item: 18 };
const notes = 'Hot work without a permit.';

/** An action on the object with this id. */
type Step = (story: StoryDriver, id: string) => Promise<unknown>;

/** A hazard of the plant, and the actions on it. */
const hazard =
  (...steps: Step[]): Preparation =>
  async (story, { plant = '' }) => {
    const body = { enterprise: plant, unit: 'U1', kind: 'hazardous-chemicals', clause, notes } as const;
    const { id } = await story.as(officer).post('/hazards', { body });
    for (const step of steps) await step(story, id);
    return id;
  };

const graded: Step = (story, id) =>
  story
    .as(officer)
    .post('/hazards/{id}/gradings', { id, body: { grade: 'major', ground: { by: 'needs-stop' } } });
const ordered: Step[] = [
  graded,
  (story, id) => story.as(officer).post('/hazards/{id}/orders', { id, body: order(daysFromNow(5)) }),
];

/** A hazard with an order and a photo of the rectification, whose id is kept too. */
const shown =
  (name: string, ...steps: Step[]): Preparation =>
  async (story, ids, system) => {
    const id = await hazard(...ordered)(story, ids, system);
    const photo = await story.photo(enterprise, 'hazards', id, name);
    ids[`unusedOf${name}`] = await story.photo(enterprise, 'hazards', id, `${name} again`);
    const body = { phase: 'after' as const, photos: [photo] };
    await story.as(enterprise).post('/hazards/{id}/evidence', { id, body });
    for (const step of steps) await step(story, id);
    return id;
  };
const rectified: Step = (story, id) =>
  story.as(second).post('/hazards/{id}/rectifications', { id, body: { notes: 'Permits are in use.' } });
const reviewed =
  (who: string): Step =>
  (story, id) =>
    story.as(who).post('/hazards/{id}/reviews', { id, body: { passed: true, notes: 'Seen.' } });

/** A requested inspection of the plant, and the actions on it. */
const inspection =
  (...steps: Step[]): Preparation =>
  async (story, { plant = '' }) => {
    const body = { enterprise: plant, unit: 'U1', dueAt: daysFromNow(5) };
    const { id } = await story.as(officer).post('/inspections', { body });
    for (const step of steps) await step(story, id);
    return id;
  };
const assigned: Step = (story, id) =>
  story
    .as(officer)
    .post('/inspections/{id}/inspectors', { id, body: { accounts: [officer, second], official: true } });
const started: Step[] = [
  assigned,
  (story, id) => story.as(officer).post('/inspections/{id}/starts', { id, body: {} }),
];
const answers = Array.from(
  { length: 20 },
  (_, i): Step =>
    (story, id) =>
      story.as(officer).post('/inspections/{id}/answers', { id, body: { item: i + 1, answer: 'in-order' } }),
);
const completed: Step = (story, id) =>
  story.as(officer).post('/inspections/{id}/completions', { id, body: {} });

const accident =
  (...steps: Step[]): Preparation =>
  async (story, { plant = '' }) => {
    const leak = { kind: 'leak', occurredAt: daysFromNow(-0.01), notes: 'A flange.' } as const;
    const body = { enterprise: plant, ...leak };
    const { id } = await story.as(enterprise).post('/accidents', { body });
    for (const step of steps) await step(story, id);
    return id;
  };
const closed: Step = (story, id) =>
  story.as(officer).post('/accidents/{id}/closures', { id, body: { notes: 'Replaced.' } });

const perTransaction = 100;

/** The maximum number of units, written directly to the log, since requests would take too long. */
async function withAllUnits(story: StoryDriver, _: unknown, { clients, items }: System): Promise<string> {
  const id = await story.registered('91321112MA1MAPLE27');
  const { TableNames = [] } = await clients.dynamodb.send(new ListTablesCommand({}));
  const table = TableNames.find((name) => name.includes('hazard-Log')) ?? '';
  const store = dynamodbStore(DynamoDBDocumentClient.from(clients.dynamodb), table);
  const [, first] = await store.load(`enterprise-${id}`);
  if (!first) throw new Error(`nothing of ${id} stands in ${table} of ${(await items(table)).length}`);
  const rest = Array.from({ length: limits['enterprise-units'].most - 1 }, (_unit, i) => ({
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

/** Each is prepared over HTTP, except for the one that would take hundreds of requests. */
const preparations = {
  /** With a unit in use and one that is closed. */
  plant: async (story) => {
    const id = await story.registered('91321112MA1MAPLE01');
    await story.declares(enterprise, id, [ammonia(50)]);
    const warehouse = { kind: 'warehouse', name: 'Warehouse 2' } as const;
    await story.as(enterprise).post('/enterprises/{id}/units', { id, body: warehouse });
    const unit = { id, unit: 'U2' };
    await story.as(officer).post('/enterprises/{id}/units/{unit}/closures', { ...unit, body: {} });
    return id;
  },
  /** One that replaced another. */
  replaced: async (story) => {
    const id = await story.registered('91321112MA1MAPLE14');
    for (const name of ['Before', 'After']) {
      const body = { duty: 'principal', name, phone: '0511-1234567' } as const;
      const unit = { id, unit: 'U1' };
      await story
        .as(enterprise)
        .post('/enterprises/{id}/units/{unit}/responsible-persons', { ...unit, body });
    }
    return id;
  },
  held: async (story) => {
    const id = await story.registered('91321112MA1XXXY01H');
    const body = { state: 'held', ground: 'audit' } as const;
    await story.as('city-supervisor').post('/enterprises/{id}/holds', { id, body });
    return id;
  },
  full: withAllUnits,

  planned: inspection(),
  assigned: inspection(assigned),
  started: inspection(...started, ...answers.slice(0, 1)),
  answered: inspection(...started, ...answers),
  completed: inspection(...started, ...answers, completed),

  found: hazard(),
  graded: hazard(graded),
  ordered: hazard(...ordered),
  shown: shown('Shown'),
  waiting: shown('Waiting', rectified),
  closed: shown('Closed', rectified, reviewed(officer), reviewed('emergency')),

  accident: accident(),
  ended: accident(closed),
} as const satisfies Record<string, Preparation>;

export type StateName = keyof typeof preparations;

/** Prepares all of them in order and returns their ids. */
export async function prepare(
  story: StoryDriver,
  system: System,
): Promise<Record<string, string> & Record<StateName, string>> {
  const ids: Record<string, string> = {};
  for (const [name, preparation] of Object.entries(preparations)) {
    ids[name] = await (preparation as Preparation)(story, ids, system);
  }
  return ids as Record<StateName, string>;
}

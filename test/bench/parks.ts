import { BatchWriteItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { counterItem, counters, type Listed, listedItems, listPage } from '@maplebridge/event-log';
import { metered, pairKeys } from '@maplebridge/local/engines';
import { parkPartition } from '../../services/hazard/src/read-model/parks.ts';
import { unitList } from '../../services/hazard/src/read-model/units.ts';
import { table } from './figures.ts';
import { byTurns, onScratch, perBatch } from './metering.ts';
import { type Load, listedOf, loads } from './park-loads.ts';

const view = 'View';
const page = 20;
/** Concurrent batches. */
const atOnce = 8;

/** The items of many streams as the projection would write them, followed by their summed counters. */
function* itemsOf(all: Iterable<Listed>): Generator<Record<string, unknown>> {
  const sums = new Map<string, Record<string, number>>();
  for (const listed of all) {
    yield* listedItems(listed);
    for (const [counter, counts] of Object.entries(listed.counts)) {
      const sum = sums.get(counter) ?? {};
      for (const [name, by] of Object.entries(counts)) sum[name] = (sum[name] ?? 0) + by;
      sums.set(counter, sum);
    }
  }
  for (const [counter, sum] of sums) yield counterItem(counter, sum, new Date(0).toISOString());
}

async function fill(client: DynamoDBClient, load: Load): Promise<void> {
  const rest = itemsOf(listedOf(load));
  const write = async () => {
    for (;;) {
      const some = Array.from({ length: perBatch }, () => rest.next().value).filter((it) => it !== undefined);
      if (!some.length) return;
      const puts = some.map((it) => ({
        PutRequest: { Item: marshall(it, { removeUndefinedValues: true }) },
      }));
      await client.send(new BatchWriteItemCommand({ RequestItems: { [view]: puts } }));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, write));
}

/** The queries of a park's routes, and how many rows each must find. */
const list = (name: (scope: string) => string, latestFirst: boolean) => ({ name, latestFirst });
const lists = {
  'open hazards': list((scope) => `${scope}/hazards/open`, true),
  'overdue hazards': list((scope) => `${scope}/hazards/overdue`, false),
  'major hazards': list((scope) => `${scope}/hazards/major`, true),
  'units of one colour': list((scope) => unitList(scope, 'orange'), false),
  'inspections due': list((scope) => `${scope}/inspections/open`, false),
} as const;

/** The cost of each query, alternating between parks of different sizes. */
export const parkReads = (): Promise<string> =>
  onScratch({ [view]: pairKeys }, async ({ plain, client }) => {
    for (const load of loads) await fill(plain, load);
    const taken = metered(plain);
    const rows: (string | number)[][] = [];
    const cost = async (what: string, read: (load: Load) => Promise<unknown>) => {
      const costs = await byTurns(loads, read, taken);
      rows.push([what, ...costs.flatMap(({ queries, units, ms }) => [queries, units, ms])]);
    };
    for (const [what, { name, latestFirst }] of Object.entries(lists)) {
      await cost(what, async ({ park }) => {
        const wanted = { lists: [name(`park/${park}`)], latestFirst, limit: page };
        const { items } = await listPage(client, view, wanted);
        if (items.length !== page) throw new Error(`${what}: ${items.length} rows`);
      });
    }
    await cost('the park at a glance', async ({ park, hazards }) => {
      const counted = await counters(client, view, parkPartition(park));
      if (counted.counters.get('now')?.open !== hazards * 0.8) throw new Error('miscounted');
    });
    const sizes = loads.flatMap(({ hazards }) => [`of ${hazards} hazards: queries`, 'read units', 'ms']);
    return table([`a page of ${page}`, ...sizes], rows);
  });

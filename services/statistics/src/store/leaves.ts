import { BatchGetCommand, paginateQuery } from '@aws-sdk/lib-dynamodb';
import { type Grain, isRestricted, type Leaf, type LeafKey, leafPartition, periodOf } from '../leaf.ts';
import { readGenerations } from './generations.ts';
import { keysOf, planOf, type Span, type Stations } from './read-plan.ts';
import type { View } from './tables.ts';

export interface LeavesWanted extends Span {
  readonly generation: number;
  readonly stations: Stations;
}

/** The generation that figures are read from. */
export const servingGeneration = async (view: View): Promise<number> => (await readGenerations(view)).serving;

/**
 * The leaves of some stations in a span, those for officers alone only where they are wanted: by key or by span, whichever costs
 * fewer read units, so that the price follows the question and not the size of the city.
 */
export async function leavesOf(view: View, { generation, stations, ...span }: LeavesWanted): Promise<Leaf[]> {
  if (planOf(span, stations).way === 'by-key') return leavesAt(view, keysOf(generation, span, stations));
  const { grain, from, to } = span;
  // "~" sorts behind every station id of the last period.
  const all = await leavesBetween(view, generation, grain, periodOf(grain, from), `${periodOf(grain, to)}#~`);
  const wanted = new Set(stations.ids);
  return all.filter((leaf) => wanted.has(leaf.station) && (!leaf.restricted || stations.restricted));
}

/** DynamoDB's limit of keys in one batch. */
const maxKeys = 100;

/** The batches are read side by side; what DynamoDB leaves out of one is asked for again. */
async function leavesAt({ client, view }: View, keys: readonly LeafKey[]): Promise<Leaf[]> {
  const batch = async (some: readonly LeafKey[]): Promise<Leaf[]> => {
    const found: Leaf[] = [];
    let left = [...some];
    while (left.length) {
      const { Responses, UnprocessedKeys } = await client.send(
        new BatchGetCommand({ RequestItems: { [view]: { Keys: left } } }),
      );
      found.push(...(Responses?.[view] ?? []).map(leafOf));
      left = (UnprocessedKeys?.[view]?.Keys ?? []) as LeafKey[];
    }
    return found;
  };
  const starts = Array.from({ length: Math.ceil(keys.length / maxKeys) }, (_, i) => i * maxKeys);
  return (await Promise.all(starts.map((from) => batch(keys.slice(from, from + maxKeys))))).flat();
}

/** Every leaf of a grain; strongly consistent, for comparing generations. */
export const allLeaves = (view: View, generation: number, grain: Grain): Promise<Leaf[]> =>
  leavesBetween(view, generation, grain, '0', '~', true);

async function leavesBetween(
  { client, view }: View,
  generation: number,
  grain: Grain,
  first: string,
  last: string,
  ConsistentRead = false,
): Promise<Leaf[]> {
  const found: Leaf[] = [];
  const pages = paginateQuery(
    { client },
    {
      TableName: view,
      ConsistentRead,
      KeyConditionExpression: 'pk = :p AND sk BETWEEN :f AND :t',
      ExpressionAttributeValues: { ':p': leafPartition(generation, grain), ':f': first, ':t': last },
    },
  );
  for await (const { Items = [] } of pages) found.push(...Items.map(leafOf));
  return found;
}

/** A leaf as its item holds it: what is not about the leaf itself counts something. */
export function leafOf(item: Readonly<Record<string, unknown>>): Leaf {
  const { pk, sk, district, station, period, facts, countedAt, ...counts } = item;
  const restricted = isRestricted({ sk: String(sk) }) && { restricted: true };
  return { district, station, ...restricted, period, facts, countedAt, counts } as Leaf;
}

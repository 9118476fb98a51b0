import { paginateQuery } from '@aws-sdk/lib-dynamodb';
import { type Grain, type Leaf, leafPartition, periodOf } from '../leaf.ts';
import { readGenerations } from './generations.ts';
import type { View } from './tables.ts';

export interface LeavesWanted {
  readonly generation: number;
  readonly grain: Grain;
  /** Days, both included; a month that one of them lies in is read whole. */
  readonly from: string;
  readonly to: string;
}

/** The generation that figures are read from. */
export const servingGeneration = async (view: View): Promise<number> => (await readGenerations(view)).serving;

/**
 * The leaves of every station in a span, by period and station: one query, whose cost grows with the leaves of the span and never
 * with what was counted into them.
 */
export async function leavesOf(view: View, { generation, grain, from, to }: LeavesWanted): Promise<Leaf[]> {
  // "~" sorts behind every station id of the last period.
  return leavesBetween(view, generation, grain, periodOf(grain, from), `${periodOf(grain, to)}#~`);
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
  return { district, station, period, facts, countedAt, counts } as Leaf;
}

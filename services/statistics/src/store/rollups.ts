import { BatchGetCommand, paginateQuery } from '@aws-sdk/lib-dynamodb';
import {
  type Grain,
  isRestricted,
  periodOf,
  type Rollup,
  type RollupKey,
  type RollupSpan,
  rollupPartition,
} from '../domain/rollup.ts';
import { keysOf, planOf, type Stations } from './read-plan.ts';
import { readRebuildVersions } from './rebuild-versions.ts';
import type { View } from './tables.ts';

export interface RollupsWanted extends RollupSpan {
  readonly rebuildVersion: number;
  readonly stations: Stations;
}

/** The rebuild version that figures are read from. */
export const servingVersion = async (view: View): Promise<number> =>
  (await readRebuildVersions(view)).serving;

/**
 * The rollups of some stations in a span, restricted ones only if requested. Reads by key or by span, whichever costs fewer read
 * units, so that the cost depends on the query and not on the size of the city.
 */
export async function rollupsOf(
  view: View,
  { rebuildVersion, stations, ...span }: RollupsWanted,
): Promise<Rollup[]> {
  if (planOf(span, stations).way === 'by-key') return rollupsAt(view, keysOf(rebuildVersion, span, stations));
  const { grain, from, to } = span;
  // "~" sorts after every station id of the last period.
  const all = await rollupsBetween(
    view,
    rebuildVersion,
    grain,
    periodOf(grain, from),
    `${periodOf(grain, to)}#~`,
  );
  const wanted = new Set(stations.ids);
  return all.filter((rollup) => wanted.has(rollup.station) && (!rollup.restricted || stations.restricted));
}

/** DynamoDB's limit of keys in one batch. */
const maxKeys = 100;

/** Reads the batches in parallel and retries unprocessed keys. */
async function rollupsAt({ client, view }: View, keys: readonly RollupKey[]): Promise<Rollup[]> {
  const batch = async (some: readonly RollupKey[]): Promise<Rollup[]> => {
    const found: Rollup[] = [];
    let left = [...some];
    while (left.length) {
      const { Responses, UnprocessedKeys } = await client.send(
        new BatchGetCommand({ RequestItems: { [view]: { Keys: left } } }),
      );
      found.push(...(Responses?.[view] ?? []).map(rollupOf));
      left = (UnprocessedKeys?.[view]?.Keys ?? []) as RollupKey[];
    }
    return found;
  };
  const starts = Array.from({ length: Math.ceil(keys.length / maxKeys) }, (_, i) => i * maxKeys);
  return (await Promise.all(starts.map((from) => batch(keys.slice(from, from + maxKeys))))).flat();
}

/** Every rollup of a grain; strongly consistent, for comparing rebuild versions. */
export const allRollups = (view: View, rebuildVersion: number, grain: Grain): Promise<Rollup[]> =>
  rollupsBetween(view, rebuildVersion, grain, '0', '~', true);

async function rollupsBetween(
  { client, view }: View,
  rebuildVersion: number,
  grain: Grain,
  first: string,
  last: string,
  ConsistentRead = false,
): Promise<Rollup[]> {
  const found: Rollup[] = [];
  const pages = paginateQuery(
    { client },
    {
      TableName: view,
      ConsistentRead,
      KeyConditionExpression: 'pk = :p AND sk BETWEEN :f AND :t',
      ExpressionAttributeValues: { ':p': rollupPartition(rebuildVersion, grain), ':f': first, ':t': last },
    },
  );
  for await (const { Items = [] } of pages) found.push(...Items.map(rollupOf));
  return found;
}

/** Parses an item: every attribute that is not metadata is a count. */
export function rollupOf(item: Readonly<Record<string, unknown>>): Rollup {
  const { pk, sk, district, station, period, facts, countedAt, ...counts } = item;
  const restricted = isRestricted({ sk: String(sk) }) && { restricted: true };
  return { district, station, ...restricted, period, facts, countedAt, counts } as Rollup;
}

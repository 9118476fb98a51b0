import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { cancellationCodes } from '@maplebridge/event-log';
import type { CountableEvent } from '../domain/counting/countable-event.ts';
import { rollupKey } from '../domain/rollup.ts';
import { type Addition, additionsOf, summed } from './additions.ts';
import type { Group } from './grouping.ts';
import { processedEventOf } from './processed-event.ts';
import type { Store } from './tables.ts';

/**
 * Writes the processed-event records of a group and the rollup updates in one transaction. The records come first, in the order of the
 * group: `recordedBefore` relies on it.
 */
export function transaction(
  { view, processedEvent }: Store,
  rebuildVersion: number,
  group: Group,
  now: string,
) {
  const processedEvents = group.map((fact) => ({
    Put: {
      TableName: processedEvent,
      Item: processedEventOf(rebuildVersion, fact, now),
      ConditionExpression: 'attribute_not_exists(#s)',
      ExpressionAttributeNames: { '#s': 'stream' },
    },
  }));
  const rollups = summed(group.flatMap(({ increments }) => additionsOf(increments)));
  const updates = [...rollups.values()].map((rollup) => ({
    Update: { TableName: view, ...increment(rebuildVersion, rollup, now) },
  }));
  return new TransactWriteCommand({ TransactItems: [...processedEvents, ...updates] });
}

function increment(
  rebuildVersion: number,
  { grain, district, station, restricted, period, counts, facts }: Addition,
  now: string,
) {
  const added = Object.entries(counts).filter(([, n]) => n !== 0);
  const sums = added.map((_, i) => `#c${i} :c${i}`);
  return {
    Key: rollupKey(rebuildVersion, grain, period, station, restricted),
    UpdateExpression: `ADD ${['facts :f', ...sums].join(', ')} SET district = :d, station = :s, #p = :p, countedAt = :n`,
    ExpressionAttributeNames: {
      '#p': 'period',
      ...Object.fromEntries(added.map(([name], i) => [`#c${i}`, name])),
    },
    ExpressionAttributeValues: {
      ...Object.fromEntries(added.map(([, n], i) => [`:c${i}`, n])),
      ':f': facts,
      ':d': district,
      ':s': station,
      ':p': period,
      ':n': now,
    },
  };
}

/** The events of a group whose processed-event record already existed, read from a cancelled transaction. */
export function recordedBefore(error: unknown, group: Group): ReadonlySet<CountableEvent> {
  const codes = cancellationCodes(error);
  return new Set(group.filter((_, i) => codes[i] === 'ConditionalCheckFailed'));
}

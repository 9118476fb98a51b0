import {
  BatchWriteCommand,
  type DynamoDBDocumentClient,
  paginateQuery,
  paginateScan,
} from '@aws-sdk/lib-dynamodb';
import { batchWrite, cutBatches, untilProcessed } from '@maplebridge/event-log';
import { rollupPartition } from '../domain/rollup.ts';
import { grains } from './additions.ts';
import { checkpointPartition } from './checkpoints.ts';
import { rebuildVersionOf } from './processed-event.ts';
import type { RebuildVersions } from './rebuild-versions.ts';
import type { Store, View } from './tables.ts';

type Key = Readonly<Record<string, string | number>>;

/**
 * Deletes rebuild versions that are no longer counted: those just replaced, and anything that a batch still in flight added to older
 * ones after their deletion.
 */
export async function sweep(
  store: Store,
  { serving, counting, replaced, latest }: RebuildVersions,
): Promise<void> {
  const isGone = (rebuildVersion: number) =>
    !counting.includes(rebuildVersion) && (rebuildVersion < serving || replaced.includes(rebuildVersion));
  const gone = Array.from({ length: latest }, (_, i) => i + 1).filter(isGone);
  const partitions = gone.flatMap((rebuildVersion) => [
    ...grains.map((grain) => rollupPartition(rebuildVersion, grain)),
    checkpointPartition(rebuildVersion),
  ]);
  for (const partition of partitions) await deleteEach(store.client, store.view, keysOf(store, partition));
  if (gone.length) await deleteEach(store.client, store.processedEvent, processedEventKeys(store, isGone));
}

async function* keysOf({ client, view }: View, partition: string): AsyncGenerator<Key[]> {
  const pages = paginateQuery(
    { client },
    {
      TableName: view,
      KeyConditionExpression: 'pk = :p',
      ExpressionAttributeValues: { ':p': partition },
      ProjectionExpression: 'pk, sk',
    },
  );
  for await (const { Items = [] } of pages) yield Items;
}

async function* processedEventKeys(
  { client, processedEvent }: Store,
  isGone: (rebuildVersion: number) => boolean,
): AsyncGenerator<Key[]> {
  const pages = paginateScan(
    { client },
    {
      TableName: processedEvent,
      ProjectionExpression: '#s, #v',
      ExpressionAttributeNames: { '#s': 'stream', '#v': 'version' },
    },
  );
  for await (const { Items = [] } of pages)
    yield Items.filter(({ stream }) => isGone(rebuildVersionOf(stream)));
}

async function deleteEach(
  client: DynamoDBDocumentClient,
  table: string,
  pages: AsyncIterable<readonly Key[]>,
): Promise<void> {
  for await (const keys of pages) {
    const requests = keys.map((Key) => ({ DeleteRequest: { Key } }));
    const { batches } = cutBatches(requests, (it) => JSON.stringify(it).length, batchWrite);
    for (const batch of batches) {
      await untilProcessed(batch, async (left) => {
        const { UnprocessedItems } = await client.send(
          new BatchWriteCommand({ RequestItems: { [table]: [...left] } }),
        );
        return UnprocessedItems?.[table] as typeof left | undefined;
      });
    }
  }
}

import {
  BatchWriteCommand,
  type DynamoDBDocumentClient,
  paginateQuery,
  paginateScan,
} from '@aws-sdk/lib-dynamodb';
import { batchWrite, cutBatches, untilProcessed } from '@maplebridge/event-log';
import { leafPartition } from '../leaf.ts';
import { grains } from './additions.ts';
import { checkpointPartition } from './checkpoints.ts';
import type { Generations } from './generations.ts';
import { generationOf } from './proof.ts';
import type { Store, View } from './tables.ts';

type Key = Readonly<Record<string, string | number>>;

/**
 * Deletes what is left of generations that count no longer: those just replaced, and what a batch under way then may have added to
 * them after they were deleted.
 */
export async function sweep(
  store: Store,
  { serving, counting, replaced, latest }: Generations,
): Promise<void> {
  const isGone = (generation: number) =>
    !counting.includes(generation) && (generation < serving || replaced.includes(generation));
  const gone = Array.from({ length: latest }, (_, i) => i + 1).filter(isGone);
  const partitions = gone.flatMap((generation) => [
    ...grains.map((grain) => leafPartition(generation, grain)),
    checkpointPartition(generation),
  ]);
  for (const partition of partitions) await deleteEach(store.client, store.view, keysOf(store, partition));
  if (gone.length) await deleteEach(store.client, store.proof, proofKeys(store, isGone));
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

async function* proofKeys(
  { client, proof }: Store,
  isGone: (generation: number) => boolean,
): AsyncGenerator<Key[]> {
  const pages = paginateScan(
    { client },
    {
      TableName: proof,
      ProjectionExpression: '#s, #v',
      ExpressionAttributeNames: { '#s': 'stream', '#v': 'version' },
    },
  );
  for await (const { Items = [] } of pages) yield Items.filter(({ stream }) => isGone(generationOf(stream)));
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

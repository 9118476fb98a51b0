import { setTimeout as sleep } from 'node:timers/promises';
import { DescribeTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type _Record as StreamRecord,
} from '@aws-sdk/client-dynamodb-streams';
import type { Checkpoints } from './checkpoints.ts';
import { type Poller, poll } from './poller.ts';
import type { StreamBatches } from './stream-batches.ts';

export interface StreamSource {
  /** The name of the checkpoint: stream consumer and stream. */
  readonly follower: string;
  readonly table: string;
  readonly batchSize: number;
}

export interface StreamClients {
  readonly dynamodb: DynamoDBClient;
  readonly streams: DynamoDBStreamsClient;
}

/** The pause between polls of an idle stream. Lambda polls four times a second. */
const pauseMs = 50;

/** Feeds a function from a table's stream, in order and from its checkpoint. */
export function pollStream(
  clients: StreamClients,
  source: StreamSource,
  checkpoints: Checkpoints,
  batches: StreamBatches,
): Poller {
  let iterator: string | undefined;
  return poll(`stream of ${source.follower}`, async (signal) => {
    iterator ??= await iteratorAfter(clients, source, checkpoints.get(source.follower));
    const { Records = [], NextShardIterator } = await clients.streams.send(
      new GetRecordsCommand({ ShardIterator: iterator, Limit: source.batchSize }),
      { abortSignal: signal },
    );
    if (Records.length === 0) {
      await sleep(pauseMs, undefined, { signal }).catch(() => {});
      return;
    }
    await batches.handle(Records.map(lambdaRecord), signal, (sequenceNumber) =>
      checkpoints.set(source.follower, sequenceNumber),
    );
    iterator = signal.aborted ? undefined : NextShardIterator;
  });
}

async function iteratorAfter(
  { dynamodb, streams }: StreamClients,
  { table }: StreamSource,
  sequenceNumber: string | undefined,
): Promise<string> {
  const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName: table }));
  const StreamArn = Table?.LatestStreamArn;
  const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }));
  const [shard, ...more] = StreamDescription?.Shards ?? [];
  if (!shard || more.length) throw new Error(`the stream of ${table} has not exactly one shard`);
  const { ShardIterator } = await streams.send(
    new GetShardIteratorCommand({
      StreamArn,
      ShardId: shard.ShardId,
      ...(sequenceNumber === undefined
        ? { ShardIteratorType: 'TRIM_HORIZON' }
        : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: sequenceNumber }),
    }),
  );
  if (!ShardIterator) throw new Error(`the stream of ${table} gave no iterator`);
  return ShardIterator;
}

/** Lambda passes times as seconds. */
function lambdaRecord(record: StreamRecord): StreamRecord {
  const created = record.dynamodb?.ApproximateCreationDateTime;
  return {
    ...record,
    dynamodb: {
      ...record.dynamodb,
      ...(created && { ApproximateCreationDateTime: created.getTime() / 1000 }),
    },
  } as unknown as StreamRecord;
}

import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { App, Resource } from '../assembly/resources.ts';
import type { Functions } from '../functions/functions.ts';
import type { LambdaFunction } from '../functions/pool.ts';
import type { Checkpoints } from './checkpoints.ts';
import type { Poller } from './poller.ts';
import { pollQueue } from './queue-poller.ts';
import { streamBatches } from './stream-batches.ts';
import { pollStream, type StreamClients } from './stream-poller.ts';

export interface SourceClients extends StreamClients {
  readonly sqs: SQSClient;
}

/** Pollers of one queue; Lambda starts with five. */
const pollersPerQueue = 2;

/** Starts the pollers of the event source mappings. */
export function startSources(
  app: App,
  functions: Functions,
  clients: SourceClients,
  checkpoints: Checkpoints,
): Poller[] {
  const queues = new Map(app.ofType('AWS::SQS::Queue').map((it) => [it.identity.attributes.Arn, it]));
  const tables = new Map(
    app.ofType('AWS::DynamoDB::Table').map((it) => [it.identity.attributes.StreamArn, it]),
  );

  return app.ofType('AWS::Lambda::EventSourceMapping').flatMap((mapping) => {
    const { EventSourceArn, FunctionName } = mapping.properties;
    const to = [...functions.values()].find(({ name }) => name === FunctionName);
    if (!to) throw new Error(`${mapping.name} feeds ${FunctionName}, which does not exist`);
    const queue = queues.get(String(EventSourceArn));
    if (queue) return queuePollers(clients, mapping, queue, to);
    const table = tables.get(String(EventSourceArn));
    if (table) return [streamPoller(clients, mapping, table, to, queues, checkpoints)];
    throw new Error(`${mapping.name} reads ${EventSourceArn}, which is neither a queue nor a table's stream`);
  });
}

const reports = ({ properties }: Resource): boolean =>
  ((properties.FunctionResponseTypes ?? []) as string[]).includes('ReportBatchItemFailures');

function queuePollers(
  { sqs }: SourceClients,
  mapping: Resource,
  queue: Resource,
  to: LambdaFunction,
): Poller[] {
  const source = {
    queueUrl: queue.identity.ref,
    queueArn: queue.identity.attributes.Arn ?? '',
    batchSize: Number(mapping.properties.BatchSize ?? 10),
    reportsFailures: reports(mapping),
  };
  return Array.from({ length: pollersPerQueue }, () => pollQueue(sqs, source, to));
}

/** A mapping's limit; undefined or -1 is infinite. */
const bound = (value: unknown): number =>
  value === undefined || Number(value) === -1 ? Infinity : Number(value);

function streamPoller(
  clients: SourceClients,
  mapping: Resource,
  table: Resource,
  to: LambdaFunction,
  queues: ReadonlyMap<string | undefined, Resource>,
  checkpoints: Checkpoints,
): Poller {
  const { BatchSize, BisectBatchOnFunctionError, DestinationConfig } = mapping.properties;
  const retries = bound(mapping.properties.MaximumRetryAttempts);
  const maxAgeSeconds = bound(mapping.properties.MaximumRecordAgeInSeconds);
  const destination = (DestinationConfig as { OnFailure?: { Destination?: string } } | undefined)?.OnFailure;
  const failures = queues.get(destination?.Destination);
  if (!failures || (retries === Infinity && maxAgeSeconds === Infinity)) {
    throw new Error(
      `${mapping.name} would try for ever: it needs a number of retries or a greatest age, and a failure queue`,
    );
  }
  const batches = streamBatches(to, {
    retries,
    maxAgeMs: maxAgeSeconds * 1000,
    bisect: BisectBatchOnFunctionError === true,
    reportsFailures: reports(mapping),
    giveUp: async (description) => {
      const MessageBody = JSON.stringify(description);
      await clients.sqs.send(new SendMessageCommand({ QueueUrl: failures.identity.ref, MessageBody }));
    },
  });
  const source = { follower: to.name, table: table.identity.ref, batchSize: Number(BatchSize ?? 100) };
  return pollStream(clients, source, checkpoints, batches);
}

import { setTimeout as sleep } from 'node:timers/promises';

/** How much one batch request may hold. */
export interface BatchLimits {
  readonly count: number;
  readonly bytes: number;
}

/**
 * SNS `PublishBatch` and SQS `SendMessageBatch`: ten messages, 256 KiB for all of them together with their attributes. SQS has
 * accepted more since August 2025, SNS has not; relayed messages pass through both.
 */
export const messageBatch: BatchLimits = { count: 10, bytes: 262_144 };
/** DynamoDB `BatchWriteItem`: 25 requests, 16 MB. */
export const batchWrite: BatchLimits = { count: 25, bytes: 16 * 1024 * 1024 };
/** DynamoDB `BatchGetItem`: 100 keys. What exceeds 16 MB of response is returned as unprocessed. */
export const batchGet: BatchLimits = { count: 100, bytes: Number.POSITIVE_INFINITY };

export interface Batches<T> {
  /** In the order of the entries; none is empty. */
  readonly batches: readonly (readonly T[])[];
  /** Entries that exceed the limit by themselves, and so fit no batch. */
  readonly tooLarge: readonly T[];
}

/** Cuts entries into batches by count and bytes. An entry that is too large is returned separately and does not block the others. */
export function cutBatches<T>(
  entries: readonly T[],
  bytesOf: (entry: T) => number,
  limits: BatchLimits,
): Batches<T> {
  const batches: T[][] = [];
  const tooLarge: T[] = [];
  let batch: T[] = [];
  let used = 0;
  for (const entry of entries) {
    const bytes = bytesOf(entry);
    if (bytes > limits.bytes) {
      tooLarge.push(entry);
      continue;
    }
    if (batch.length === 0 || batch.length === limits.count || used + bytes > limits.bytes) {
      batch = [];
      used = 0;
      batches.push(batch);
    }
    batch.push(entry);
    used += bytes;
  }
  return { batches, tooLarge };
}

interface Attribute {
  readonly DataType?: string | undefined;
  readonly StringValue?: string | undefined;
}

/** The size of a message as SNS and SQS count it: its body, and name, type and value of each attribute, in UTF-8. */
export const messageBytes = (
  body: string,
  attributes: Readonly<Record<string, Attribute>> | undefined = {},
): number =>
  Object.entries(attributes)
    .flatMap(([name, { DataType = '', StringValue = '' }]) => [name, DataType, StringValue])
    .reduce((sum, it) => sum + Buffer.byteLength(it), Buffer.byteLength(body));

/** Attempts for one batch: DynamoDB returns the items for which it has no capacity at the moment. */
const maxTries = 8;

/**
 * Sends a batch and retries what DynamoDB returns as unprocessed, with exponential backoff. Throws when items remain unprocessed.
 * @param send Returns what was not processed.
 */
export async function untilProcessed<T>(
  batch: readonly T[],
  send: (left: readonly T[]) => Promise<readonly T[] | undefined>,
  pauseMs = 50,
): Promise<void> {
  let left = batch;
  for (let tries = 1; left.length; tries++) {
    left = (await send(left)) ?? [];
    if (left.length && tries === maxTries)
      throw new Error(`DynamoDB left ${left.length} of ${batch.length} unprocessed after ${tries} tries`);
    if (left.length) await sleep(Math.random() * pauseMs * 2 ** tries);
  }
}

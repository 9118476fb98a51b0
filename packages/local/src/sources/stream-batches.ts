import { setTimeout as sleep } from 'node:timers/promises';
import type { _Record as StreamRecord } from '@aws-sdk/client-dynamodb-streams';
import { cutBatches } from '@maplebridge/event-log/batches';
import type { DynamoDBBatchResponse } from 'aws-lambda';
import { maxPayloadBytes } from '../functions/payload-limits.ts';
import type { LambdaFunction } from '../functions/pool.ts';

export interface BatchRules {
  /** Retries after the first attempt. */
  readonly retries: number;
  /** How long to try, counted from the first try: the machine may have slept since the record was written. */
  readonly maxAgeMs: number;
  readonly bisect: boolean;
  readonly reportsFailures: boolean;
  /** Receives the description of records that were given up. */
  readonly giveUp: (description: object) => Promise<void>;
  /** The pause before the given retry; grows as Lambda's by default. */
  readonly pauseMs?: (tries: number) => number;
  readonly now?: () => number;
}

export interface StreamBatches {
  /** Hands records on in order until each is handled or given up, and says how far it came. */
  handle(
    records: readonly StreamRecord[],
    signal: AbortSignal,
    reached: (sequenceNumber: string) => void,
  ): Promise<void>;
}

/**
 * Lambda hands on as many records as fit one invocation. One that does not by itself goes alone, and its invocation fails; its size
 * is therefore counted as the limit at most. The rest of the event takes some bytes too.
 */
const invocation = { count: Number.POSITIVE_INFINITY, bytes: maxPayloadBytes - 1024 };
const bytesOf = (record: StreamRecord): number =>
  Math.min(Buffer.byteLength(JSON.stringify(record)) + 1, invocation.bytes);

const sequenceOf = (record: StreamRecord | undefined): string => record?.dynamodb?.SequenceNumber ?? '';
const growing = (tries: number) => Math.min(30_000, 250 * 2 ** tries);

/** How an event source mapping deals with batches of a stream that fail. */
export function streamBatches(to: LambdaFunction, rules: BatchRules): StreamBatches {
  const { retries, maxAgeMs, bisect, reportsFailures, giveUp, pauseMs = growing, now = Date.now } = rules;

  /** The number of records handled from the start of the batch. */
  async function handledOf(records: readonly StreamRecord[]): Promise<number> {
    const outcome = await to.invoke({ Records: records });
    if (!outcome.ok) return 0;
    if (!reportsFailures) return records.length;
    const failures = (outcome.payload as Partial<DynamoDBBatchResponse> | null)?.batchItemFailures ?? [];
    const failed = failures.map(({ itemIdentifier }) =>
      records.findIndex((record) => sequenceOf(record) === itemIdentifier),
    );
    // An unknown identifier means the whole batch.
    return failed.length ? Math.max(0, Math.min(...failed)) : records.length;
  }

  /** Lambda's condition for giving up records that failed again; undefined while they are retried. */
  function exhausted(tries: number, since: number): string | undefined {
    if (tries >= retries) return 'RetryAttemptsExhausted';
    return now() - since > maxAgeMs ? 'RecordAgeExceeded' : undefined;
  }

  async function handle(
    records: readonly StreamRecord[],
    signal: AbortSignal,
    reached: (sequenceNumber: string) => void,
    tries = 0,
    since = now(),
  ): Promise<void> {
    if (records.length === 0 || signal.aborted) return;
    const { batches } = cutBatches(records, bytesOf, invocation);
    if (batches.length > 1) {
      for (const batch of batches) await handle(batch, signal, reached);
      return;
    }
    const handled = await handledOf(records);
    if (handled > 0) reached(sequenceOf(records[handled - 1]));
    const rest = records.slice(handled);
    if (rest.length === 0) return;
    const condition = exhausted(tries, since);
    if (handled === 0 && condition) {
      await giveUp(description(to, rest, condition));
      return reached(sequenceOf(rest.at(-1)));
    }
    await sleep(pauseMs(tries), undefined, { signal }).catch(() => {});
    // Progress in a batch resets the retry count for the rest of it.
    const next = handled > 0 ? ([0, now()] as const) : ([tries + 1, since] as const);
    if (!bisect || rest.length === 1) return handle(rest, signal, reached, ...next);
    const half = Math.ceil(rest.length / 2);
    await handle(rest.slice(0, half), signal, reached, ...next);
    await handle(rest.slice(half), signal, reached, ...next);
  }

  return { handle: (records, signal, reached) => handle(records, signal, reached) };
}

/** The message to a failure destination: the position of the records, not the records. */
function description(to: LambdaFunction, records: readonly StreamRecord[], condition: string): object {
  return {
    requestContext: { functionArn: to.name, condition },
    version: '1.0',
    timestamp: new Date().toISOString(),
    DDBStreamBatchInfo: {
      startSequenceNumber: sequenceOf(records[0]),
      endSequenceNumber: sequenceOf(records.at(-1)),
      batchSize: records.length,
    },
  };
}

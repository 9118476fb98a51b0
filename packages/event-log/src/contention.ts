import { setTimeout as sleep } from 'node:timers/promises';
import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';

/** Attempts before a write gives up because of concurrent writes to the same items. */
const maxTries = 8;

/** Retries a write that returns undefined on a conflict; undefined when every attempt conflicted. */
export async function untilUncontended<T>(write: () => Promise<T | undefined>): Promise<T | undefined> {
  for (let tries = 1; tries <= maxTries; tries++) {
    const done = await write();
    if (done !== undefined) return done;
    // Full jitter, so that concurrent writers do not conflict again.
    await sleep(Math.random() * 5 * 2 ** tries);
  }
  return undefined;
}

/** Why DynamoDB cancelled a transaction, action by action; [] for any other error. */
export const cancellationCodes = (error: unknown): string[] =>
  error instanceof TransactionCanceledException
    ? (error.CancellationReasons ?? []).map(({ Code }) => Code ?? 'None')
    : [];

/** Whether a write lost to a concurrent one: its condition failed, or two transactions conflicted. */
export const isConflict = (error: unknown): boolean =>
  error instanceof ConditionalCheckFailedException ||
  cancellationCodes(error).some(
    (code) => code === 'ConditionalCheckFailed' || code === 'TransactionConflict',
  );

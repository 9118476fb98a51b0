import { setTimeout as sleep } from 'node:timers/promises';
import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';

/** Tries before a write gives up against others that write the same items. */
const maxTries = 8;

/** Repeats what answers undefined because others were first; undefined when they were first every time. */
export async function untilUncontended<T>(context: () => Promise<T | undefined>): Promise<T | undefined> {
  for (let tries = 1; tries <= maxTries; tries++) {
    const done = await context();
    if (done !== undefined) return done;
    // Full jitter, so that rivals do not meet again.
    await sleep(Math.random() * 5 * 2 ** tries);
  }
  return undefined;
}

/** Why DynamoDB cancelled a transaction, action by action; [] for any other error. */
export const cancellationCodes = (error: unknown): string[] =>
  error instanceof TransactionCanceledException
    ? (error.CancellationReasons ?? []).map(({ Code }) => Code ?? 'None')
    : [];

/** Whether a write lost against another one: a condition no longer held, or two transactions met. */
export const isConflict = (error: unknown): boolean =>
  error instanceof ConditionalCheckFailedException ||
  cancellationCodes(error).some(
    (code) => code === 'ConditionalCheckFailed' || code === 'TransactionConflict',
  );

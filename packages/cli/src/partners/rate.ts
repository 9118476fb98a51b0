import { setTimeout as sleep } from 'node:timers/promises';
import { InvalidArgumentError } from 'commander';

/** Parses a rate per second, up to the maximum. */
export const rate =
  (most: number) =>
  (text: string): number => {
    const n = Number(text);
    if (Number.isInteger(n) && n >= 1 && n <= most) return n;
    throw new InvalidArgumentError(`must be a whole number from 1 to ${most}`);
  };

/** Waits so that no more than the given number pass each second, in batches of any size. */
export function pacer(perSecond: number, now = Date.now, wait: (ms: number) => Promise<unknown> = sleep) {
  let free = now();
  return async (n: number): Promise<void> => {
    const from = Math.max(free, now());
    free = from + (1000 * n) / perSecond;
    if (from > now()) await wait(from - now());
  };
}

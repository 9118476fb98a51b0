import { pause } from './pause.ts';
import { isProblem, type Problem } from './problem.ts';
import type { ReadOptions } from './routes.ts';
import { versionOf } from './version.ts';

export interface Waiting {
  /** Milliseconds to wait at most. A minute unless told. */
  readonly timeout?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What was waited for did not come about in time. */
export class WaitedInVain extends Error {
  override readonly name = 'WaitedInVain';
  /** What was read last; undefined if there was nothing yet. */
  readonly last: unknown;
  constructor(timeout: number, last: unknown, cause: unknown) {
    super(`waited ${timeout} ms in vain`, { cause });
    this.last = last;
  }
}

const shortest = 100;
const longest = 3000;

/**
 * Reads until it is as wanted. What a command brings about elsewhere is there moments later, so `not-found` counts as "not yet".
 * `read` is given options to pass on: then an answer that has not changed is not sent again where it may be kept. Asks
 * ever more rarely while nothing moves. Throws `WaitedInVain`, whatever else `read` throws, or the signal's reason.
 */
export async function waitFor<T, U extends T = T>(
  read: (options: ReadOptions) => Promise<T>,
  until: ((it: T) => it is U) | ((it: T) => boolean) = () => true,
  { timeout = 60_000, signal }: Waiting = {},
): Promise<U> {
  const time = AbortSignal.timeout(timeout);
  const ends = signal ? AbortSignal.any([signal, time]) : time;
  let seen: T | undefined;
  let absent: Problem | undefined;
  try {
    for (let wait = shortest; ; wait = Math.min(longest, wait * 1.25)) {
      const before = seen;
      try {
        seen = await read({ signal: ends, kept: isObject(before) ? before : undefined });
        if (until(seen)) return seen as U;
        if (hasMoved(before, seen)) wait = shortest;
      } catch (thrown) {
        if (!isProblem(thrown, 'not-found')) throw thrown;
        absent = thrown;
      }
      await pause(wait, ends);
    }
  } catch (thrown) {
    if (time.aborted && !signal?.aborted) throw new WaitedInVain(timeout, seen, absent ?? thrown);
    throw thrown;
  }
}

const isObject = (it: unknown): it is object => typeof it === 'object' && it !== null;

const hasMoved = (before: unknown, after: unknown): boolean =>
  isObject(before) && isObject(after) && versionOf(before) !== versionOf(after);

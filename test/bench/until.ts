import { setTimeout as sleep } from 'node:timers/promises';

/** Polls every few milliseconds until a condition holds; throws after a minute. */
export async function until(holds: () => Promise<boolean>, everyMs = 10): Promise<void> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(everyMs)) {
    if (await holds()) return;
  }
  throw new Error('the condition did not hold within a minute');
}

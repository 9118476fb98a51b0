import { setTimeout as sleep } from 'node:timers/promises';

/** A loop that polls for work until it is stopped. */
export interface Poller {
  stop(): Promise<void>;
}

/** The pause after a failed poll: the engine is starting or stopping. */
const failurePauseMs = 500;

/** Repeats a step. A failed step is logged and retried after a pause; stopping waits for the running step. */
export function poll(what: string, step: (signal: AbortSignal) => Promise<void>): Poller {
  const stopping = new AbortController();
  const { signal } = stopping;
  const running = (async () => {
    while (!signal.aborted) {
      try {
        await step(signal);
      } catch (error) {
        if (signal.aborted) return;
        console.error(`${what}: ${(error as Error).message}`);
        await sleep(failurePauseMs, undefined, { signal }).catch(() => {});
      }
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

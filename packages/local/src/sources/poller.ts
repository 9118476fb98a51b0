import { setTimeout as sleep } from 'node:timers/promises';

/** Something that looks for work until it is told to stop. */
export interface Poller {
  stop(): Promise<void>;
}

/** Pause after a poll that failed: the engine is starting, or going. */
const failurePauseMs = 500;

/** Runs a step again and again. A step that throws is told and tried again after a pause; stopping waits for the running step. */
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

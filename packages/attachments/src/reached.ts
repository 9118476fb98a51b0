import { setTimeout as sleep } from 'node:timers/promises';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** As many attempts as the SDK makes. */
const tries = 3;
const patienceMs = 2000;

/** Calls a URL, signed again for each attempt. Retries server errors and throttling. */
export async function reached(method: string, url: () => Promise<string>): Promise<Answer> {
  for (let tried = 1; ; tried++) {
    try {
      const response = await fetch(await url(), { method, signal: AbortSignal.timeout(patienceMs) });
      const text = await response.text();
      if (tried === tries || !(response.status >= 500 || response.status === 429)) {
        return { status: response.status, headers: response.headers, text };
      }
    } catch (error) {
      if (tried === tries) throw error;
    }
    await sleep(50 * 2 ** tried * Math.random());
  }
}

import { pause } from './pause.ts';
import { retryAfterOf } from './retry-after.ts';

export interface Retry {
  /** How often a call is made at most, the first included. 5 unless told. */
  readonly tries?: number;
  /** Milliseconds after which no further try begins. A minute unless told. */
  readonly within?: number;
}

export interface Sending {
  readonly fetch: typeof globalThis.fetch;
  /** Milliseconds that one try may take, to the last byte of its answer. */
  readonly timeout: number;
  readonly retry: Required<Retry>;
}

export type Send = (request: Request) => Promise<Response>;

/** No try of a call was answered: the network failed, or the answer took too long. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/** Sends a request until it is answered for good: again, after a wait, where another try can help and does no harm. */
export const retrying =
  ({ fetch, timeout, retry: { tries, within } }: Sending): Send =>
  async (request) => {
    const last = Date.now() + within;
    for (let context = 1; ; context++) {
      const outcome = await tryOnce(request, fetch, timeout);
      const wait = context < tries ? waitAfter(outcome, request, context) : undefined;
      if (wait === undefined || Date.now() + wait > last) {
        if (outcome instanceof Unreachable) throw outcome;
        return outcome;
      }
      await pause(wait, request.signal);
    }
  };

async function tryOnce(
  request: Request,
  fetch: typeof globalThis.fetch,
  timeout: number,
): Promise<Response | Unreachable> {
  const signal = AbortSignal.any([request.signal, AbortSignal.timeout(timeout)]);
  try {
    return await whole(await fetch(request.clone(), { signal }));
  } catch (cause) {
    request.signal.throwIfAborted();
    return new Unreachable(`no answer from ${new URL(request.url).origin}`, { cause });
  }
}

/** An answer with its body: one that breaks off halfway is none, and is asked for again. */
async function whole(answer: Response): Promise<Response> {
  const { status, statusText, headers } = answer;
  const body = await answer.arrayBuffer();
  // Of an empty body `Response` wants to hear nothing: it throws with a 304.
  return new Response(body.byteLength ? body : null, { status, statusText, headers });
}

const busy: readonly number[] = [429, 502, 503, 504];

/** What it does twice it does once: the service knows a repeated key. */
const harmless = ({ method, headers }: Request) => method === 'GET' || headers.has('idempotency-key');

/** Milliseconds to wait before another try; undefined where none would help. */
export function waitAfter(
  outcome: Response | Unreachable,
  request: Request,
  context: number,
): number | undefined {
  const jitter = Math.random() * ceiling(context);
  if (outcome instanceof Unreachable) return jitter;
  if (!busy.includes(outcome.status) && !(outcome.status === 500 && harmless(request))) return undefined;
  // Those who were all told the same moment must not all come at it.
  return (retryAfterOf(outcome.headers) ?? 0) * 1000 + jitter;
}

/** Full jitter: anything up to a ceiling that doubles (Brooker, Exponential Backoff and Jitter, 2015). */
const ceiling = (context: number): number => Math.min(10_000, 250 * 2 ** (context - 1));

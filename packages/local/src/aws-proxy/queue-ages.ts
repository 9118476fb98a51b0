import type { Engine } from '../engines/engine.ts';

interface Inspected {
  readonly messages: Readonly<Record<'ready' | 'delayed', readonly Message[]>> & {
    readonly inflight: readonly { readonly message: Message }[];
  };
}
interface Message {
  readonly sentTimestamp: number;
}

const path = /^\/_maplebridge\/queues\/([\w-]{1,80})\/oldest$/;

/** The queue whose age a request asks for; undefined for every other request. */
export const queueAskedFor = (url: string): string | undefined => path.exec(url)?.[1];

/**
 * When the oldest message of a queue was sent, in milliseconds of the epoch; null for an empty queue. On AWS a metric of CloudWatch
 * tells it; here the engine is asked, since receiving would count as a try.
 */
export async function oldestSentAt(engine: Engine, queue: string): Promise<number | null> {
  const asked = { method: 'GET', url: `/_fauxqs/queues/${queue}`, headers: {} };
  const { status, body } = await engine.send(asked, '');
  if (status !== 200) throw new Error(`there is no queue ${queue}`);
  const { messages } = JSON.parse(body.toString('utf8')) as Inspected;
  const all = [...messages.ready, ...messages.delayed, ...messages.inflight.map(({ message }) => message)];
  return all.length ? Math.min(...all.map(({ sentTimestamp }) => sentTimestamp)) : null;
}

import type { CloudEvent } from '@maplebridge/contracts';
import type { Consumer, Handled } from './queue-handler.ts';

/** Tells consumers one event by itself. Throws what it fails with, and for a type that nobody hears. */
export function hearing(consumers: readonly Consumer[]): (event: CloudEvent) => Promise<Handled> {
  return async (event) => {
    const consumer = consumers.find(({ types }) => types.includes(event.type));
    if (!consumer) throw new Error(`nobody hears ${event.type}`);
    const [received] = await consumer.consume([event]);
    if (received === undefined) throw new Error(`nothing was said of ${event.id}`);
    if (typeof received === 'object' && 'failed' in received) throw received.failed;
    return received;
  };
}

export * from './growth.ts';

import type { CloudEvent } from '@maplebridge/contracts';
import type { Consumer, Handled } from './queue-handler.ts';

/** Passes one event to its consumer. Throws the consumer's error, and for a type without a consumer. */
export function hearing(consumers: readonly Consumer[]): (event: CloudEvent) => Promise<Handled> {
  return async (event) => {
    const consumer = consumers.find(({ types }) => types.includes(event.type));
    if (!consumer) throw new Error(`no consumer handles ${event.type}`);
    const [received] = await consumer.consume([event]);
    if (received === undefined) throw new Error(`no result for ${event.id}`);
    if (typeof received === 'object' && 'failed' in received) throw received.failed;
    return received;
  };
}

export * from './growth.ts';

import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import { CloudEvent, type EventCatalogue, eventType } from '@maplebridge/contracts';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type * as z from 'zod';
import { type Observer, observed } from './observability.ts';

/** What a consumer says of a message; a failure is thrown, and the message comes again. */
export type Handled = 'handled' | { readonly ignored: string };

export interface Consumer {
  readonly type: string;
  readonly schema: z.ZodType;
  readonly consume: (event: CloudEvent) => Promise<Handled>;
}

/** Binds one fact of another service's catalogue to what is done about it. */
export const consumes = <C extends EventCatalogue, F extends keyof C['facts'] & string>(
  catalogue: C,
  fact: F,
  consume: (event: CloudEvent<z.output<C['facts'][F]['data']>>) => Promise<Handled>,
): Consumer => ({
  type: eventType(catalogue, fact),
  schema: (catalogue.facts as EventCatalogue['facts'])[fact]?.data as z.ZodType,
  consume: consume as Consumer['consume'],
});

/**
 * The handler of a service's inbox. Each record ends as handled, ignored with a reason, or failed; failed ones alone
 * come again. A type without a consumer is ignored and counted, a message that misses its schema fails loudly.
 */
export function queueHandler(consumers: readonly Consumer[], { inParallel = true } = {}) {
  const byType = new Map(consumers.map((consumer) => [consumer.type, consumer]));
  return observed<SQSEvent, SQSBatchResponse>((event, observer, context: Context) =>
    processPartialResponse(
      event,
      (record: SQSRecord) => receive(record, byType, observer),
      new BatchProcessor(EventType.SQS, { logger: observer.logger }),
      { context, throwOnFullBatchFailure: false, processInParallel: inParallel },
    ),
  );
}

async function receive(
  record: SQSRecord,
  consumers: ReadonlyMap<string, Consumer>,
  { logger, count }: Observer,
): Promise<void> {
  let about: Record<string, string> = { messageId: record.messageId };
  try {
    const event = CloudEvent.parse(json(record.body));
    about = { ...about, eventId: event.id, type: event.type };
    const consumer = consumers.get(event.type);
    const handled: Handled = consumer
      ? await consumer.consume({ ...event, data: consumer.schema.parse(event.data) })
      : { ignored: 'no consumer' };
    count(handled === 'handled' ? 'EventsHandled' : 'EventsIgnored');
    logger.info('event received', { ...about, handled });
  } catch (error) {
    count('EventsFailed');
    logger.error('event failed', { ...about, error: error as Error });
    throw error;
  }
}

/** Node's own message would quote the body, and bodies are not logged. */
function json(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new Error(`a message of ${body.length} characters is not JSON`);
  }
}

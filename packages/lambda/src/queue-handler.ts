import { CloudEvent, type EventCatalogue, eventType } from '@maplebridge/contracts';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type * as z from 'zod';
import { type Observer, observed } from './observability.ts';

/** What a consumer says of a message; a failure is thrown, and the message comes again. */
export type Handled = 'handled' | { readonly ignored: string };

/** What became of a message. */
export type Received = Handled | { readonly failed: unknown };

export interface Consumer {
  readonly types: readonly string[];
  /** Takes what a batch holds of its types, and says of each what became of it, in their order. If it throws, all have failed. */
  readonly consume: (events: readonly CloudEvent[]) => Promise<readonly Received[]>;
}

/** Binds one fact of another service's catalogue to what is done about it, for each event by itself. */
export function consumes<C extends EventCatalogue, F extends keyof C['facts'] & string>(
  catalogue: C,
  fact: F,
  consume: (event: CloudEvent<z.output<C['facts'][F]['data']>>) => Promise<Handled>,
): Consumer {
  const schema = (catalogue.facts as EventCatalogue['facts'])[fact]?.data as z.ZodType;
  const one = consume as (event: CloudEvent) => Promise<Handled>;
  return {
    types: [eventType(catalogue, fact)],
    consume: (events) =>
      Promise.all(
        events.map((event) => caught(async () => one({ ...event, data: schema.parse(event.data) }))),
      ),
  };
}

/** What something ends in, a failure as a value. */
export async function caught<T>(run: () => Promise<T>): Promise<T | { readonly failed: unknown }> {
  try {
    return await run();
  } catch (failed) {
    return { failed };
  }
}

/**
 * The handler of a service's inbox. Each record ends as handled, ignored with a reason, or failed; failed ones alone
 * come again. A type without a consumer is ignored and counted, a message that misses its schema fails loudly.
 */
export function queueHandler(consumers: readonly Consumer[]) {
  const byType = new Map(consumers.flatMap((consumer) => consumer.types.map((type) => [type, consumer])));
  return observed<SQSEvent, SQSBatchResponse>(async ({ Records }, observer) => {
    const messages = await Promise.all(Records.map(read));
    const byConsumer = Map.groupBy(messages.filter(isEvent), ({ event }) => byType.get(event.type));
    const received = [...byConsumer].map(([consumer, some]) => hand(consumer, some));
    const told = [...messages.filter((it) => !isEvent(it)), ...(await Promise.all(received)).flat()];
    for (const it of told) tell(it, observer);
    for (const [metric, some] of Map.groupBy(told, metricOf)) observer.count(metric, some.length);
    const failed = told.filter(({ became }) => isFailure(became));
    return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  });
}

/** A message, the event in it if it holds one, and what became of it. */
interface Message {
  readonly messageId: string;
  readonly event?: CloudEvent;
  readonly became: Received;
}
type EventMessage = Message & Required<Pick<Message, 'event'>>;

const isEvent = (message: Message): message is EventMessage => message.event !== undefined;
const isFailure = (became: Received): became is { readonly failed: unknown } =>
  typeof became === 'object' && 'failed' in became;

async function read({ messageId, body }: SQSRecord): Promise<Message> {
  const event = await caught(async () => CloudEvent.parse(json(body)) as CloudEvent);
  return 'failed' in event
    ? { messageId, became: event }
    : { messageId, event, became: { ignored: 'no consumer' } };
}

async function hand(consumer: Consumer | undefined, messages: readonly EventMessage[]): Promise<Message[]> {
  if (!consumer) return [...messages];
  const received = await caught(() => consumer.consume(messages.map(({ event }) => event)));
  return messages.map((message, i) => ({
    ...message,
    became:
      'failed' in received
        ? received
        : (received[i] ?? { failed: new Error('the consumer returned no result') }),
  }));
}

function metricOf({ became }: Message): string {
  if (isFailure(became)) return 'EventsFailed';
  return became === 'handled' ? 'EventsHandled' : 'EventsIgnored';
}

function tell({ messageId, event, became }: Message, { logger }: Observer): void {
  const about = { messageId, ...(event && { eventId: event.id, type: event.type }) };
  if (isFailure(became)) logger.error('event failed', { ...about, error: became.failed as Error });
  else logger.info('event received', { ...about, handled: became });
}

/** Node's own message would quote the body, and bodies are not logged. */
function json(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new Error(`a message of ${body.length} characters is not JSON`);
  }
}

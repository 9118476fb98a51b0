import { paginateScan } from '@aws-sdk/lib-dynamodb';
import type { ProcessedEvent } from './processed-event.ts';
import type { Store } from './tables.ts';

/** Every processed-event record of every rebuild version, page by page; strongly consistent. */
export async function* allProcessedEvents({
  client,
  processedEvent,
}: Pick<Store, 'client' | 'processedEvent'>): AsyncGenerator<ProcessedEvent[]> {
  const pages = paginateScan({ client }, { TableName: processedEvent, ConsistentRead: true });
  for await (const { Items = [] } of pages) yield Items as ProcessedEvent[];
}

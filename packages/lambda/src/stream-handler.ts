import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import { type RecordedEvent, recordedEvent } from '@maplebridge/event-log';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { observed } from './observability.ts';

/**
 * The handler of a log's stream. Of several events of one stream in a batch only the newest is handed on, since
 * `update` looks at the stream as it stands; the records of a stream that failed all come again.
 */
export function streamHandler(update: (stream: string) => Promise<void>, { inParallel = true } = {}) {
  return observed<DynamoDBStreamEvent, DynamoDBBatchResponse>(async (event, { logger, count }, context) => {
    const updates = new Map<string, Promise<void>>();
    const once = (stream: string) => {
      const running = updates.get(stream) ?? update(stream);
      updates.set(stream, running);
      return running;
    };
    const response = await processPartialResponse(
      event,
      (record: DynamoDBRecord) => once(streamOf(recordedEvent(record))),
      new BatchProcessor(EventType.DynamoDBStreams, { logger }),
      { context, throwOnFullBatchFailure: false, processInParallel: inParallel },
    );
    count('ViewsUpdated', updates.size);
    logger.info('stream followed', { records: event.Records.length, streams: updates.size });
    return response;
  });
}

const streamOf = (event: RecordedEvent): string => event.stream;

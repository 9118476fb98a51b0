import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import type { RecordedEvent } from './recorded.ts';

/** The event a stream record carries. */
export function recordedEvent(record: DynamoDBRecord): RecordedEvent {
  const image = record.dynamodb?.NewImage;
  if (!image) throw new Error(`Stream record ${record.eventID} carries no new image`);
  return unmarshall(image as Parameters<typeof unmarshall>[0]) as RecordedEvent;
}

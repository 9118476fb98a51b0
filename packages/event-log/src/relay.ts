import { PublishBatchCommand, type PublishBatchRequestEntry, type SNSClient } from '@aws-sdk/client-sns';
import { type CloudEvent, cloudEvent } from '@maplebridge/contracts';
import type { DynamoDBRecord } from 'aws-lambda';
import { recordedEvent } from './stream-record.ts';

/** SNS takes ten messages a call. */
const batchSize = 10;

export interface RelayTarget {
  readonly client: SNSClient;
  readonly topic: string;
  readonly city: string;
  readonly service: string;
}

/**
 * Publishes what the log's stream brings, in order.
 * Answers the sequence number of the first record that did not get out, from which the stream must come again.
 */
export async function relay(
  records: readonly DynamoDBRecord[],
  target: RelayTarget,
): Promise<string | undefined> {
  for (let from = 0; from < records.length; from += batchSize) {
    const batch = records.slice(from, from + batchSize);
    const entries = batch.map((record, index) => entry(index, publication(record, target)));
    const answer = await target.client.send(
      new PublishBatchCommand({ TopicArn: target.topic, PublishBatchRequestEntries: entries }),
    );
    const failed = (answer.Failed ?? []).map(({ Id }) => Number(Id));
    if (failed.length) return batch[Math.min(...failed)]?.dynamodb?.SequenceNumber;
  }
  return undefined;
}

function publication(record: DynamoDBRecord, { city, service }: RelayTarget): CloudEvent {
  const { schema, ...event } = recordedEvent(record);
  return cloudEvent({ ...event, schemaVersion: schema, city, service });
}

/** The attributes carry what subscribers may filter by; `area` holds all three levels. */
function entry(index: number, event: CloudEvent): PublishBatchRequestEntry {
  const list = (values: string[]) => ({ DataType: 'String.Array', StringValue: JSON.stringify(values) });
  return {
    Id: String(index),
    Message: JSON.stringify(event),
    MessageAttributes: {
      type: { DataType: 'String', StringValue: event.type },
      area: list(event.area.split('/')),
      ...(event.departments && { departments: list(event.departments.split(' ')) }),
    },
  };
}

import { PublishBatchCommand, type PublishBatchRequestEntry, type SNSClient } from '@aws-sdk/client-sns';
import { type CloudEvent, cloudEvent, departmentAttribute } from '@maplebridge/contracts';
import type { DynamoDBRecord } from 'aws-lambda';
import type { RecordedEvent } from './recorded.ts';
import { recordedEvent } from './stream-record.ts';

/** SNS takes ten messages a call. */
const batchSize = 10;

export interface RelayTarget {
  readonly client: SNSClient;
  readonly topic: string;
  /** The base URL of the API. */
  readonly api: string;
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
    const entries = batch.map((record, index) => entry(index, publication(recordedEvent(record), target)));
    const answer = await target.client.send(
      new PublishBatchCommand({ TopicArn: target.topic, PublishBatchRequestEntries: entries }),
    );
    const failed = (answer.Failed ?? []).map(({ Id }) => Number(Id));
    if (failed.length) return batch[Math.min(...failed)]?.dynamodb?.SequenceNumber;
  }
  return undefined;
}

/** A recorded event as it is published, the first time and whenever it is told again. */
export const publication = (
  { schema, ...event }: RecordedEvent,
  { city, service, api }: Pick<RelayTarget, 'city' | 'service' | 'api'>,
): CloudEvent => cloudEvent({ ...event, schemaVersion: schema, city, service }, api);

const text = (StringValue: string) => ({ DataType: 'String', StringValue });

/**
 * The attributes carry what subscribers may filter by: the type; the area as a path, any level of which is a prefix; and one
 * attribute for each department concerned, since not every engine filters by the members of a list.
 */
function entry(index: number, event: CloudEvent): PublishBatchRequestEntry {
  const departments = event.departments?.split(' ') ?? [];
  return {
    Id: String(index),
    Message: JSON.stringify(event),
    MessageAttributes: {
      type: text(event.type),
      area: text(event.area),
      ...Object.fromEntries(departments.map((id) => [departmentAttribute(id), text('concerned')])),
    },
  };
}

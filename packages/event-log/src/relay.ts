import { PublishBatchCommand, type PublishBatchRequestEntry, type SNSClient } from '@aws-sdk/client-sns';
import { type CloudEvent, cloudEvent, departmentAttribute } from '@maplebridge/contracts';
import type { DynamoDBRecord } from 'aws-lambda';
import type { RecordedEvent } from './recorded.ts';
import { recordedEvent } from './stream-record.ts';

/** SNS takes ten messages a call. */
const batchSize = 10;
/** Raw delivery takes ten attributes; type and area are two of them. */
const maxDepartments = 8;

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
  const messages = records.flatMap((record) =>
    messagesOf(publication(recordedEvent(record), target)).map((message) => ({ record, message })),
  );
  for (let from = 0; from < messages.length; from += batchSize) {
    const batch = messages.slice(from, from + batchSize);
    const entries = batch.map(({ message }, index) => ({ Id: String(index), ...message }));
    const answer = await target.client.send(
      new PublishBatchCommand({ TopicArn: target.topic, PublishBatchRequestEntries: entries }),
    );
    const failed = (answer.Failed ?? []).map(({ Id }) => Number(Id));
    if (failed.length) return batch[Math.min(...failed)]?.record.dynamodb?.SequenceNumber;
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
 * attribute for each department concerned, since not every engine filters by the members of a list. What concerns more of them
 * than a message can name is sent once for each lot: whoever hears it twice knows it by its id.
 */
function messagesOf(event: CloudEvent): Omit<PublishBatchRequestEntry, 'Id'>[] {
  const Message = JSON.stringify(event);
  return lotsOf(event.departments?.split(' ') ?? []).map((departments) => ({
    Message,
    MessageAttributes: {
      type: text(event.type),
      area: text(event.area),
      ...Object.fromEntries(departments.map((id) => [departmentAttribute(id), text('concerned')])),
    },
  }));
}

/** At least one, which may be empty. */
const lotsOf = (departments: readonly string[]): string[][] =>
  Array.from({ length: Math.max(1, Math.ceil(departments.length / maxDepartments)) }, (_, i) =>
    departments.slice(i * maxDepartments, (i + 1) * maxDepartments),
  );

import { PublishBatchCommand, type PublishBatchRequestEntry, type SNSClient } from '@aws-sdk/client-sns';
import { type CloudEvent, cloudEvent, departmentAttribute } from '@maplebridge/contracts';
import type { DynamoDBRecord } from 'aws-lambda';
import { cutBatches, messageBatch, messageBytes } from './batches.ts';
import type { RecordedEvent } from './recorded.ts';
import { recordedEvent } from './stream-record.ts';

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

/** An event too large for an SNS request. It remains in the log. */
export interface TooLarge {
  readonly eventId: string;
  readonly bytes: number;
  readonly sequenceNumber: string | undefined;
}

export interface Relayed {
  /** The sequence number of the first record that was not published; the stream must be retried from there. */
  readonly failedFrom: string | undefined;
  readonly tooLarge: readonly TooLarge[];
}

/** Publishes the records of the log's stream in order. An event too large for SNS is skipped and reported, since retrying cannot help. */
export async function relay(records: readonly DynamoDBRecord[], target: RelayTarget): Promise<Relayed> {
  const messages = records.flatMap((record) => {
    const event = publication(recordedEvent(record), target);
    return messagesOf(event).map((message) => ({
      record,
      eventId: event.id,
      message,
      bytes: bytesOf(message),
    }));
  });
  const { batches, tooLarge } = cutBatches(messages, ({ bytes }) => bytes, messageBatch);
  const reported = tooLarge.map(({ record, eventId, bytes }) => ({
    eventId,
    bytes,
    sequenceNumber: record.dynamodb?.SequenceNumber,
  }));
  for (const batch of batches) {
    const entries = batch.map(({ message }, index) => ({ Id: String(index), ...message }));
    const answer = await target.client.send(
      new PublishBatchCommand({ TopicArn: target.topic, PublishBatchRequestEntries: entries }),
    );
    const failed = (answer.Failed ?? []).map(({ Id }) => Number(Id));
    if (failed.length)
      return { failedFrom: batch[Math.min(...failed)]?.record.dynamodb?.SequenceNumber, tooLarge: reported };
  }
  return { failedFrom: undefined, tooLarge: reported };
}

type Message = Omit<PublishBatchRequestEntry, 'Id'>;

const bytesOf = ({ Message = '', MessageAttributes }: Message): number =>
  messageBytes(Message, MessageAttributes);

/** A recorded event as it is published, both the first time and in a replay. */
export const publication = (
  { schema, ...event }: RecordedEvent,
  { city, service, api }: Pick<RelayTarget, 'city' | 'service' | 'api'>,
): CloudEvent => cloudEvent({ ...event, schemaVersion: schema, city, service }, api);

const text = (StringValue: string) => ({ DataType: 'String', StringValue });

/**
 * The attributes carry what subscribers may filter by: the type; the area as a path, any level of which is a prefix; and one
 * attribute for each department concerned, since not every engine filters by the members of a list. An event that concerns more departments
 * than one message can name is published in several messages; consumers recognise a duplicate by its id.
 */
function messagesOf(event: CloudEvent): Message[] {
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

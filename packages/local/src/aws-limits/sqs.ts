import type { Input } from './dynamodb.ts';
import { awsLimits, type LimitRefusal, over } from './limit-rows.ts';
import { type Attributes, attributesRefusal, batchBytesRefusal, sizeOf } from './messages.ts';

interface Message {
  readonly Id?: string;
  readonly MessageBody?: string;
  readonly MessageAttributes?: Attributes;
  readonly DelaySeconds?: number;
  readonly MessageDeduplicationId?: string;
}

/** Why SQS would refuse the request, for limits that the engine does not enforce. */
export function sqsRefusal(operation: string, input: Input): LimitRefusal | undefined {
  switch (operation) {
    case 'SendMessage':
      return messageRefusal(input as Message);
    case 'SendMessageBatch':
      return batchRefusal((input.Entries ?? []) as readonly Message[]);
    case 'DeleteMessageBatch':
    case 'ChangeMessageVisibilityBatch':
      return idsRefusal((input.Entries ?? []) as readonly Message[]);
    case 'CreateQueue':
      return nameRefusal(String(input.QueueName ?? ''));
    default:
      return undefined;
  }
}

function batchRefusal(entries: readonly Message[]): LimitRefusal | undefined {
  const bytes = entries.map(({ MessageBody = '', MessageAttributes }) =>
    sizeOf(MessageBody, MessageAttributes),
  );
  // AWS returns an error per entry; our code never sends such an entry, so the whole request is refused here.
  const [refused] = entries.flatMap((it) => messageRefusal(it) ?? []);
  return idsRefusal(entries) ?? batchBytesRefusal('sqs', bytes) ?? refused;
}

function idsRefusal(entries: readonly Message[]): LimitRefusal | undefined {
  const most = awsLimits['sqs-batch-id'].value;
  if (entries.every(({ Id = '' }) => Id.length <= most)) return undefined;
  return over(
    'sqs-batch-id',
    'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
  );
}

function messageRefusal({ MessageAttributes, DelaySeconds = 0, MessageDeduplicationId }: Message) {
  const most = awsLimits['sqs-delay'].value;
  if (!Number.isInteger(DelaySeconds) || DelaySeconds < 0 || DelaySeconds > most)
    return over(
      'sqs-delay',
      `Value ${DelaySeconds} for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= ${most}.`,
    );
  if (MessageDeduplicationId !== undefined)
    return over(
      'sqs-delay',
      `Value ${MessageDeduplicationId} for parameter MessageDeduplicationId is invalid. Reason: The request includes a parameter that is not valid for this queue type.`,
    );
  return attributesRefusal('sqs', MessageAttributes);
}

function nameRefusal(name: string): LimitRefusal | undefined {
  if (name.length <= awsLimits['sqs-queue-name'].value && /^[\w-]+(\.fifo)?$/.test(name)) return undefined;
  return over(
    'sqs-queue-name',
    'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
  );
}

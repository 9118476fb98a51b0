import {
  GetQueueUrlCommand,
  type MessageAttributeValue,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { ReplyProblem } from '@maplebridge/contracts';
import type { PutAside } from './reply-handler.ts';

/** The characters that SQS accepts in an attribute: those of XML 1.0. */
const unfit = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const longest = 1000;

/** Sends to the dead-letter queue of each queue, found by name; the reason is in the message attributes. */
export function deadLetters(client = new SQSClient()): PutAside {
  const urls = new Map<string, string>();

  async function urlOf(QueueName: string): Promise<string> {
    const known = urls.get(QueueName);
    if (known) return known;
    const { QueueUrl = '' } = await client.send(new GetQueueUrlCommand({ QueueName }));
    urls.set(QueueName, QueueUrl);
    return QueueUrl;
  }

  return async (queue, MessageBody, refusal) => {
    const QueueUrl = await urlOf(`${queue}-dlq`);
    await client.send(
      new SendMessageCommand({ QueueUrl, MessageBody, MessageAttributes: attributesOf(refusal) }),
    );
  };
}

const attributesOf = (refusal: ReplyProblem): Record<string, MessageAttributeValue> =>
  Object.fromEntries(
    Object.entries(refusal).flatMap(([name, value]) => {
      const StringValue = value?.replace(unfit, '\uFFFD').slice(0, longest).toWellFormed();
      return StringValue ? [[name, { DataType: 'String', StringValue }]] : [];
    }),
  );

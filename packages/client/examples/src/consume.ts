import { setTimeout as sleep } from 'node:timers/promises';
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  type Message,
  QueueDoesNotExist,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { Seen } from './seen.ts';

/** An event as it stands in the queue: CloudEvents 1.0, JSON. */
export interface Event {
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface Consumer {
  readonly sqs: SQSClient;
  readonly queueUrl: string;
  readonly seen: Seen;
  /** May be called twice for one event, if the process ends between doing and noting. What it throws, it is given again. */
  readonly handle: (event: Event) => Promise<void>;
  /** Ends the loop once what is under way is done. */
  readonly signal: AbortSignal;
  readonly tell?: (what: string) => void;
  /** For how long nobody else gets a message that is being handled; extended while it is. */
  readonly hiddenSeconds?: number;
  /** How long a receive waits for messages (long polling), and so how long stopping may take. */
  readonly waitSeconds?: number;
}

/** Reads a queue until told to stop: each event is handled once, and its message deleted after that. */
export async function consume(consumer: Consumer): Promise<void> {
  const { sqs, queueUrl: QueueUrl, signal, tell = console.error } = consumer;
  const { hiddenSeconds = 60, waitSeconds = 20 } = consumer;
  const underWay = new Map<string, Promise<void>>();
  while (!signal.aborted) {
    const messages = await received();
    await Promise.all(messages.map(taken));
  }

  /** Not cut off when told to stop: what came in at that moment would be hidden from everyone, and done by nobody. */
  async function received(): Promise<Message[]> {
    const command = new ReceiveMessageCommand({
      QueueUrl,
      MaxNumberOfMessages: 10,
      WaitTimeSeconds: waitSeconds,
      VisibilityTimeout: hiddenSeconds,
    });
    try {
      return (await sqs.send(command)).Messages ?? [];
    } catch (error) {
      // An outage passes, and nothing is lost meanwhile; a queue that is not there never comes.
      if (error instanceof QueueDoesNotExist) throw error;
      tell(`nothing received: ${(error as Error).message}`);
      await sleep(waitSeconds * 1000, undefined, { signal }).catch(() => {});
      return [];
    }
  }

  async function taken(message: Message): Promise<void> {
    const { ReceiptHandle } = message;
    const extending = setInterval(() => void extended(message), (hiddenSeconds * 1000) / 3);
    try {
      await handledOnce(message);
      await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    } catch (error) {
      // It is not deleted, so it comes again; after ten times it goes to the dead-letter queue, where its sender sees it.
      tell(`${message.MessageId}: ${(error as Error).message}`);
    } finally {
      clearInterval(extending);
    }
  }

  /** What comes in twice at once shares the fate of the first. */
  async function handledOnce({ Body = '' }: Message): Promise<void> {
    const event = JSON.parse(Body) as Event;
    const handling =
      underWay.get(event.id) ?? handledUnlessSeen(event).finally(() => underWay.delete(event.id));
    underWay.set(event.id, handling);
    await handling;
  }

  async function handledUnlessSeen(event: Event): Promise<void> {
    if (consumer.seen.has(event.id)) return;
    await consumer.handle(event);
    consumer.seen.add(event.id);
  }

  /** At worst it is received a second time, and that is harmless. */
  async function extended({ ReceiptHandle }: Message): Promise<void> {
    const more = { QueueUrl, ReceiptHandle, VisibilityTimeout: hiddenSeconds };
    await sqs.send(new ChangeMessageVisibilityCommand(more)).catch((error: Error) => tell(error.message));
  }
}

import {
  DeleteMessageCommand,
  QueueDoesNotExist,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { consume, type Event } from './consume.ts';

const message = (handle: string, id: string) => ({
  MessageId: handle,
  ReceiptHandle: handle,
  Body: JSON.stringify({ id, type: 't', subject: 's', data: {} }),
});

/** Reads one batch, and tells what was handled and what was deleted. */
async function read(batch: readonly object[], handling: (event: Event) => Promise<void> = async () => {}) {
  const stopping = new AbortController();
  const [handled, deleted, told]: string[][] = [[], [], []];
  const ids = new Set<string>();
  const sqs = {
    send: async (command: object) => {
      if (command instanceof DeleteMessageCommand) deleted?.push(command.input.ReceiptHandle ?? '');
      if (!(command instanceof ReceiveMessageCommand)) return {};
      stopping.abort();
      return { Messages: batch };
    },
  } as unknown as SQSClient;
  await consume({
    ...{ sqs, queueUrl: 'q', signal: stopping.signal, tell: (what) => void told?.push(what) },
    seen: { has: (id) => ids.has(id), add: (id) => void ids.add(id), close() {} },
    async handle(event) {
      handled?.push(event.id);
      await handling(event);
    },
  });
  return { handled, deleted, told };
}

test('an event that comes twice at once is handled once, and both messages are deleted', async () => {
  const { handled, deleted } = await read([
    message('m-1', 'a#1'),
    message('m-2', 'a#1'),
    message('m-3', 'a#2'),
  ]);
  expect(handled).toEqual(['a#1', 'a#2']);
  expect(deleted?.sort()).toEqual(['m-1', 'm-2', 'm-3']);
});

test('what cannot be handled is not deleted, however often it came, and holds up nothing beside it', async () => {
  const batch = [message('m-1', 'a#1'), message('m-2', 'a#1'), message('m-3', 'a#2')];
  const { deleted, told } = await read(batch, async ({ id }) => {
    if (id === 'a#1') throw new Error('the court is closed');
  });
  expect(deleted).toEqual(['m-3']);
  expect(told).toEqual(['m-1: the court is closed', 'm-2: the court is closed']);
});

test('an outage is told and outlasted; a queue that is not there ends it', async () => {
  const stopping = new AbortController();
  const answers = [new Error('connect ECONNREFUSED'), { Messages: [message('m-1', 'a#1')] }];
  const handled: string[] = [];
  const told: string[] = [];
  const sqs = {
    async send(command: object) {
      if (!(command instanceof ReceiveMessageCommand)) return {};
      const answer = answers.shift() ?? new QueueDoesNotExist({ message: 'gone', $metadata: {} });
      if (answer instanceof Error) throw answer;
      return answer;
    },
  } as unknown as SQSClient;
  const ended = consume({
    ...{ sqs, queueUrl: 'q', signal: stopping.signal, waitSeconds: 0, tell: (what) => void told.push(what) },
    seen: { has: () => false, add() {}, close() {} },
    handle: async ({ id }) => void handled.push(id),
  });
  await expect(ended).rejects.toThrow('gone');
  expect([told, handled]).toEqual([['nothing received: connect ECONNREFUSED'], ['a#1']]);
});

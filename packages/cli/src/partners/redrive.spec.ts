import {
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListMessageMoveTasksCommand,
  type ListMessageMoveTasksResultEntry,
  type SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { beforeEach, expect, test, vi } from 'vitest';
import { redrive } from './redrive.ts';

let started: object[];
beforeEach(() => {
  started = [];
  vi.restoreAllMocks();
});

/** SQS as far as a move goes: it lists what is told here, one answer a question. */
const listing = (...answers: (ListMessageMoveTasksResultEntry | undefined)[]) =>
  ({
    async send(command: object) {
      if (command instanceof GetQueueUrlCommand) return { QueueUrl: command.input.QueueName };
      if (command instanceof GetQueueAttributesCommand)
        return { Attributes: { QueueArn: `arn:${command.input.QueueUrl}` } };
      if (command instanceof StartMessageMoveTaskCommand) return void started.push(command.input);
      expect(command).toBeInstanceOf(ListMessageMoveTasksCommand);
      const answer = answers.shift();
      return { Results: answer ? [answer] : [] };
    },
  }) as unknown as SQSClient;

const move = (StartedTimestamp: number, Status: string, moved: number) => ({
  ...{ StartedTimestamp, Status },
  ...{ ApproximateNumberOfMessagesToMove: 2, ApproximateNumberOfMessagesMoved: moved },
});

test('dead letters are moved to the queue they belong to, and what was moved is told at the end', async () => {
  const said = vi.spyOn(console, 'log').mockImplementation(() => {});
  await redrive(listing(undefined, undefined, move(1, 'RUNNING', 1), move(1, 'COMPLETED', 2)), 'court', 50);
  expect(started).toEqual([
    { SourceArn: 'arn:court-dlq', DestinationArn: 'arn:court', MaxNumberOfMessagesPerSecond: 50 },
  ]);
  expect(said.mock.calls).toEqual([['court: messages given back: 2']]);
});

test('a move of before is not taken for the one that was begun', async () => {
  const said = vi.spyOn(console, 'log').mockImplementation(() => {});
  const old = move(1, 'COMPLETED', 7);
  await redrive(listing(old, old, move(2, 'COMPLETED', 2)), 'court', 50);
  expect(started).toHaveLength(1);
  expect(said.mock.calls).toEqual([['court: messages given back: 2']]);
});

test('a move that is under way is watched, and none begun beside it', async () => {
  vi.spyOn(console, 'log').mockImplementation(() => {});
  await redrive(listing(move(1, 'RUNNING', 0), move(1, 'COMPLETED', 2)), 'court', 50);
  expect(started).toEqual([]);
});

test('a move that ended otherwise fails with what SQS says', () => {
  const failed = { StartedTimestamp: 1, Status: 'FAILED', FailureReason: 'AccessDenied' };
  return expect(redrive(listing(undefined, failed), 'court', 50)).rejects.toThrow(
    'court: the move has ended as FAILED: AccessDenied',
  );
});

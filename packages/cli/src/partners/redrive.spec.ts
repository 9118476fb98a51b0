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

/** A fake of SQS message moves: each call to list them returns the next prepared answer. */
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

test('moves dead letters to their queue and reports the number at the end', async () => {
  const said = vi.spyOn(console, 'log').mockImplementation(() => {});
  await redrive(listing(undefined, undefined, move(1, 'RUNNING', 1), move(1, 'COMPLETED', 2)), 'court', 50);
  expect(started).toEqual([
    { SourceArn: 'arn:court-dlq', DestinationArn: 'arn:court', MaxNumberOfMessagesPerSecond: 50 },
  ]);
  expect(said.mock.calls).toEqual([['court: messages given back: 2']]);
});

test('does not mistake an earlier move for the new one', async () => {
  const said = vi.spyOn(console, 'log').mockImplementation(() => {});
  const old = move(1, 'COMPLETED', 7);
  await redrive(listing(old, old, move(2, 'COMPLETED', 2)), 'court', 50);
  expect(started).toHaveLength(1);
  expect(said.mock.calls).toEqual([['court: messages given back: 2']]);
});

test('watches a move in progress instead of starting another', async () => {
  vi.spyOn(console, 'log').mockImplementation(() => {});
  await redrive(listing(move(1, 'RUNNING', 0), move(1, 'COMPLETED', 2)), 'court', 50);
  expect(started).toEqual([]);
});

test('a failed move throws with the reason from SQS', () => {
  const failed = { StartedTimestamp: 1, Status: 'FAILED', FailureReason: 'AccessDenied' };
  return expect(redrive(listing(undefined, failed), 'court', 50)).rejects.toThrow(
    'court: the move has ended as FAILED: AccessDenied',
  );
});

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
});

/** SQS as far as a move goes: it tells of it what is told here, one answer a question. */
const movingThrough = (...tasks: ListMessageMoveTasksResultEntry[]) =>
  ({
    async send(command: object) {
      if (command instanceof GetQueueUrlCommand) return { QueueUrl: command.input.QueueName };
      if (command instanceof GetQueueAttributesCommand)
        return { Attributes: { QueueArn: `arn:${command.input.QueueUrl}` } };
      if (command instanceof StartMessageMoveTaskCommand) return void started.push(command.input);
      expect(command).toBeInstanceOf(ListMessageMoveTasksCommand);
      return { Results: tasks.splice(0, 1) };
    },
  }) as unknown as SQSClient;

test('dead letters are moved to the queue they belong to, and what was moved is told at the end', async () => {
  const said = vi.spyOn(console, 'log').mockImplementation(() => {});
  const sqs = movingThrough(
    { Status: 'RUNNING', ApproximateNumberOfMessagesToMove: 2, ApproximateNumberOfMessagesMoved: 1 },
    { Status: 'COMPLETED', ApproximateNumberOfMessagesToMove: 2, ApproximateNumberOfMessagesMoved: 2 },
  );
  await redrive(sqs, 'court', 50);
  expect(started).toEqual([
    { SourceArn: 'arn:court-dlq', DestinationArn: 'arn:court', MaxNumberOfMessagesPerSecond: 50 },
  ]);
  expect(said.mock.calls).toEqual([['court: 2 messages are back']]);
});

test('a move that ended otherwise fails with what SQS says', () =>
  expect(
    redrive(movingThrough({ Status: 'FAILED', FailureReason: 'AccessDenied' }), 'court', 50),
  ).rejects.toThrow('court: the move has ended as FAILED: AccessDenied'));

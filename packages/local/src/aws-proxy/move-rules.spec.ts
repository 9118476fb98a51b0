import { expect, test } from 'vitest';
import { moveRefusal, refusals } from './move-rules.ts';

const queues = new Map([
  ['arn:dlq', undefined],
  ['arn:inbox', 'arn:dlq'],
]);
const source = { SourceArn: 'arn:dlq' };
const move = (Status: string) => ({ ...source, Status });

test.each([
  [{}, refusals.sourceMissing],
  [{ SourceArn: 'arn:none' }, refusals.noSource],
  [{ SourceArn: 'arn:inbox' }, refusals.notDeadLetters],
  [{ ...source, DestinationArn: 'arn:none' }, refusals.noDestination],
  [{ ...source, DestinationArn: 'arn:dlq' }, refusals.same],
  [{ ...source, MaxNumberOfMessagesPerSecond: 0 }, refusals.rate],
  [{ ...source, MaxNumberOfMessagesPerSecond: 501 }, refusals.rate],
  [{ ...source, MaxNumberOfMessagesPerSecond: 1.5 }, refusals.rate],
  [{ ...source, MaxNumberOfMessagesPerSecond: 'ten' }, refusals.rate],
])('%j is refused', (asked, refusal) => expect(moveRefusal(asked, queues, [])).toBe(refusal));

test('one move at a time of a source', () => {
  for (const status of ['RUNNING', 'CANCELLING'])
    expect(moveRefusal(source, queues, [move(status)])).toBe(refusals.running);
  for (const status of ['COMPLETED', 'CANCELLED', 'FAILED'])
    expect(moveRefusal(source, queues, [move(status)])).toBeUndefined();
});

test('with and without a destination', () => {
  expect(moveRefusal(source, queues, [])).toBeUndefined();
  expect(moveRefusal({ ...source, DestinationArn: 'arn:inbox' }, queues, [])).toBeUndefined();
});

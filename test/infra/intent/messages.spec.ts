import { describe, expect, test } from 'vitest';
import type { Resource } from '../deployments.ts';
import { but, prod, statements } from './templates.ts';

describe('messages', () => {
  const isEnd = ({ id }: Resource) => /(Dlq|failures)[0-9A-F]{8}$/.test(id);

  test('every queue has a dead-letter queue or is one', () =>
    expect(but(prod.ofType('AWS::SQS::Queue'), (it) => isEnd(it) || it.Properties.RedrivePolicy)).toEqual(
      [],
    ));

  test('every queue is encrypted and requires TLS', () => {
    const queues = prod.ofType('AWS::SQS::Queue');
    expect(but(queues, ({ Properties }) => Properties.SqsManagedSseEnabled)).toEqual([]);
    const policies = prod.ofType('AWS::SQS::QueuePolicy');
    expect(policies).toHaveLength(queues.length);
    expect(but(policies, (it) => statements(it).some(({ Effect }) => Effect === 'Deny'))).toEqual([]);
  });

  test('a stream consumer retries for 20 hours, then gives up single records and raises an alarm', () => {
    const followers = prod
      .ofType('AWS::Lambda::EventSourceMapping')
      .filter(({ Properties }) => Properties.StartingPosition);
    expect(followers).toHaveLength(8);
    for (const { Properties } of followers) {
      expect(Properties).toMatchObject({
        BisectBatchOnFunctionError: true,
        MaximumRecordAgeInSeconds: 20 * 3600,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        DestinationConfig: { OnFailure: { Destination: expect.anything() } },
      });
      expect(Properties.MaximumRetryAttempts).toBeUndefined();
    }
  });

  test('every inbox subscribes to named types only, and reports failed messages', () => {
    const inboxes = prod.ofType('AWS::SNS::Subscription').filter(({ stack }) => stack !== 'platform');
    expect(inboxes.map(({ stack }) => stack)).toEqual(['hazard', 'intake', 'mediation', 'statistics']);
    expect(
      but(inboxes, ({ Properties }) =>
        (Properties.FilterPolicy as { type: string[] }).type.every((type) => type.endsWith('.v1')),
      ),
    ).toEqual([]);
    const mappings = prod.ofType('AWS::Lambda::EventSourceMapping');
    expect(but(mappings, ({ Properties }) => Properties.FunctionResponseTypes)).toEqual([]);
  });

  test('a visibility timeout is at least six times the function’s timeout', () => {
    const inboxes = prod.ofType('AWS::SQS::Queue').filter(({ id }) => /^Inbox[0-9A-F]{8}$/.test(id));
    expect(but(inboxes, ({ Properties }) => Number(Properties.VisibilityTimeout) >= 6 * 30)).toEqual([]);
  });
});

import { deploymentOf } from '@maplebridge/infra/config';
import { describe, expect, test } from 'vitest';
import { type Resource, templatesFrom } from '../deployments.ts';
import { but, list, names, prod, statements } from './templates.ts';

describe('messages', () => {
  const isEnd = ({ id }: Resource) => /(Dlq|failures)[0-9A-F]{8}$/.test(id);

  test('every queue has a dead-letter queue, unless it is one', () =>
    expect(but(prod.ofType('AWS::SQS::Queue'), (it) => isEnd(it) || it.Properties.RedrivePolicy)).toEqual(
      [],
    ));

  test('every queue is encrypted and refuses plain transport', () => {
    const queues = prod.ofType('AWS::SQS::Queue');
    expect(but(queues, ({ Properties }) => Properties.SqsManagedSseEnabled)).toEqual([]);
    const policies = prod.ofType('AWS::SQS::QueuePolicy');
    expect(policies).toHaveLength(queues.length);
    expect(but(policies, (it) => statements(it).some(({ Effect }) => Effect === 'Deny'))).toEqual([]);
  });

  test('a follower of a stream outlasts an outage of 20 hours, gives up alone after that, and says so', () => {
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

  test('every inbox hears named types alone, and reports what failed', () => {
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

  test('a queue waits at least six times as long as its function', () => {
    const inboxes = prod.ofType('AWS::SQS::Queue').filter(({ id }) => /^Inbox[0-9A-F]{8}$/.test(id));
    expect(but(inboxes, ({ Properties }) => Number(Properties.VisibilityTimeout) >= 6 * 30)).toEqual([]);
  });
});

describe('partners', () => {
  const filterOf = (id: string, within: Pick<typeof prod, 'ofType'> = prod) =>
    within.ofType('AWS::SNS::Subscription').find((it) => it.id.includes(`partner${id}`))?.Properties
      .FilterPolicy;

  test('hear their types in their areas, and if they wish only what names them', () => {
    expect(filterOf('courtreferrals')).toEqual({
      type: [{ prefix: 'maplebridge.mediation.case.' }],
      area: [{ prefix: '321100/' }],
      'department-court': [{ exists: true }],
    });
    expect(filterOf('justicemediation')).toEqual({
      type: [{ prefix: 'maplebridge.mediation.case.' }],
      area: [{ prefix: '321100/' }],
    });
    expect(filterOf('emergencymanagement')).toEqual({
      type: [{ prefix: 'maplebridge.hazard.' }],
      area: [{ prefix: '321100/' }],
      'department-emergency-management': [{ exists: true }],
    });
  });

  test('hear one type, of a district and of a station, where the data says so', () => {
    const deployment = deploymentOf({ stage: 'dev' });
    const types = ['maplebridge.mediation.case.closed.v1'];
    const partners = deployment.city.partners.map((it) => ({ ...it, types, areas: ['321171', 'baotalu'] }));
    const narrow = templatesFrom({ ...deployment, city: { ...deployment.city, partners } });
    expect(filterOf('justicemediation', narrow)).toEqual({
      type: types,
      area: ['321100/321111/baotalu', { prefix: '321100/321171/' }],
    });
  });

  test('every department that events may name has a queue for what concerns it', () => {
    const { city } = deploymentOf({ stage: 'dev' });
    const tables = [...city.policy.routing.requirements].flatMap(({ departments = [] }) => departments);
    const heard = new Set(city.partners.map(({ department }) => department));
    const addressed = ['court', 'public-security', 'labour', 'health', ...tables];
    expect(addressed.filter((department) => !heard.has(department))).toEqual([]);
  });

  test('read nothing from another account unless they are named', () => {
    const open = prod
      .ofType('AWS::SQS::QueuePolicy')
      .filter((it) =>
        statements(it).some(
          ({ Effect, Principal }) =>
            Effect === 'Allow' && !JSON.stringify(Principal).includes('sns.amazonaws.com'),
        ),
      );
    expect(names(open)).toEqual([]);
  });
});

test('a partner named in the data may read its own queue from its account, and nothing else', () => {
  const deployment = deploymentOf({ stage: 'dev' });
  const [first, ...others] = deployment.city.partners;
  if (!first) throw new Error('the sample city has partners');
  const partners = [{ ...first, principal: '123456789012' }, ...others];
  const its = templatesFrom({ ...deployment, city: { ...deployment.city, partners } })
    .ofType('AWS::SQS::QueuePolicy')
    .flatMap((policy) => statements(policy).map((statement) => ({ id: policy.id, ...statement })))
    .filter(({ Principal }) => JSON.stringify(Principal).includes('123456789012'));
  expect(its).toHaveLength(1);
  expect(its[0]?.id).toContain('partnercourtreferrals');
  expect(list(its[0]?.Action ?? []).sort()).toEqual([
    'sqs:ChangeMessageVisibility',
    'sqs:DeleteMessage',
    'sqs:GetQueueAttributes',
    'sqs:GetQueueUrl',
    'sqs:ReceiveMessage',
  ]);
});

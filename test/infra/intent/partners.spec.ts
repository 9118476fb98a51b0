import { deploymentOf } from '@maplebridge/infra/config';
import { describe, expect, test } from 'vitest';
import { templatesFrom } from '../deployments.ts';
import { list, names, prod, statements } from './templates.ts';

describe('partners', () => {
  const filterOf = (id: string, within: Pick<typeof prod, 'ofType'> = prod) =>
    within.ofType('AWS::SNS::Subscription').find((it) => it.id.includes(`partner${id}`))?.Properties
      .FilterPolicy;

  test('receive their types in their areas, and optionally only events that name them', () => {
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

  test('receive one type, of a district and of a station, where configured', () => {
    const deployment = deploymentOf({ stage: 'dev' });
    const types = ['maplebridge.mediation.case.closed.v1'];
    const partners = deployment.city.partners.map((it) => ({ ...it, types, areas: ['321171', 'baotalu'] }));
    const narrow = templatesFrom({ ...deployment, city: { ...deployment.city, partners } });
    expect(filterOf('justicemediation', narrow)).toEqual({
      type: types,
      area: [{ prefix: '321100/321171/' }, '321100/321111/baotalu'],
    });
  });

  test('every department that events may name has a queue for its events', () => {
    const { city } = deploymentOf({ stage: 'dev' });
    const tables = [...city.policy.routing.requirements].flatMap(({ departments = [] }) => departments);
    const heard = new Set(city.partners.map(({ department }) => department));
    const addressed = ['court', 'public-security', 'labour', 'health', ...tables];
    expect(addressed.filter((department) => !heard.has(department))).toEqual([]);
  });

  test('find their queue and, where configured, their replies queue in the outputs', () => {
    const { partners } = deploymentOf({ stage: 'prod' }).city;
    const outputs = prod.outputs.map(({ id }) => id);
    for (const { id, answersByMessage } of partners) {
      const name = id.replaceAll('-', '');
      expect(outputs).toContain(`PartnerQueue${name}`);
      expect(outputs).toContain(`PartnerQueueArn${name}`);
      expect(outputs.includes(`RepliesQueue${name}`)).toBe(answersByMessage);
    }
  });

  test('have no cross-account access unless a principal is configured', () => {
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

test('a configured partner may only read its own queue and send to its own replies queue from its account', () => {
  const deployment = deploymentOf({ stage: 'dev' });
  const [first, ...others] = deployment.city.partners;
  if (!first) throw new Error('the sample city has partners');
  const partners = [{ ...first, principal: '123456789012' }, ...others];
  const its = templatesFrom({ ...deployment, city: { ...deployment.city, partners } })
    .ofType('AWS::SQS::QueuePolicy')
    .flatMap((policy) => statements(policy).map((statement) => ({ id: policy.id, ...statement })))
    .filter(({ Principal }) => JSON.stringify(Principal).includes('123456789012'));
  const allowed = its.map(({ id, Action }) => [id.replace(/Policy[0-9A-F]{8}$/, ''), list(Action).sort()]);
  expect(allowed.sort()).toEqual([
    [
      'partnercourtreferrals',
      [
        'sqs:ChangeMessageVisibility',
        'sqs:DeleteMessage',
        'sqs:GetQueueAttributes',
        'sqs:GetQueueUrl',
        'sqs:ReceiveMessage',
      ],
    ],
    ['repliescourtreferrals', ['sqs:GetQueueAttributes', 'sqs:GetQueueUrl', 'sqs:SendMessage']],
  ]);
});

describe('replies', () => {
  const { city } = deploymentOf({ stage: 'prod' });
  const answering = city.partners.filter(({ answersByMessage }) => answersByMessage);
  const queues = prod
    .ofType('AWS::SQS::Queue')
    .filter(({ id }) => /^replies\w+(?<!Dlq)[0-9A-F]{8}$/.test(id));

  test('of each partner that answers by message have a separate queue in the answered service', () =>
    expect(queues.map(({ stack, Properties }) => [stack, Properties.QueueName]).sort()).toEqual(
      answering
        .map(({ id, types }) => {
          const service = types.includes('maplebridge.hazard.*') ? 'hazard' : 'mediation';
          return [service, `maplebridge-zhenjiang-prod-${service}-replies-${id}`];
        })
        .sort(),
    ));

  test('are received five times before the dead-letter queue, and their size leaves space for the reason', () => {
    for (const { Properties } of queues) {
      expect(Properties).toMatchObject({
        MaximumMessageSize: 128 * 1024,
        VisibilityTimeout: 180,
        RedrivePolicy: { maxReceiveCount: 5 },
      });
    }
  });

  test('are handled by a function that may delete nothing', () => {
    const own = prod.ofType('AWS::IAM::Policy').filter(({ id }) => id.startsWith('repliesrole'));
    expect(own.map(({ stack }) => stack)).toEqual(['hazard', 'mediation']);
    const actions = own.flatMap((it) => statements(it).flatMap(({ Action }) => list(Action)));
    expect(actions.filter((it) => it === 'dynamodb:DeleteItem' || it.startsWith('s3:'))).toEqual([]);
  });
});

test('the dashboard has a row for every partner, with the dead letters of its events and replies', () => {
  const [dashboard] = prod.ofType('AWS::CloudWatch::Dashboard');
  const body = JSON.stringify(dashboard?.Properties.DashboardBody);
  for (const { id } of deploymentOf({ stage: 'prod' }).city.partners) {
    expect(body).toContain(`**${id}**`);
    expect(body).toContain(`maplebridge-zhenjiang-prod-partner-${id}-dlq`);
  }
  expect(body).toContain('maplebridge-zhenjiang-prod-mediation-replies-court-referrals-dlq');
});

test('an invalid queue name stops the synthesis', () => {
  const deployment = deploymentOf({ stage: 'dev' });
  const [first] = deployment.city.partners;
  if (!first) throw new Error('the sample city has partners');
  const partners = [{ ...first, id: 'what-concerns-the-intermediate-court' }];
  const city = { ...deployment.city, partners };
  expect(() => templatesFrom({ ...deployment, city, stageName: 'a-stage-of-long-name' })).toThrow(
    /shorten the id/,
  );
});

import { readFileSync } from 'node:fs';
import { routeKey } from '@maplebridge/contracts';
import { allRoutes } from '@maplebridge/contracts/openapi';
import { deploymentOf } from '@maplebridge/infra/config';
import { type App, Stack } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Resource, type Templates, templatesFrom, templatesOf } from './deployments.ts';

let prod: Templates;
let dev: Templates;
beforeAll(() => {
  prod = templatesOf({ stage: 'prod', issuer: 'https://id.example.org', audience: 'maplebridge' });
  dev = templatesOf({ stage: 'dev' });
});

const names = (of: readonly Resource[]) => of.map(({ stack, id }) => `${stack}/${id}`);
const but = (of: readonly Resource[], holds: (it: Resource) => unknown) =>
  names(of.filter((it) => !holds(it)));

interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Principal?: unknown;
}
const statements = (it: Resource) => (it.Properties.PolicyDocument as { Statement: Statement[] }).Statement;
const list = <T>(it: T | T[]): T[] => (Array.isArray(it) ? it : [it]);
const rights = () =>
  prod.ofType('AWS::IAM::Policy').flatMap((it) => statements(it).map((statement) => ({ of: it, statement })));

describe('data', () => {
  test('in production every table and key stays when its stack goes', () => {
    const kept = [
      ...prod.ofType('AWS::DynamoDB::Table'),
      ...prod.ofType('AWS::KMS::Key'),
      ...prod.ofType('AWS::Logs::LogGroup'),
    ];
    expect(kept.length).toBeGreaterThan(15);
    expect(but(kept, ({ DeletionPolicy }) => DeletionPolicy === 'Retain')).toEqual([]);
    expect(
      but(prod.ofType('AWS::DynamoDB::Table'), ({ Properties }) => Properties.DeletionProtectionEnabled),
    ).toEqual([]);
  });

  test('elsewhere it goes with its stack', () =>
    expect(
      but(dev.ofType('AWS::DynamoDB::Table'), ({ DeletionPolicy }) => DeletionPolicy === 'Delete'),
    ).toEqual([]));

  test('logs and dossiers can be set back to any second', () => {
    const tables = prod.ofType('AWS::DynamoDB::Table').filter(({ id }) => !id.startsWith('View'));
    const recoverable = ({ Properties }: Resource) =>
      (Properties.PointInTimeRecoverySpecification as { PointInTimeRecoveryEnabled?: boolean })
        ?.PointInTimeRecoveryEnabled;
    expect(but(tables, recoverable)).toEqual([]);
  });

  test('a dossier has a key of its own and forgets in time', () => {
    const dossiers = prod.ofType('AWS::DynamoDB::Table').filter(({ id }) => id.startsWith('Dossier'));
    expect(dossiers).toHaveLength(2);
    expect(
      but(
        dossiers,
        ({ Properties }) => (Properties.SSESpecification as { KMSMasterKeyId?: unknown })?.KMSMasterKeyId,
      ),
    ).toEqual([]);
    expect(
      but(
        dossiers,
        ({ Properties }) =>
          (Properties.TimeToLiveSpecification as { AttributeName?: string })?.AttributeName === 'expiresAt',
      ),
    ).toEqual([]);
  });

  test('costs nothing while nobody calls', () =>
    expect(
      but(
        prod.ofType('AWS::DynamoDB::Table'),
        ({ Properties }) => Properties.BillingMode === 'PAY_PER_REQUEST',
      ),
    ).toEqual([]));
});

describe('rights', () => {
  test('no action and no resource is everything, but for listing streams', () => {
    const wide = rights().filter(
      ({ statement }) =>
        list(statement.Action).some((action) => action.includes('*')) ||
        list(statement.Resource).includes('*'),
    );
    expect(wide.map(({ statement }) => statement.Action)).toEqual(Array(3).fill('dynamodb:ListStreams'));
  });

  test('no service reaches another one’s tables', () => {
    const reaching = rights().filter(
      ({ statement }) =>
        list(statement.Action).some((action) => action.startsWith('dynamodb:')) &&
        JSON.stringify(statement.Resource).includes('ImportValue'),
    );
    expect(reaching).toEqual([]);
  });

  test('nobody may change or delete an event', () => {
    const changing = /dynamodb:(Update|Delete|BatchWrite|PartiQL)/;
    const touching = rights().filter(
      ({ statement }) =>
        list(statement.Action).some((action) => changing.test(action)) &&
        /"Log[0-9A-F]{8}"/.test(JSON.stringify(statement.Resource)),
    );
    expect(touching).toEqual([]);
  });

  test('only functions behind the API reach a dossier', () => {
    const reaching = rights().filter(({ statement }) =>
      /"Dossier[0-9A-F]{8}"/.test(JSON.stringify(statement.Resource)),
    );
    expect(reaching.map(({ of }) => of.id.replace(/[0-9A-F]{8}$/, ''))).toEqual([
      'apiroleDefaultPolicy',
      'apiroleDefaultPolicy',
    ]);
  });
});

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

  test('every follower of a stream gives up in the end, alone, and says so', () => {
    const followers = prod
      .ofType('AWS::Lambda::EventSourceMapping')
      .filter(({ Properties }) => Properties.StartingPosition);
    expect(followers).toHaveLength(3);
    for (const { Properties } of followers) {
      expect(Properties).toMatchObject({
        BisectBatchOnFunctionError: true,
        MaximumRetryAttempts: 10,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        DestinationConfig: { OnFailure: { Destination: expect.anything() } },
      });
    }
  });

  test('every inbox hears named types alone, and reports what failed', () => {
    const inboxes = prod.ofType('AWS::SNS::Subscription').filter(({ stack }) => stack !== 'platform');
    expect(inboxes.map(({ stack }) => stack)).toEqual(['intake', 'mediation', 'statistics']);
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
  const filterOf = (id: string) =>
    prod.ofType('AWS::SNS::Subscription').find((it) => it.id.includes(`partner${id}`))?.Properties
      .FilterPolicy;

  test('hear their types in their areas, and if they wish only what names them', () => {
    expect(filterOf('courtreferrals')).toEqual({
      type: ['maplebridge.mediation.case.closed.v1'],
      area: [{ prefix: '321100/321171/' }],
      'department-court': [{ exists: true }],
    });
    expect(filterOf('justicemediation')).toEqual({
      type: [{ prefix: 'maplebridge.mediation.case.' }],
      area: [{ prefix: '321100/' }],
    });
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

describe('the API', () => {
  test('has every route of the contracts and no other, each behind a token unless anyone may call', () => {
    const wanted = Object.values(allRoutes)
      .flat()
      .map((route) => [routeKey(route), route.roles === 'anyone' ? 'NONE' : 'JWT']);
    const found = prod
      .ofType('AWS::ApiGatewayV2::Route')
      .map(({ Properties }) => [Properties.RouteKey, Properties.AuthorizationType]);
    expect(found.sort()).toEqual([...wanted, ['$default', 'NONE']].sort());
  });

  test('writes no path into its access log: ids and tracking codes stand there', () => {
    const [stage] = prod.ofType('AWS::ApiGatewayV2::Stage');
    const format = JSON.stringify(stage?.Properties.AccessLogSettings);
    expect(format).toContain('$context.routeKey');
    expect(format).not.toMatch(/\$context\.(path|http|identity)/i);
  });

  test('throttles all routes, and the open ones harder', () => {
    const [stage] = prod.ofType('AWS::ApiGatewayV2::Stage');
    expect(stage?.Properties.DefaultRouteSettings).toMatchObject({ ThrottlingRateLimit: 500 });
    expect(stage?.Properties.RouteSettings).toEqual({
      'POST /anonymous-reports': { ThrottlingRateLimit: 10, ThrottlingBurstLimit: 20 },
      'GET /tracking/{code}': { ThrottlingRateLimit: 10, ThrottlingBurstLimit: 20 },
    });
  });

  test('trusts the issuer it is given, and a pool of its own when there is none', () => {
    const trusted = ({ Properties }: Resource) => (Properties.JwtConfiguration as { Issuer: unknown }).Issuer;
    expect(prod.ofType('AWS::ApiGatewayV2::Authorizer').map(trusted)).toEqual(['https://id.example.org']);
    expect(prod.ofType('AWS::Cognito::UserPool')).toEqual([]);
    expect(dev.ofType('AWS::Cognito::UserPool')).toHaveLength(1);
  });

  test('a user of the pool cannot change their own role or area', () => {
    const [client] = dev.ofType('AWS::Cognito::UserPoolClient');
    expect(client?.Properties.WriteAttributes).toEqual(['locale']);
    expect(dev.ofType('AWS::Cognito::UserPool')[0]?.Properties.AdminCreateUserConfig).toEqual({
      AllowAdminCreateUserOnly: true,
    });
  });
});

describe('operation', () => {
  const runbook = readFileSync(new URL('../../docs/runbook.md', import.meta.url), 'utf8');

  test('every alarm leads to a section of the runbook and to whoever is on call', () => {
    const alarms = prod.ofType('AWS::CloudWatch::Alarm');
    expect(alarms.length).toBeGreaterThan(20);
    const anchorOf = ({ Properties }: Resource) =>
      /docs\/runbook\.md#([a-z-]+)$/.exec(String(Properties.AlarmDescription))?.[1];
    expect(but(alarms, (it) => runbook.includes(`\n## ${anchorOf(it)}\n`))).toEqual([]);
    expect(but(alarms, ({ Properties }) => (Properties.AlarmActions as unknown[]).length === 1)).toEqual([]);
    expect(but(alarms, ({ Properties }) => Number(Properties.EvaluationPeriods) >= 2)).toEqual([]);
  });

  test('every end of the line and every function behind the API has an alarm', () => {
    const alarmed = JSON.stringify(
      prod.ofType('AWS::CloudWatch::Alarm').map(({ Properties }) => Properties.Dimensions),
    );
    for (const { id } of prod.ofType('AWS::SQS::Queue')) expect(alarmed).toContain(id);
    for (const { id } of prod
      .ofType('AWS::Lambda::Function')
      .filter((it) => /^(api|clock|relay|views)/.test(it.id))) {
      expect(alarmed).toContain(id);
    }
  });

  test('logs are kept for six months at least (Cybersecurity Law art. 21)', () => {
    expect(
      but(prod.ofType('AWS::Logs::LogGroup'), ({ Properties }) => Number(Properties.RetentionInDays) >= 180),
    ).toEqual([]);
    expect(
      but(
        prod.ofType('AWS::Lambda::Function'),
        ({ Properties }) => (Properties.LoggingConfig as { LogGroup?: unknown })?.LogGroup,
      ),
    ).toEqual([]);
  });

  test('every function runs Node 24 on arm64', () =>
    expect(
      but(
        prod.ofType('AWS::Lambda::Function'),
        ({ Properties }) =>
          Properties.Runtime === 'nodejs24.x' && String(Properties.Architectures) === 'arm64',
      ),
    ).toEqual([]));

  test('what costs money says for which city, stage and service', () => {
    const tagged = prod.resources.filter(({ Type }) =>
      /Table|Queue$|Function$|Topic$|LogGroup|Key$/.test(Type),
    );
    const keys = ({ Properties }: Resource) => (Properties.Tags as { Key: string }[]).map(({ Key }) => Key);
    expect(
      but(tagged, (it) =>
        ['city', 'service', 'stage'].every((key) => keys(it).includes(`maplebridge:${key}`)),
      ),
    ).toEqual([]);
  });

  test('every output that is not between stacks is described', () =>
    expect(
      prod.outputs.filter(({ Export, Description }) => !Export && !Description).map(({ id }) => id),
    ).toEqual([]));

  test('it deploys to any partition', () => expect(prod.text).not.toContain('"arn:aws:'));
});

test('cdk-nag watches: a queue that takes plain transport stops the synthesis', () => {
  const careless = (app: App) => void new Queue(new Stack(app, 'careless'), 'Plain');
  expect(() => templatesOf({ stage: 'dev' }, careless)).toThrow('AwsSolutions-SQS4');
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

import { readFileSync } from 'node:fs';
import { type App, Stack } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { describe, expect, test } from 'vitest';
import { type Resource, templatesOf } from '../deployments.ts';
import { but, prod, statements } from './templates.ts';

describe('operation', () => {
  const runbook = readFileSync(new URL('../../../docs/runbook.md', import.meta.url), 'utf8');

  test('every alarm links to a section of the runbook and notifies the on-call topic', () => {
    const alarms = prod.ofType('AWS::CloudWatch::Alarm');
    expect(alarms.length).toBeGreaterThan(20);
    const anchorOf = ({ Properties }: Resource) =>
      /docs\/runbook\.md#([a-z-]+)$/.exec(String(Properties.AlarmDescription))?.[1];
    expect(but(alarms, (it) => runbook.includes(`\n## ${anchorOf(it)}\n`))).toEqual([]);
    expect(but(alarms, ({ Properties }) => (Properties.AlarmActions as unknown[]).length === 1)).toEqual([]);
    expect(but(alarms, ({ Properties }) => Number(Properties.EvaluationPeriods) >= 2)).toEqual([]);
  });

  test('CloudWatch may publish to the topic of every alarm, for this account alone', () => {
    const allowed = prod.ofType('AWS::SNS::TopicPolicy').flatMap((policy) =>
      statements(policy)
        .filter(
          ({ Effect, Principal }) =>
            Effect === 'Allow' && JSON.stringify(Principal) === '{"Service":"cloudwatch.amazonaws.com"}',
        )
        .map((statement) => ({ topics: policy.Properties.Topics, ...statement })),
    );
    const [alarms] = prod.ofType('AWS::SNS::Topic').filter(({ id }) => id.startsWith('Alarms'));
    expect(allowed).toEqual([
      expect.objectContaining({
        topics: [{ Ref: alarms?.id }],
        Action: 'sns:Publish',
        Resource: { Ref: alarms?.id },
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      }),
    ]);
  });

  test('every dead-letter queue and every API function has an alarm', () => {
    const alarmed = JSON.stringify(
      prod.ofType('AWS::CloudWatch::Alarm').map(({ Properties }) => Properties.Dimensions),
    );
    for (const { id } of prod.ofType('AWS::SQS::Queue')) expect(alarmed).toContain(id);
    for (const { id } of prod
      .ofType('AWS::Lambda::Function')
      .filter((it) => /^(api|scheduler|relay|views)/.test(it.id))) {
      expect(alarmed).toContain(id);
    }
  });

  test('a scheduled run of the scheduler is tried once: neither its rule nor Lambda itself repeats it', () => {
    const schedulers = prod.ofType('AWS::Lambda::Function').filter(({ id }) => id.startsWith('scheduler'));
    expect(schedulers.map(({ stack }) => stack)).toEqual(['hazard', 'mediation', 'statistics']);
    const once = { MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60 };
    const invokes = prod.ofType('AWS::Lambda::EventInvokeConfig');
    expect(invokes.map(({ stack, Properties }) => ({ stack, ...Properties }))).toEqual(
      schedulers.map(({ stack, id }) =>
        expect.objectContaining({ stack, FunctionName: { Ref: id }, Qualifier: '$LATEST', ...once }),
      ),
    );
    const targets = prod.ofType('AWS::Events::Rule').flatMap(({ Properties }) => Properties.Targets);
    expect(targets).toEqual(schedulers.map(() => expect.objectContaining({ RetryPolicy: once })));
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

  test('every billed resource has tags for city, stage and service', () => {
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

  test('every output except cross-stack exports has a description', () =>
    expect(
      prod.outputs.filter(({ Export, Description }) => !Export && !Description).map(({ id }) => id),
    ).toEqual([]));

  test('no template names a partition', () => expect(prod.text).not.toContain('"arn:aws:'));
});

test('cdk-nag is active: a queue without TLS stops the synthesis', () => {
  const careless = (app: App) => void new Queue(new Stack(app, 'careless'), 'Plain');
  expect(() => templatesOf({ stage: 'dev' }, careless)).toThrow('AwsSolutions-SQS4');
});

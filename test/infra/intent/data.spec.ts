import { allRoutes } from '@maplebridge/contracts/openapi';
import { describe, expect, test } from 'vitest';
import type { Resource } from '../deployments.ts';
import { but, dev, list, prod, rights } from './templates.ts';

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

  test('the secret of the deployment is made by AWS, stands in no template, and stays with the data', () => {
    const secrets = prod.ofType('AWS::SecretsManager::Secret');
    expect(secrets.map(({ stack }) => stack)).toEqual(['platform']);
    for (const { DeletionPolicy, Properties } of secrets) {
      expect(DeletionPolicy).toBe('Retain');
      expect(Properties.SecretString).toBeUndefined();
      expect(Properties.GenerateSecretString).toMatchObject({ PasswordLength: 64 });
    }
    const variables = prod
      .ofType('AWS::Lambda::Function')
      .map(({ Properties }) => JSON.stringify(Properties.Environment));
    expect(variables.filter((it) => /resolve:/.test(it))).toEqual([]);
  });

  test('elsewhere it goes with its stack', () =>
    expect(
      but(dev.ofType('AWS::DynamoDB::Table'), ({ DeletionPolicy }) => DeletionPolicy === 'Delete'),
    ).toEqual([]));

  test('logs and personal-data stores can be set back to any second', () => {
    const tables = prod.ofType('AWS::DynamoDB::Table').filter(({ id }) => !/^(View|Throttle)/.test(id));
    const recoverable = ({ Properties }: Resource) =>
      (Properties.PointInTimeRecoverySpecification as { PointInTimeRecoveryEnabled?: boolean })
        ?.PointInTimeRecoveryEnabled;
    expect(but(tables, recoverable)).toEqual([]);
  });

  test('a personal-data store has a key of its own, and can forget what is given a time to expire', () => {
    const personalDataStores = prod
      .ofType('AWS::DynamoDB::Table')
      .filter(({ id }) => id.startsWith('PersonalDataStore'));
    expect(personalDataStores.map(({ stack }) => stack)).toEqual(['hazard', 'intake', 'mediation']);
    expect(
      but(
        personalDataStores,
        ({ Properties }) => (Properties.SSESpecification as { KMSMasterKeyId?: unknown })?.KMSMasterKeyId,
      ),
    ).toEqual([]);
    expect(
      but(
        personalDataStores,
        ({ Properties }) =>
          (Properties.TimeToLiveSpecification as { AttributeName?: string })?.AttributeName === 'expiresAt',
      ),
    ).toEqual([]);
  });

  test('whoever calls is counted for a while, where a route says so', () => {
    const throttles = prod.ofType('AWS::DynamoDB::Table').filter(({ id }) => id.startsWith('Throttle'));
    const counting = Object.entries(allRoutes).filter(([, routes]) =>
      routes.some(({ throttle }) => throttle?.perCaller),
    );
    expect(counting.map(([service]) => service)).toEqual([
      ...['intake', 'open311', 'mediation', 'hazard', 'statistics'],
    ]);
    expect(new Set(throttles.map(({ stack }) => stack))).toEqual(
      new Set(['intake', 'mediation', 'hazard', 'statistics']),
    );
    expect(
      but(
        throttles,
        ({ Properties }) =>
          (Properties.TimeToLiveSpecification as { AttributeName?: string })?.AttributeName === 'expiresAt',
      ),
    ).toEqual([]);
    const reaching = rights().filter(({ statement }) =>
      /"Throttle[0-9A-F]{8}"/.test(JSON.stringify(statement.Resource)),
    );
    expect(
      reaching
        .map(({ of, statement }) => `${of.stack} ${of.id.replace(/[0-9A-F]{8}$/, '')} ${statement.Action}`)
        .sort(),
    ).toEqual(
      ['hazard api', 'intake api', 'intake open311', 'mediation api', 'statistics api'].map(
        (counter) => `${counter}roleDefaultPolicy dynamodb:UpdateItem`,
      ),
    );
  });

  test('a file goes when the time of its class has passed', () => {
    const buckets = prod.ofType('AWS::S3::Bucket').filter(({ id }) => id.startsWith('Attachments'));
    const days = ({ Properties }: Resource) =>
      (
        Properties.LifecycleConfiguration as { Rules: { ExpirationInDays?: number }[] } | undefined
      )?.Rules.flatMap(({ ExpirationInDays = [] }) => ExpirationInDays);
    expect(Object.fromEntries(buckets.map((it) => [it.stack, days(it)]))).toEqual({
      intake: [732],
      hazard: [1098],
    });
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
    expect(wide.map(({ statement }) => statement.Action)).toEqual(Array(8).fill('dynamodb:ListStreams'));
  });

  test('no service reaches another one’s tables', () => {
    const reaching = rights().filter(
      ({ statement }) =>
        list(statement.Action).some((action) => action.startsWith('dynamodb:')) &&
        JSON.stringify(statement.Resource).includes('ImportValue'),
    );
    expect(reaching).toEqual([]);
  });

  test('nobody may change or delete an event, or the processedEvent that it was counted', () => {
    const changing = /dynamodb:(Update|Delete|BatchWrite|PartiQL)/;
    const touching = rights().filter(
      ({ statement }) =>
        list(statement.Action).some((action) => changing.test(action)) &&
        /"(Log|ProcessedEvent)[0-9A-F]{8}"/.test(JSON.stringify(statement.Resource)),
    );
    expect(touching).toEqual([]);
  });

  test('only the inbox of statistics proves that it counted, and only it counts', () => {
    const told = rights()
      .filter(({ of }) => of.stack === 'statistics')
      .flatMap(({ of, statement }) => {
        const table = /"(ProcessedEvent|View)[0-9A-F]{8}"/.exec(JSON.stringify(statement.Resource))?.[1];
        return table
          ? list(statement.Action).map((action) => `${of.id.split('role')[0]} ${table} ${action}`)
          : [];
      });
    expect(told.filter((it) => /ProcessedEvent|UpdateItem/.test(it)).sort()).toEqual([
      'inbox ProcessedEvent dynamodb:PutItem',
      'inbox View dynamodb:UpdateItem',
    ]);
  });

  test('only functions behind the API, and those of what departments answer by message, reach a personal-data store', () => {
    const reaching = rights().filter(({ statement }) =>
      /"PersonalDataStore[0-9A-F]{8}"/.test(JSON.stringify(statement.Resource)),
    );
    expect(new Set(reaching.map(({ of }) => of.id.replace(/[0-9A-F]{8}$/, '')))).toEqual(
      new Set(['apiroleDefaultPolicy', 'open311roleDefaultPolicy', 'repliesroleDefaultPolicy']),
    );
  });

  test('they alone use its key, to keep and read, to hold and erase, and for nothing else', () => {
    const ofKey = rights().filter(({ statement }) =>
      /"PersonalDataKey/.test(JSON.stringify(statement.Resource)),
    );
    expect(ofKey.map(({ of }) => of.id.replace(/[0-9A-F]{8}$/, '')).sort()).toEqual([
      ...Array(3).fill('apiroleDefaultPolicy'),
      'open311roleDefaultPolicy',
      ...Array(2).fill('repliesroleDefaultPolicy'),
    ]);
    const actions = rights()
      .filter(({ statement }) => /"PersonalDataStore[0-9A-F]{8}"/.test(JSON.stringify(statement.Resource)))
      .flatMap(({ statement }) => list(statement.Action));
    expect([...new Set(actions)].sort()).toEqual(
      ['DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'].map((action) => `dynamodb:${action}`),
    );
  });

  test('functions that answer requests and replies read the secret of the deployment, and nobody changes it', () => {
    const reaching = rights().filter(({ statement }) =>
      list(statement.Action).some((action) => action.startsWith('secretsmanager:')),
    );
    expect(new Set(reaching.flatMap(({ statement }) => list(statement.Action)))).toEqual(
      new Set(['secretsmanager:GetSecretValue']),
    );
    expect(reaching.map(({ of }) => `${of.stack} ${of.id.split('role')[0]}`).sort()).toEqual([
      'hazard api',
      'hazard replies',
      'intake api',
      'intake open311',
      'mediation api',
      'mediation replies',
      'statistics api',
    ]);
  });

  test('only functions behind the API reach files; those of reports may be taken away, evidence of hazards not', () => {
    const reaching = (stack?: string) =>
      rights()
        .filter(({ of }) => stack === undefined || of.stack === stack)
        .filter(({ statement }) => list(statement.Action).some((action) => action.startsWith('s3:')));
    expect(new Set(reaching().map(({ of }) => `${of.stack} ${of.id.replace(/[0-9A-F]{8}$/, '')}`))).toEqual(
      new Set(['hazard apiroleDefaultPolicy', 'intake apiroleDefaultPolicy']),
    );
    const actions = (stack: string) =>
      [...new Set(reaching(stack).flatMap(({ statement }) => list(statement.Action)))].sort();
    expect(actions('hazard')).toEqual(['s3:GetObject', 's3:ListBucket', 's3:PutObject']);
    expect(actions('intake')).toEqual(['s3:DeleteObject', ...actions('hazard')]);
  });

  test('the projections may take lines off their lists, erasures words and files, and nobody else deletes data', () => {
    const deleting = rights().filter(({ statement }) =>
      list(statement.Action).some((action) => /^(dynamodb|s3):Delete/.test(action)),
    );
    const what = ({ statement }: (typeof deleting)[number]) =>
      /"(View|PersonalDataStore|Attachments)[0-9A-F]{8}"/.exec(JSON.stringify(statement.Resource))?.[1];
    const told = deleting.map((it) => `${it.of.stack} ${it.of.id.split('role')[0]} ${what(it)}`);
    expect(told.sort()).toEqual([
      'hazard api PersonalDataStore',
      'hazard views View',
      'intake api Attachments',
      'intake api PersonalDataStore',
      'intake views View',
      'mediation api PersonalDataStore',
      'statistics views View',
    ]);
  });

  test('the inbox of intake changes reservations and does not look at them', () => {
    const reservations = rights().filter(({ statement }) =>
      /"Reservations[0-9A-F]{8}"/.test(JSON.stringify(statement.Resource)),
    );
    const inbox = reservations.filter(({ of }) => of.stack === 'intake' && of.id.startsWith('inbox'));
    expect(inbox.flatMap(({ statement }) => list(statement.Action))).toEqual(['dynamodb:UpdateItem']);
  });
});

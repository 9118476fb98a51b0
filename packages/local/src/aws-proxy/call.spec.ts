import { describe, expect, test } from 'vitest';
import type { App, Resource } from '../assembly/resources.ts';
import { readCall } from './call.ts';
import { permissionsOf } from './permissions.ts';

const signed = (service: string, key = 'f') =>
  `AWS4-HMAC-SHA256 Credential=${key}/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`;
const asked = (authorization: string | undefined, target: string | undefined, payload: string) => {
  const headers = { ...(authorization && { authorization }), ...(target && { 'x-amz-target': target }) };
  return readCall({ method: 'POST', url: '/', headers }, () => payload);
};
const dynamodb = (operation: string, body: object, key?: string) =>
  asked(signed('dynamodb', key), `DynamoDB_20120810.${operation}`, JSON.stringify(body));
const table = (name: string) => `arn:aws:dynamodb:us-east-1:000000000000:table/${name}`;

describe('what a call needs', () => {
  test('a put, a query, a query of an index', () => {
    expect(dynamodb('PutItem', { TableName: 'Log' })?.needs).toEqual([
      { action: 'dynamodb:PutItem', resource: table('Log') },
    ]);
    expect(dynamodb('Query', { TableName: 'View', IndexName: 'byDue' })?.needs).toEqual([
      { action: 'dynamodb:Query', resource: `${table('View')}/index/byDue` },
    ]);
  });

  test('a transaction needs the permissions of each of its parts', () =>
    expect(
      dynamodb('TransactWriteItems', {
        TransactItems: [{ Put: { TableName: 'Log' } }, { Update: { TableName: 'View' } }],
      })?.needs,
    ).toEqual([
      { action: 'dynamodb:PutItem', resource: table('Log') },
      { action: 'dynamodb:UpdateItem', resource: table('View') },
    ]));

  test('a batch of messages needs the permission of a single message', () => {
    const body = new URLSearchParams({ Action: 'PublishBatch', TopicArn: 'arn:topic' }).toString();
    expect(asked(signed('sns'), undefined, body)).toMatchObject({
      operation: 'PublishBatch',
      needs: [{ action: 'sns:Publish', resource: 'arn:topic' }],
    });
  });

  test('a queue is identified by its URL', () =>
    expect(
      asked(signed('sqs'), 'AmazonSQS.ReceiveMessage', '{"QueueUrl":"http://127.0.0.1:1/000000000000/inbox"}')
        ?.needs,
    ).toEqual([{ action: 'sqs:ReceiveMessage', resource: 'arn:aws:sqs:us-east-1:000000000000:inbox' }]));

  test('an unsigned request is not a call', () =>
    expect(asked(undefined, 'DynamoDB_20120810.PutItem', '{}')).toBeUndefined());
});

describe('permissions', () => {
  const resource = (type: string, name: string, properties: object): Resource =>
    ({
      type,
      name,
      identity: { ref: name, attributes: { Arn: `arn:role/${name}` } },
      properties,
    }) as unknown as Resource;
  const app = (...statements: object[]): App => {
    const resources = [
      resource('AWS::IAM::Role', 'role', {}),
      resource('AWS::Lambda::Function', 'f', { Role: 'arn:role/role' }),
      resource('AWS::IAM::Policy', 'policy', { Roles: ['role'], PolicyDocument: { Statement: statements } }),
    ];
    return {
      folder: '',
      resources,
      outputs: [],
      ofType: (type) => resources.filter((it) => it.type === type),
    };
  };
  const allow = { Effect: 'Allow', Action: 'dynamodb:PutItem', Resource: table('Log') };
  const lacking = (statements: object[], operation: string, body: object, key?: string) => {
    const call = dynamodb(operation, body, key);
    return call && permissionsOf(app(...statements))(call)?.action;
  };

  test('allow the listed actions on the listed resources only', () => {
    expect(lacking([allow], 'PutItem', { TableName: 'Log' })).toBeUndefined();
    expect(lacking([allow], 'PutItem', { TableName: 'PersonalDataStore' })).toBe('dynamodb:PutItem');
    expect(lacking([allow], 'DeleteItem', { TableName: 'Log' })).toBe('dynamodb:DeleteItem');
  });

  test('support lists and wildcards', () => {
    const wide = { Effect: 'Allow', Action: ['dynamodb:*Item'], Resource: [table('Lo?')] };
    expect(lacking([wide], 'PutItem', { TableName: 'Log' })).toBeUndefined();
    expect(lacking([wide], 'Query', { TableName: 'Log' })).toBe('dynamodb:Query');
  });

  test('an explicit deny overrides every allow', () =>
    expect(lacking([allow, { ...allow, Effect: 'Deny' }], 'PutItem', { TableName: 'Log' })).toBe(
      'dynamodb:PutItem',
    ));

  test('the operator may do everything', () =>
    expect(lacking([], 'PutItem', { TableName: 'Log' }, 'operator')).toBeUndefined());

  test('an unsupported condition is an error', () =>
    expect(() => lacking([{ ...allow, Condition: {} }], 'PutItem', { TableName: 'Log' })).toThrow(
      'conditions',
    ));
});

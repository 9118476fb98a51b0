import { ListSubscriptionsCommand, PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { identityOf } from '../assembly/identities.ts';
import type { BuiltType } from '../assembly/resource-types.ts';
import type { App, Resource } from '../assembly/resources.ts';
import { type Engine, engineHandler } from './engine.ts';
import { ensureMessaging, startMessaging } from './messaging.ts';

let engine: Engine;
let clients: { sqs: SQSClient; sns: SNSClient };
beforeAll(async () => {
  engine = await startMessaging();
  const settings = {
    endpoint: 'http://engine',
    requestHandler: engineHandler(engine),
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  };
  clients = { sqs: new SQSClient(settings), sns: new SNSClient(settings) };
});
afterAll(() => engine.stop());

const resource = (type: BuiltType, id: string, properties: object = {}): Resource => ({
  type,
  name: `stack-${id}`,
  identity: identityOf({ Type: type }, 'stack', id, { aws: 'http://engine', api: '' }),
  properties: properties as Resource['properties'],
  asset: undefined,
});

/** A topic, a queue, and a subscription that accepts one type of message. */
function appThatHears(kind: string | undefined): App {
  const topic = resource('AWS::SNS::Topic', 'topic');
  const queue = resource('AWS::SQS::Queue', 'queue');
  const subscription = resource('AWS::SNS::Subscription', 'subscription', {
    TopicArn: topic.identity.ref,
    Protocol: 'sqs',
    Endpoint: queue.identity.attributes.Arn,
    RawMessageDelivery: true,
    FilterPolicy: { kind: [kind] },
  });
  const resources = [topic, queue, ...(kind === undefined ? [] : [subscription])];
  return { folder: '', resources, outputs: [], ofType: (type) => resources.filter((it) => it.type === type) };
}

async function heard(app: App): Promise<string[]> {
  await ensureMessaging(clients, app, {});
  const [topic] = app.ofType('AWS::SNS::Topic');
  for (const kind of ['one', 'other']) {
    const MessageAttributes = { kind: { DataType: 'String', StringValue: kind } };
    await clients.sns.send(
      new PublishCommand({ TopicArn: topic?.identity.ref, Message: kind, MessageAttributes }),
    );
  }
  const [queue] = app.ofType('AWS::SQS::Queue');
  const { Messages = [] } = await clients.sqs.send(
    new ReceiveMessageCommand({ QueueUrl: queue?.identity.ref, MaxNumberOfMessages: 10 }),
  );
  return Messages.map(({ Body = '' }) => Body);
}

test('a subscription follows its template: created, kept, changed and removed', async () => {
  expect(await heard(appThatHears('one'))).toEqual(['one']);
  expect(await heard(appThatHears('one'))).toEqual(['one']);
  expect(await heard(appThatHears('other'))).toEqual(['other']);
  expect(await heard(appThatHears(undefined))).toEqual([]);
  expect((await clients.sns.send(new ListSubscriptionsCommand({}))).Subscriptions ?? []).toEqual([]);
});

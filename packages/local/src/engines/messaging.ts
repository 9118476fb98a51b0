import { join } from 'node:path';
import {
  CreateTopicCommand,
  paginateListSubscriptions,
  type SNSClient,
  SubscribeCommand,
  UnsubscribeCommand,
} from '@aws-sdk/client-sns';
import { CreateQueueCommand, SetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { startFauxqs } from 'fauxqs';
import type { App, Resource } from '../assembly/resources.ts';
import { emptyingLog } from './emptying-log.ts';
import type { Engine } from './engine.ts';

/** SQS, SNS and S3, in process and without a port; kept in SQLite when given a folder. */
export async function startMessaging(folder?: string): Promise<Engine> {
  const server = await startFauxqs({ logger: false, ...(folder && { dataDir: folder }) });
  const log = folder === undefined ? undefined : emptyingLog(join(folder, 'fauxqs.db'));
  return {
    async send({ method, url, headers }, payload) {
      const { host: _h, 'content-length': _l, 'transfer-encoding': _t, expect: _e, ...others } = headers;
      const answered = await server.inject({ method, url, headers: others, payload });
      const { connection: _c, 'transfer-encoding': _coding, ...shown } = answered.headers;
      return { status: answered.statusCode, headers: shown, body: answered.rawPayload };
    },
    // The server ends with this process.
    ended: new Promise(() => {}),
    async stop() {
      log?.stop();
      await server.stop();
    },
  };
}

/** Attributes of SQS and SNS are strings, also where CloudFormation has numbers, booleans or objects. */
const attributes = (
  from: Readonly<Record<string, unknown>>,
  names: readonly string[],
): Record<string, string> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = from[name];
      if (value === undefined) return [];
      return [[name, typeof value === 'object' ? JSON.stringify(value) : String(value)]];
    }),
  );

const queueAttributes = [
  'VisibilityTimeout',
  'MaximumMessageSize',
  'MessageRetentionPeriod',
  'DelaySeconds',
  'RedrivePolicy',
] as const;
const subscriptionAttributes = [
  'RawMessageDelivery',
  'FilterPolicy',
  'FilterPolicyScope',
  'RedrivePolicy',
] as const;

/** Creates the queues, topics and subscriptions of the templates; those of an earlier run are updated. */
export async function ensureMessaging(
  { sqs, sns }: { sqs: SQSClient; sns: SNSClient },
  app: App,
  over: { readonly visibilitySeconds?: number | undefined },
): Promise<void> {
  // A queue's redrive policy refers to its dead-letter queue, which must exist first.
  const queues = [...app.ofType('AWS::SQS::Queue')].sort(
    (a, b) => Number('RedrivePolicy' in a.properties) - Number('RedrivePolicy' in b.properties),
  );
  for (const queue of queues) await ensureQueue(sqs, queue, over.visibilitySeconds);
  for (const topic of app.ofType('AWS::SNS::Topic'))
    await sns.send(new CreateTopicCommand({ Name: topic.name }));
  await ensureSubscriptions(sns, app);
}

/** Subscriptions are few and have no data: all are recreated, so that none keeps an old filter or outlives its template. */
async function ensureSubscriptions(sns: SNSClient, app: App): Promise<void> {
  for await (const { Subscriptions = [] } of paginateListSubscriptions({ client: sns }, {})) {
    for (const { SubscriptionArn } of Subscriptions)
      await sns.send(new UnsubscribeCommand({ SubscriptionArn }));
  }
  for (const { properties } of app.ofType('AWS::SNS::Subscription')) {
    await sns.send(
      new SubscribeCommand({
        TopicArn: String(properties.TopicArn),
        Protocol: String(properties.Protocol),
        Endpoint: String(properties.Endpoint),
        Attributes: attributes(properties, subscriptionAttributes),
      }),
    );
  }
}

async function ensureQueue(
  sqs: SQSClient,
  queue: Resource,
  visibilitySeconds: number | undefined,
): Promise<void> {
  const Attributes = {
    ...attributes(queue.properties, queueAttributes),
    ...(visibilitySeconds !== undefined && { VisibilityTimeout: String(visibilitySeconds) }),
  };
  await sqs.send(new CreateQueueCommand({ QueueName: queue.identity.attributes.QueueName ?? queue.name }));
  if (Object.keys(Attributes).length === 0) return;
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl: queue.identity.ref, Attributes }));
}

import { Duration } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { type ITopic, SubscriptionFilter } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type * as z from 'zod';
import { SafeQueue } from './safe-queue.ts';
import { type OwnEnv, ServiceFunction } from './service-function.ts';
import type { ServiceStack } from './service-stack.ts';

export interface InboxProps<S extends z.ZodType> {
  readonly topic: ITopic;
  /** The event types this service acts on. */
  readonly types: readonly string[];
  readonly env: S;
  readonly environment: OwnEnv<S>;
}

const timeout = Duration.seconds(30);

/** A service's queue of other services' events, and the function that handles them. */
export class Inbox<S extends z.ZodType> extends ServiceFunction<S> {
  constructor(stack: ServiceStack, { topic, types, ...handlerName }: InboxProps<S>) {
    super(stack, 'inbox', { ...handlerName, timeout });
    const queue = new SafeQueue(stack, 'Inbox', {
      // AWS advises six times the function's timeout.
      visibilityTimeout: Duration.seconds(6 * timeout.toSeconds()),
      maxReceiveCount: 5,
      alarmAfter: Duration.minutes(15),
      anchors: { waiting: 'inbox-behind', given: 'inbox-dead-letters' },
    });
    topic.addSubscription(
      new SqsSubscription(queue, {
        rawMessageDelivery: true,
        deadLetterQueue: queue.dlq,
        filterPolicy: { type: SubscriptionFilter.stringFilter({ allowlist: [...types] }) },
      }),
    );
    this.addEventSource(
      new SqsEventSource(queue, { batchSize: 10, reportBatchItemFailures: true, maxConcurrency: 10 }),
    );
  }
}

import type { Partner } from '@maplebridge/directory';
import { answeredServices, repliesPrefix, repliesQueueName } from '@maplebridge/directory/partners';
import { CfnOutput, Duration } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type * as z from 'zod';
import { principalOf } from './partner-queue.ts';
import { SafeQueue } from './safe-queue.ts';
import { type OwnEnv, ServiceFunction } from './service-function.ts';
import type { ServiceStack } from './service-stack.ts';

export interface RepliesProps<S extends z.ZodType> {
  readonly env: S;
  readonly environment: Omit<OwnEnv<S>, 'REPLIES_PREFIX'>;
}

const timeout = Duration.seconds(30);

/**
 * What departments answer a service by message: a queue for each partner that does so, into which its principal alone may send,
 * and the one function that acts on all of them. Which queue it was says who answered.
 */
export class Replies<S extends z.ZodType> extends ServiceFunction<S> {
  constructor(stack: ServiceStack, { env, environment }: RepliesProps<S>) {
    const { service, deployment } = stack;
    const REPLIES_PREFIX = repliesPrefix(deployment, service);
    super(stack, 'replies', {
      env,
      environment: { ...environment, REPLIES_PREFIX } as unknown as OwnEnv<S>,
      timeout,
    });
    const { partners } = deployment.city;
    for (const partner of partners.filter((it) => answeredServices(it).includes(service)))
      this.#hear(stack, partner);
  }

  #hear(stack: ServiceStack, partner: Partner): void {
    const queue = new SafeQueue(stack, `replies-${partner.id}`, {
      name: repliesQueueName(stack.deployment, stack.service, partner),
      // AWS advises six times the function's timeout.
      visibilityTimeout: Duration.seconds(6 * timeout.toSeconds()),
      maxReceiveCount: 5,
      // A route's body with its envelope, and space for the reason in case the message is moved to the dead-letter queue.
      maxMessageBytes: 128 * 1024,
      alarmAfter: Duration.minutes(15),
      anchors: { waiting: 'replies-behind', given: 'bad-replies' },
    });
    this.addEventSource(
      new SqsEventSource(queue, { batchSize: 10, reportBatchItemFailures: true, maxConcurrency: 2 }),
    );
    queue.dlq.grantSendMessages(this);
    const sender = principalOf(partner);
    if (sender) queue.grantSendMessages(sender);
    const about = `Where ${partner.department} sends what it answers, as ${partner.id}`;
    new CfnOutput(stack, `RepliesQueue-${partner.id}`, { value: queue.queueUrl, description: about });
    new CfnOutput(stack, `RepliesQueueArn-${partner.id}`, { value: queue.queueArn, description: about });
  }
}

import { RelayEnv } from '@maplebridge/lambda/env';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { DeadLetterQueue } from './safe-queue.ts';
import type { ServiceStack } from './service-stack.ts';
import { StreamConsumer } from './stream-consumer.ts';
import type { EventLog } from './tables.ts';

/** Publishes a service's log: the only way events leave the service. */
export class Relay extends StreamConsumer<typeof RelayEnv> {
  /** @param apiUrl The API's base URL: events link to their schemas and details under it. */
  constructor(stack: ServiceStack, log: EventLog, topic: ITopic, apiUrl: string) {
    const failures = new DeadLetterQueue(stack, 'relay-failures', 'relay-failures');
    super(stack, 'relay', log, {
      env: RelayEnv,
      environment: { TOPIC_ARN: topic.topicArn, API_URL: apiUrl, FAILURES_URL: failures.queueUrl },
      failures,
      bundle: 'relay',
    });
    topic.grantPublish(this);
  }
}

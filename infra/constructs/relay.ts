import { RelayEnv } from '@maplebridge/lambda/env';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { ServiceStack } from './service-stack.ts';
import { StreamFollower } from './stream-follower.ts';
import type { EventLog } from './tables.ts';

/** Publishes a service's log: the one way by which events leave it. */
export class Relay extends StreamFollower<typeof RelayEnv> {
  constructor(stack: ServiceStack, log: EventLog, topic: ITopic) {
    super(stack, 'relay', log, {
      env: RelayEnv,
      environment: { TOPIC_ARN: topic.topicArn },
      bundle: 'relay',
    });
    topic.grantPublish(this);
  }
}

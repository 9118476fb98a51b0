import type { City, Partner } from '@maplebridge/directory';
import { type Audience, audienceOf, filterPolicy, partnerQueueName } from '@maplebridge/directory/partners';
import { CfnOutput, Duration } from 'aws-cdk-lib';
import { AccountPrincipal, ArnPrincipal, type IPrincipal } from 'aws-cdk-lib/aws-iam';
import { type ITopic, SubscriptionFilter } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { SafeQueue } from './safe-queue.ts';
import type { ServiceStack } from './service-stack.ts';

/** The events a partner receives, as the filter policy of its subscription. */
const subscriptionFilter = (audience: Audience): Record<string, SubscriptionFilter> =>
  Object.fromEntries(
    Object.entries(filterPolicy(audience)).map(([key, conditions]) => [
      key,
      new SubscriptionFilter([...conditions]),
    ]),
  );

/** The partner's AWS identity, if it has one: an account, or one principal of it. */
export function principalOf({ principal }: Partner): IPrincipal | undefined {
  if (principal === null) return undefined;
  return /^\d+$/.test(principal) ? new AccountPrincipal(principal) : new ArnPrincipal(principal);
}

/** The queue of a partner department, which reads it from its own account. */
export class PartnerQueue extends SafeQueue {
  constructor(stack: ServiceStack, partner: Partner, topic: ITopic, city: City) {
    super(stack, `partner-${partner.id}`, {
      name: partnerQueueName(stack.deployment, partner),
      visibilityTimeout: Duration.minutes(5),
      maxReceiveCount: 10,
      alarmAfter: Duration.days(3),
      anchors: { waiting: 'partner-not-reading', given: 'partner-dead-letters' },
    });
    topic.addSubscription(
      new SqsSubscription(this, {
        rawMessageDelivery: true,
        deadLetterQueue: this.dlq,
        filterPolicy: subscriptionFilter(audienceOf(city, partner)),
      }),
    );
    const reader = principalOf(partner);
    if (reader) this.grantConsumeMessages(reader);
    const about = `${city.name.en}: ${partner.name.en} (${partner.name.zh}), for ${partner.department}`;
    new CfnOutput(stack, `PartnerQueue-${partner.id}`, { value: this.queueUrl, description: about });
    new CfnOutput(stack, `PartnerQueueArn-${partner.id}`, { value: this.queueArn, description: about });
  }
}

import type { City, Partner } from '@maplebridge/directory';
import { CfnOutput, Duration } from 'aws-cdk-lib';
import { AccountPrincipal, ArnPrincipal } from 'aws-cdk-lib/aws-iam';
import { type ITopic, SubscriptionFilter } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { SafeQueue } from './safe-queue.ts';
import type { ServiceStack } from './service-stack.ts';

type FilterPolicy = Record<string, SubscriptionFilter>;

/** Which events a partner gets; a type that ends with a dot stands for all that begin so. */
export function partnerFilter({ types, areas, addressedOnly, department }: Partner): FilterPolicy {
  const filter = (allowlist: string[], matchPrefixes: string[] = []) =>
    SubscriptionFilter.stringFilter({
      ...(allowlist.length && { allowlist }),
      ...(matchPrefixes.length && { matchPrefixes }),
    });
  const isPrefix = (type: string) => type.endsWith('.');
  return {
    type: filter(
      types.filter((type) => !isPrefix(type)),
      types.filter(isPrefix),
    ),
    area: filter(areas),
    ...(addressedOnly && { departments: filter([department]) }),
  };
}

/** The queue of a partner department, which reads and empties it with its own account. */
export class PartnerQueue extends SafeQueue {
  constructor(stack: ServiceStack, partner: Partner, topic: ITopic, { name }: City) {
    super(stack, `partner-${partner.id}`, {
      visibilityTimeout: Duration.minutes(5),
      maxReceiveCount: 10,
      alarmAfter: Duration.days(3),
      anchors: { waiting: 'partner-not-reading', given: 'partner-dead-letters' },
    });
    topic.addSubscription(
      new SqsSubscription(this, {
        rawMessageDelivery: true,
        deadLetterQueue: this.dlq,
        filterPolicy: partnerFilter(partner),
      }),
    );
    if (partner.principal) {
      const isAccount = /^\d+$/.test(partner.principal);
      this.grantConsumeMessages(
        isAccount ? new AccountPrincipal(partner.principal) : new ArnPrincipal(partner.principal),
      );
    }
    new CfnOutput(stack, `PartnerQueue-${partner.id}`, {
      value: this.queueUrl,
      description: `${name.en}: ${partner.name.en} (${partner.name.zh}), for ${partner.department}`,
    });
  }
}

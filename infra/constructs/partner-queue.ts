import { departmentAttribute } from '@maplebridge/contracts';
import { areaPath, type City, type Partner } from '@maplebridge/directory';
import { CfnOutput, Duration } from 'aws-cdk-lib';
import { AccountPrincipal, ArnPrincipal } from 'aws-cdk-lib/aws-iam';
import { type ITopic, SubscriptionFilter } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { SafeQueue } from './safe-queue.ts';
import type { ServiceStack } from './service-stack.ts';

type FilterPolicy = Record<string, SubscriptionFilter>;

/**
 * Which events a partner gets: a type that ends with a dot stands for all that begin so, an area for all within it; and where
 * it asks for no more, those that name its department.
 */
export function partnerFilter(
  { types, areas, addressedOnly, department }: Partner,
  city: City,
): FilterPolicy {
  const paths = areas.map((area) => areaPath(city, area) ?? area);
  const isStation = (path: string) => path.split('/').length === 3;
  return {
    type: matching(types, (type) => (type.endsWith('.') ? { prefix: type } : { exactly: type })),
    area: matching(paths, (path) => (isStation(path) ? { exactly: path } : { prefix: `${path}/` })),
    ...(addressedOnly && { [departmentAttribute(department)]: SubscriptionFilter.existsFilter() }),
  };
}

type Match = { readonly exactly: string } | { readonly prefix: string };

function matching(values: readonly string[], by: (value: string) => Match): SubscriptionFilter {
  const matches = values.map(by);
  const allowlist = matches.flatMap((it) => ('exactly' in it ? [it.exactly] : []));
  const matchPrefixes = matches.flatMap((it) => ('prefix' in it ? [it.prefix] : []));
  return SubscriptionFilter.stringFilter({
    ...(allowlist.length && { allowlist }),
    ...(matchPrefixes.length && { matchPrefixes }),
  });
}

/** The queue of a partner department, which reads and empties it with its own account. */
export class PartnerQueue extends SafeQueue {
  constructor(stack: ServiceStack, partner: Partner, topic: ITopic, city: City) {
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
        filterPolicy: partnerFilter(partner, city),
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
      description: `${city.name.en}: ${partner.name.en} (${partner.name.zh}), for ${partner.department}`,
    });
  }
}

import type { Partner } from '@maplebridge/directory';
import { answeredServices, dlqOf, partnerQueueName, repliesQueueName } from '@maplebridge/directory/partners';
import { Duration } from 'aws-cdk-lib';
import { Dashboard, GraphWidget, type IWidget, Metric, TextWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { ServiceStack } from './service-stack.ts';

const period = Duration.minutes(5);

const metricOf = (QueueName: string, metricName: string, label: string): Metric =>
  new Metric({
    namespace: 'AWS/SQS',
    metricName,
    dimensionsMap: { QueueName },
    statistic: 'max',
    period,
    label,
  });

const depth = (queue: string, label: string) => metricOf(queue, 'ApproximateNumberOfMessagesVisible', label);

const graph = (title: string, left: readonly Metric[]): IWidget =>
  new GraphWidget({ title, left: [...left], width: 7, height: 5, leftYAxis: { min: 0 } });

/** A row for each partner: queue depth, age of the oldest message and dead letters, of its events and of its replies. */
export class PartnerDashboard extends Dashboard {
  constructor(stack: ServiceStack, partners: readonly Partner[]) {
    super(stack, 'Partners', { dashboardName: `${stack.stackName}-partners` });
    for (const partner of partners) this.addWidgets(...rowOf(stack, partner));
  }
}

function rowOf({ deployment }: ServiceStack, partner: Partner): IWidget[] {
  const queue = partnerQueueName(deployment, partner);
  const replies = answeredServices(partner).map((service) => ({
    service,
    name: repliesQueueName(deployment, service, partner),
  }));
  const { id, name, department } = partner;
  return [
    new TextWidget({ markdown: `**${id}**\n\n${name.zh} ${name.en}\n\n${department}`, width: 3, height: 5 }),
    graph('Waiting 待取', [
      depth(queue, 'events'),
      ...replies.map(({ service, name: of }) => depth(of, `replies to ${service}`)),
    ]),
    graph('Age of the oldest, s 最久等待（秒）', [
      metricOf(queue, 'ApproximateAgeOfOldestMessage', 'events'),
    ]),
    graph('Dead letters 死信', [
      depth(dlqOf(queue), 'events'),
      ...replies.map(({ service, name: of }) => depth(dlqOf(of), `replies to ${service}`)),
    ]),
  ];
}

import { type CloudWatchClient, GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';

/** The age in seconds of the oldest message of each queue; undefined when the queue is empty or the age is unknown. */
export type QueueAges = (queues: readonly string[]) => Promise<ReadonlyMap<string, number | undefined>>;

/** In a local system, from its SQS engine. */
export const agesOfLocal =
  (endpoint: string, authorization: string): QueueAges =>
  async (queues) => {
    const ages = queues.map(async (queue) => {
      const answer = await fetch(`${endpoint}/_maplebridge/queues/${queue}/oldest`, {
        headers: { authorization },
      });
      const { oldestSentAt } = (await answer.json()) as { oldestSentAt: number | null };
      const age = oldestSentAt === null ? undefined : Math.floor((Date.now() - oldestSentAt) / 1000);
      return [queue, age] as const;
    });
    return new Map(await Promise.all(ages));
  };

/** The most queries that one CloudWatch call accepts. */
const maxQueries = 500;
const minutes = 15;

/** In AWS, from a metric with one value a minute, which arrives some minutes late. */
export const agesInAws =
  (client: CloudWatchClient, now = () => new Date()): QueueAges =>
  async (queues) => {
    const ages = new Map<string, number | undefined>();
    for (let from = 0; from < queues.length; from += maxQueries) {
      const some = queues.slice(from, from + maxQueries);
      const EndTime = now();
      const { MetricDataResults = [] } = await client.send(
        new GetMetricDataCommand({
          StartTime: new Date(EndTime.getTime() - minutes * 60_000),
          EndTime,
          ScanBy: 'TimestampDescending',
          MetricDataQueries: some.map((queue, i) => ({
            Id: `q${i}`,
            MetricStat: {
              Metric: {
                Namespace: 'AWS/SQS',
                MetricName: 'ApproximateAgeOfOldestMessage',
                Dimensions: [{ Name: 'QueueName', Value: queue }],
              },
              Period: 60,
              Stat: 'Maximum',
            },
          })),
        }),
      );
      const byId = new Map(MetricDataResults.map(({ Id, Values }) => [Id, Values?.[0]]));
      for (const [i, queue] of some.entries()) ages.set(queue, byId.get(`q${i}`));
    }
    return ages;
  };

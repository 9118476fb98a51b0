import { type CloudWatchClient, GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';

/** For how many seconds the oldest message of each queue has waited; undefined where nothing waits, or nothing is known. */
export type QueueAges = (queues: readonly string[]) => Promise<ReadonlyMap<string, number | undefined>>;

/** Of a local system, which asks its engine. */
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

/** CloudWatch takes so many queries a call. */
const maxQueries = 500;
const minutes = 15;

/** In AWS a metric tells it, each minute; it comes some minutes late. */
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

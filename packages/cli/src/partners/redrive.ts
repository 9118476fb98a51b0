import { setTimeout as sleep } from 'node:timers/promises';
import {
  GetQueueAttributesCommand,
  ListMessageMoveTasksCommand,
  type ListMessageMoveTasksResultEntry,
  type SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { answeredServices, dlqOf, partnerQueueName, repliesQueueName } from '@maplebridge/directory/partners';
import { Command, InvalidArgumentError } from 'commander';
import { progressBar } from '../progress.ts';
import {
  type DeploymentOptions,
  namingDeployment,
  partnerOf,
  queueUrl,
  withDeployment,
} from './deployment.ts';
import { rate } from './rate.ts';

interface Options extends DeploymentOptions {
  readonly partner: string;
  readonly replies?: true;
  readonly rate: number;
}

export const redriveCommand = (): Command =>
  namingDeployment(new Command('redrive'))
    .description(
      'Gives a partner the messages back that it could not handle, or Maplebridge those of the partner’s replies',
    )
    .requiredOption('--partner <id>', 'whose')
    .option('--replies', 'what the partner answered and was put aside, rather than what it was told')
    .option('--rate <n>', 'messages a second at most', rate(500), 100)
    .action(async (options: Options) => {
      await withDeployment(options, async ({ city, of, sqs }) => {
        const partner = partnerOf(city, options.partner);
        const queues = options.replies
          ? answeredServices(partner).map((service) => repliesQueueName(of, service, partner))
          : [partnerQueueName(of, partner)];
        if (queues.length === 0) throw new InvalidArgumentError(`${partner.id} does not answer by message`);
        for (const queue of queues) await redrive(sqs, queue, options.rate);
      });
    });

const arnOf = async (sqs: SQSClient, name: string): Promise<string | undefined> => {
  const QueueUrl = await queueUrl(sqs, name);
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }),
  );
  return Attributes?.QueueArn;
};

/**
 * SQS moves them by itself: the move continues if this process ends. A move in progress is watched to its end instead of
 * starting another: SQS allows one at a time.
 */
export async function redrive(sqs: SQSClient, queue: string, perSecond: number): Promise<void> {
  const SourceArn = await arnOf(sqs, dlqOf(queue));
  const latest = await latestMove(sqs, SourceArn);
  const underWay = latest?.Status === 'RUNNING';
  if (!underWay) {
    await sqs.send(
      new StartMessageMoveTaskCommand({
        SourceArn,
        // Messages that we or SNS sent to the DLQ have no source queue that SQS knows.
        DestinationArn: await arnOf(sqs, queue),
        MaxNumberOfMessagesPerSecond: perSecond,
      }),
    );
  }
  const { Status, FailureReason, ApproximateNumberOfMessagesMoved } = await watched(
    sqs,
    SourceArn,
    underWay ? undefined : latest,
  );
  if (Status !== 'COMPLETED')
    throw new Error(`${queue}: the move has ended as ${Status}: ${FailureReason ?? 'SQS does not say why'}`);
  console.log(`${queue}: messages given back: ${ApproximateNumberOfMessagesMoved ?? 0}`);
}

type Move = ListMessageMoveTasksResultEntry;

async function latestMove(sqs: SQSClient, SourceArn: string | undefined): Promise<Move | undefined> {
  const { Results: [move] = [] } = await sqs.send(
    new ListMessageMoveTasksCommand({ SourceArn, MaxResults: 1 }),
  );
  return move;
}

/** The result of the move after a given one. SQS may list it with a delay. */
async function watched(
  sqs: SQSClient,
  SourceArn: string | undefined,
  after: Move | undefined,
): Promise<Move> {
  const bar = progressBar('messages');
  bar.start(0, 0);
  try {
    for (;;) {
      const move = await latestMove(sqs, SourceArn);
      if (move && move.StartedTimestamp !== after?.StartedTimestamp) {
        bar.setTotal(Number(move.ApproximateNumberOfMessagesToMove ?? 0));
        bar.update(Number(move.ApproximateNumberOfMessagesMoved ?? 0));
        if (move.Status !== 'RUNNING') return move;
      }
      await sleep(500);
    }
  } finally {
    bar.stop();
  }
}

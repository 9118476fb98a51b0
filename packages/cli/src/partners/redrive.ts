import { setTimeout as sleep } from 'node:timers/promises';
import {
  GetQueueAttributesCommand,
  ListMessageMoveTasksCommand,
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

/** SQS moves them by itself; whoever waits here may go, and the move goes on. */
export async function redrive(sqs: SQSClient, queue: string, perSecond: number): Promise<void> {
  const SourceArn = await arnOf(sqs, dlqOf(queue));
  await sqs.send(
    new StartMessageMoveTaskCommand({
      SourceArn,
      // What was put there with its reason, or by SNS, has no queue of origin that SQS would know.
      DestinationArn: await arnOf(sqs, queue),
      MaxNumberOfMessagesPerSecond: perSecond,
    }),
  );
  const bar = progressBar('messages');
  for (let begun = false; ; ) {
    const { Results: [task] = [] } = await sqs.send(
      new ListMessageMoveTasksCommand({ SourceArn, MaxResults: 1 }),
    );
    const {
      Status,
      ApproximateNumberOfMessagesToMove: all = 0,
      ApproximateNumberOfMessagesMoved: moved = 0,
    } = task ?? {};
    if (!begun) bar.start(Number(all), 0);
    begun = true;
    bar.update(Number(moved));
    if (Status === 'COMPLETED') {
      bar.stop();
      console.log(`${queue}: messages given back: ${moved}`);
      return;
    }
    if (Status !== 'RUNNING') {
      bar.stop();
      throw new Error(
        `${queue}: the move has ended as ${Status}: ${task?.FailureReason ?? 'SQS does not say why'}`,
      );
    }
    await sleep(500);
  }
}

import { GetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Partner } from '@maplebridge/directory';
import { answeredServices, dlqOf, partnerQueueName, repliesQueueName } from '@maplebridge/directory/partners';
import { Command } from 'commander';
import {
  type DeploymentOptions,
  namingDeployment,
  type PartnersOf,
  partnerOf,
  queueUrl,
  withDeployment,
} from './deployment.ts';

interface Options extends DeploymentOptions {
  readonly partner?: string;
  readonly json?: true;
}

/** The state of one queue of a partner. */
interface Lag {
  readonly partner: string;
  /** `events`, or the replies to a service. */
  readonly queue: string;
  readonly waiting: number;
  readonly inFlight: number;
  /** Seconds; null when the queue is empty. */
  readonly oldest: number | null;
  readonly deadLetters: number;
}

export const lagCommand = (): Command =>
  namingDeployment(new Command('lag'))
    .description('Shows for each partner how much waits in its queues, for how long, and what was given up')
    .option('--partner <id>', 'this one alone')
    .option('--json', 'for other programs')
    .action(async (options: Options) => {
      const lags = await withDeployment(options, (it) => lagsOf(it, options.partner));
      console.log(options.json ? JSON.stringify(lags, null, 2) : tableOf(lags));
    });

async function lagsOf(it: PartnersOf, only: string | undefined): Promise<Lag[]> {
  const partners = only === undefined ? it.city.partners : [partnerOf(it.city, only)];
  const named = partners.flatMap((partner) => queuesOf(it.of, partner));
  const ages = await it.ages(named.map(({ name }) => name));
  return Promise.all(
    named.map(async ({ partner, queue, name }) => {
      const [own, dead] = await Promise.all([counts(it.sqs, name), counts(it.sqs, dlqOf(name))]);
      return {
        partner,
        queue,
        ...own,
        oldest: ages.get(name) ?? null,
        deadLetters: dead.waiting + dead.inFlight,
      };
    }),
  );
}

const queuesOf = (of: PartnersOf['of'], partner: Partner) => [
  { partner: partner.id, queue: 'events', name: partnerQueueName(of, partner) },
  ...answeredServices(partner).map((service) => ({
    partner: partner.id,
    queue: `replies to ${service}`,
    name: repliesQueueName(of, service, partner),
  })),
];

async function counts(sqs: SQSClient, name: string): Promise<{ waiting: number; inFlight: number }> {
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl: await queueUrl(sqs, name),
      AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
    }),
  );
  const { ApproximateNumberOfMessages = 0, ApproximateNumberOfMessagesNotVisible = 0 } = Attributes ?? {};
  return {
    waiting: Number(ApproximateNumberOfMessages),
    inFlight: Number(ApproximateNumberOfMessagesNotVisible),
  };
}

function tableOf(lags: readonly Lag[]): string {
  const rows = lags.map(({ partner, queue, waiting, inFlight, oldest, deadLetters }) => [
    ...[partner, queue, `${waiting}`, `${inFlight}`],
    ...[oldest === null ? '' : spoken(oldest), `${deadLetters}`],
  ]);
  const table = [['partner', 'queue', 'waiting', 'in flight', 'oldest', 'dead letters'], ...rows];
  const widths =
    table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  return table
    .map((row) =>
      row
        .map((cell, column) => (column < 2 ? cell.padEnd : cell.padStart).call(cell, widths[column] ?? 0))
        .join('  '),
    )
    .join('\n');
}

/** 93784 is `1d 02:03:04`. */
function spoken(seconds: number): string {
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
  const days = Math.floor(seconds / 86_400);
  return `${days ? `${days}d ` : ''}${two((seconds % 86_400) / 3600)}:${two((seconds % 3600) / 60)}:${two(seconds % 60)}`;
}

import { join, resolve } from 'node:path';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type Audience, audienceOf, couldHear, partnerQueueName } from '@maplebridge/directory/partners';
import { Command, InvalidArgumentError } from 'commander';
import * as z from 'zod';
import { progressBar } from '../progress.ts';
import { itemsIn, tablesOf } from '../tables.ts';
import { beginning } from './beginning.ts';
import { checkpointIn } from './checkpoint.ts';
import {
  type DeploymentOptions,
  namingDeployment,
  type PartnersOf,
  partnerOf,
  queueUrl,
  withDeployment,
} from './deployment.ts';
import { pacer, rate } from './rate.ts';
import { type Replay, replay } from './replay.ts';

interface Options extends DeploymentOptions {
  readonly partner: string;
  readonly from: string;
  readonly to?: string;
  readonly api?: string;
  readonly rate: number;
  readonly restart?: true;
}

/** The services that have a log. */
const services = ['intake', 'mediation', 'hazard', 'statistics'] as const;

/** The exit code after Ctrl-C, by shell convention. */
const interrupted = 130;

export const replayCommand = (): Command =>
  namingDeployment(new Command('replay'))
    .description(
      'Tells a partner again, by its queue alone, what it heard since a time. Interrupted, run it again: it goes on where it was, and may send the last few twice.',
    )
    .requiredOption('--partner <id>', 'whom')
    .requiredOption('--from <time>', 'recorded then or later: RFC 3339 with an offset', time)
    .option('--to <time>', 'recorded before then; now unless told', time)
    .option(
      '--api <url>',
      'where the API answers, as events name it: the output ApiUrl; known of the local system',
    )
    .option('--rate <n>', 'messages a second at most', rate(3000), 100)
    .option('--restart', 'begin anew, whatever an earlier replay left undone')
    .action(run);

function time(text: string): string {
  if (z.iso.datetime({ offset: true }).safeParse(text).success) return text;
  throw new InvalidArgumentError('must be a time such as 2026-05-21T09:30:00+08:00');
}

async function run(options: Options): Promise<void> {
  await withDeployment(options, async (deployment) => {
    const partner = partnerOf(deployment.city, options.partner);
    const { cityName, stageName } = deployment.of;
    const kept = checkpointIn(
      join(resolve(options.state), 'replays', `${cityName}-${stageName}-${partner.id}.json`),
    );
    const audience = audienceOf(deployment.city, partner);
    const left = options.restart ? undefined : kept.read();
    const begun = beginning({ ...options, audience }, left);
    if (left)
      console.error(
        `Going on with the replay from ${left.from} to ${left.to}: ${left.sent} events were told already.`,
      );
    const logs = await logsOf(deployment, audience);
    const stopping = new AbortController();
    process.once('SIGINT', () => stopping.abort()).once('SIGTERM', () => stopping.abort());
    const bar = progressBar('events read');
    const ended = await replay(
      {
        client: DynamoDBDocumentClient.from(deployment.dynamodb),
        sqs: deployment.sqs,
        queue: await queueUrl(deployment.sqs, partnerQueueName(deployment.of, partner)),
        city: cityName,
        api: options.api ?? deployment.apiUrl ?? told('--api: the output ApiUrl, as events name it'),
        audience,
        logs,
        pace: pacer(options.rate),
        note(at) {
          kept.write(at);
          if (!bar.isActive)
            bar.start(
              logs.reduce((sum, { events }) => sum + events, 0),
              at.read,
            );
          bar.update(at.read);
        },
        refused(eventId, code) {
          console.error(`${eventId} was not sent: SQS refuses it (${code}).`);
          process.exitCode = 1;
        },
        signal: stopping.signal,
      } satisfies Replay,
      begun,
    );
    bar.stop();
    if (ended.service < logs.length) {
      console.error(
        `Stopped: ${partner.id} was told ${ended.sent} events. Run the same command again to go on; ${kept.file} says where.`,
      );
      process.exitCode = interrupted;
      return;
    }
    kept.remove();
    console.log(`${partner.id} was told ${ended.sent} events again, of ${ended.read} recorded.`);
  });
}

/** The logs that can contain events of the partner's filter. */
async function logsOf({ of, dynamodb }: PartnersOf, { types }: Audience) {
  const heard = services.filter((service) => couldHear(types, `maplebridge.${service}.`));
  const deployment = { city: of.cityName, stage: of.stageName };
  const tables = await tablesOf(
    dynamodb,
    deployment,
    heard.map((service) => `${service}-Log` as const),
  );
  return Promise.all(
    heard.map(async (service) => {
      const table = tables[`${service}-Log`] ?? '';
      return { service, table, events: await itemsIn(dynamodb, [table]) };
    }),
  );
}

function told(what: string): never {
  throw new InvalidArgumentError(`must be given ${what}`);
}

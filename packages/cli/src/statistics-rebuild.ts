import { setTimeout as sleep } from 'node:timers/promises';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { loadCity } from '@maplebridge/directory/load';
import { abandon, type Rebuilding, rebuild, rulesIn } from '@maplebridge/statistics/rebuild';
import type { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import { connect, localStage } from './connection.ts';
import { progressBar } from './progress.ts';
import { reportOf } from './rebuild-report.ts';
import { type DeploymentName, itemsIn, tablesOf } from './tables.ts';

interface Options extends DeploymentName {
  readonly state: string;
  readonly dryRun?: true;
  readonly acceptUnexplained?: true;
  readonly abandon?: true;
  readonly grace: string;
}

const services = ['intake', 'mediation', 'hazard'] as const;

export const rebuildCommand = (): Command =>
  new Command('rebuild')
    .showHelpAfterError()
    .description(
      'Counts the logs anew into a second rebuild version of figures, compares, and switches to it when it is equal or events explain each difference. Live counting goes on. Interrupted, run it again.',
    )
    .option('--city <name>', 'whose deployment', 'zhenjiang')
    .option(
      '--stage <name>',
      `which one; "${localStage}" is the local system, running or stopped`,
      localStage,
    )
    .option('--state <folder>', 'where the local system keeps its data', '.maplebridge')
    .option('--dry-run', 'compare, and leave everything as it was')
    .option('--accept-unexplained', 'switch also where no event explains a difference')
    .option('--abandon', 'delete what an unfinished rebuild has made')
    .option(
      '--grace <seconds>',
      'how long the old rebuild version is kept for what still reads or counts it',
      '60',
    )
    .action(run);

async function run(options: Options): Promise<void> {
  const connection = await connect(options);
  const bar = progressBar('events');
  try {
    const { rebuilding, events } = await rebuildingOf(connection.dynamodb, options, bar);
    if (options.abandon) {
      const wasThere = await abandon(rebuilding);
      console.log(wasThere ? 'The unfinished rebuild is gone' : 'There was no unfinished rebuild');
      return;
    }
    bar.start(events, 0);
    const report = await rebuild(rebuilding, options);
    bar.stop();
    console.log(reportOf(report));
    if (report.outcome === 'refused') process.exitCode = 1;
  } finally {
    bar.stop();
    await connection.close();
  }
}

async function rebuildingOf(dynamodb: DynamoDBClient, options: Options, bar: SingleBar) {
  const { timeZone } = loadCity(options.city);
  const tables = await tablesOf(dynamodb, options, [
    ...services.map((service) => `${service}-Log` as const),
    'statistics-View',
    'statistics-ProcessedEvent',
  ]);
  const logs = services.map((service) => ({ service, table: tables[`${service}-Log`] }));
  const client = DynamoDBDocumentClient.from(dynamodb, { marshallOptions: { removeUndefinedValues: true } });
  const rebuilding: Rebuilding = {
    ...{ logs, rules: rulesIn(timeZone), city: options.city, graceMs: 1000 * Number(options.grace) },
    store: { client, view: tables['statistics-View'], processedEvent: tables['statistics-ProcessedEvent'] },
    clock: () => new Date().toISOString(),
    pause: (ms) => sleep(ms),
    progress: (events) => bar.increment(events),
    tell: (what) => {
      // Messages are printed above the progress bar.
      if (bar.isActive) process.stderr.write('\r\u001b[K');
      console.error(`· ${what}`);
    },
  };
  return {
    rebuilding,
    events: await itemsIn(
      dynamodb,
      logs.map(({ table }) => table),
    ),
  };
}

import { city } from '@maplebridge/directory/city-data';
import { documentClient, noteEach, readEnv, scheduledHandler, serviceActor } from '@maplebridge/lambda';
import { dueMonth } from './bulletin/months.ts';
import { statisticsLogs } from './deps.ts';
import { SchedulerEnv } from './env.ts';
import { missingBulletins } from './reactions/issue-bulletins.ts';
import { snapshots } from './read-model/snapshots.ts';

const env = readEnv(SchedulerEnv);
const client = documentClient();
const { observations, bulletins } = statisticsLogs(client, env);
const view = { client, view: env.VIEW_TABLE };
const deps = { city, view, bulletins, snapshots: snapshots({ city, view, observations }) };

/** The most bulletins one scheduled run issues; the next run issues the rest. */
const perRun = 50;

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

/**
 * Issues the bulletins of the month that is due. Each is the first event of its own stream: a repeated or interrupted run never issues
 * a second version.
 */
export const handler = scheduledHandler(async (now, { logger, count }) => {
  const month = dueMonth(city.policy.bulletins, city.timeZone, now);
  const { areas, issue } = await missingBulletins(deps, month);
  const provenance = { by: serviceActor('statistics'), now };
  const isIssued = async (code: string) => (await issue(code, now, provenance)).outcome === 'appended';
  const { noted, failed } = await noteEach(each(areas), isIssued, perRun);
  for (const { item, error } of failed)
    logger.error('not issued', { area: item, month, error: error as Error });
  count('BulletinsIssued', noted);
  logger.info('bulletins checked', { month, issued: noted, failed: failed.length });
  if (failed.length) throw new Error(`${failed.length} bulletins were not issued`);
});

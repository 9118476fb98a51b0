import { documentClient, readEnv, scheduledHandler, serviceActor } from '@maplebridge/lambda';
import { overdueCases } from './board-store.ts';
import { caseStream } from './case/case.ts';
import { caseLog } from './deps.ts';
import { ClockEnv } from './env.ts';
import { noteEach } from './tick.ts';

const env = readEnv(ClockEnv);
const client = documentClient();
const cases = caseLog(client, env.LOG_TABLE);

/** Cases a tick notes; the rest wait for the next one. */
const perTick = 500;

/** Notes every case whose limit has passed. The case itself decides, so that a late or repeated tick is harmless. */
export const handler = scheduledHandler(async (now, { logger, count }) => {
  const provenance = { by: serviceActor('mediation'), now };
  const note = async (id: string) => {
    const command = { type: 'NoteOverdue', at: now, now } as const;
    const { outcome } = await cases.execute(caseStream(id), command, provenance);
    return outcome === 'appended';
  };
  const { noted, failed } = await noteEach(overdueCases(client, env.VIEW_TABLE, now), note, perTick);
  for (const { id, error } of failed) logger.error('a limit was not noted', { id, error: error as Error });
  count('DeadlinesPassed', noted);
  logger.info('deadlines checked', { noted, failed: failed.length });
  if (failed.length) throw new Error(`${failed.length} limits were not noted`);
});

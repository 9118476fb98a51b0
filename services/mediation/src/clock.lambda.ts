import { documentClient, readEnv, scheduledHandler, serviceActor } from '@maplebridge/lambda';
import { overdueCases } from './board-store.ts';
import { caseStream } from './case/case.ts';
import { caseLog } from './deps.ts';
import { ClockEnv } from './env.ts';

const env = readEnv(ClockEnv);
const client = documentClient();
const cases = caseLog(client, env.LOG_TABLE);

/** Cases a tick looks at; the rest wait for the next one. */
const perTick = 100;

/** Notes every case whose limit has passed. The case itself decides, so that a late or repeated tick is harmless. */
export const handler = scheduledHandler(async (now, { logger, count }) => {
  const ids = await overdueCases(client, env.VIEW_TABLE, now, perTick);
  for (const id of ids) {
    await cases.execute(
      caseStream(id),
      { type: 'NoteOverdue', at: now, now },
      { by: serviceActor('mediation'), now },
    );
  }
  count('DeadlinesPassed', ids.length);
  logger.info('deadlines checked', { passed: ids.length });
});

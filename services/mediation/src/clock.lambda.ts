import { documentClient, readEnv, scheduledHandler, serviceActor } from '@maplebridge/lambda';
import { overdueCases } from './board-store.ts';
import { caseStream } from './case/case.ts';
import { caseLog } from './deps.ts';
import { ClockEnv } from './env.ts';

const env = readEnv(ClockEnv);
const client = documentClient();
const cases = caseLog(client, env.LOG_TABLE);

/** Cases a tick notes; the rest wait for the next one. */
const perTick = 500;

/**
 * Notes every case whose limit has passed. The case itself decides, so that a late or repeated tick is harmless. A case that
 * cannot be noted keeps none behind it waiting, and fails the tick at its end.
 */
export const handler = scheduledHandler(async (now, { logger, count }) => {
  const by = serviceActor('mediation');
  let passed = 0;
  const failed: string[] = [];
  for await (const id of overdueCases(client, env.VIEW_TABLE, now)) {
    try {
      const { outcome } = await cases.execute(
        caseStream(id),
        { type: 'NoteOverdue', at: now, now },
        { by, now },
      );
      if (outcome === 'appended') passed += 1;
    } catch (error) {
      logger.error('a limit was not noted', { id, error: error as Error });
      failed.push(id);
    }
    if (passed === perTick) break;
  }
  count('DeadlinesPassed', passed);
  logger.info('deadlines checked', { passed, failed: failed.length });
  if (failed.length) throw new Error(`${failed.length} limits were not noted`);
});

import type { Area } from '@maplebridge/contracts';
import { city } from '@maplebridge/directory/city-data';
import {
  documentClient,
  noteEach,
  readEnv,
  remembering,
  scheduledHandler,
  serviceActor,
} from '@maplebridge/lambda';
import { askNext } from './assignment/ask-next.ts';
import { caseStream } from './case/stream.ts';
import { isVacant } from './case/vacancy.ts';
import { assigning, busyness } from './deps.ts';
import { SchedulerEnv } from './env.ts';
import { idsOn, keyAfter } from './read-model/cases.ts';
import { lists } from './read-model/lists.ts';

const env = readEnv(SchedulerEnv);
const client = documentClient();
const deps = assigning(client, env);

/** Cases a scheduled run deals with of either kind; the rest wait for the next one. */
const perRun = 500;

/**
 * Notes every limit that has passed, and asks a mediator for every case that waits for one, the longest waiting first. The case
 * itself decides, so that a late or repeated scheduled run is harmless.
 */
export const handler = scheduledHandler(async (now, { logger, count }) => {
  const provenance = { by: serviceActor('mediation'), now };

  const busy = remembering(busyness(client, env), (station) => station);
  const pool = remembering(deps.mediatorsServing, ({ station }) => station);

  async function note({ id, area }: Found): Promise<boolean> {
    const command = { type: 'NoteDue', at: now, now, openCasesAt: await busy.read(area.station) } as const;
    const { outcome } = await deps.cases.execute(caseStream(id), command, provenance);
    return outcome === 'appended';
  }

  async function ask({ id, area }: Found): Promise<boolean> {
    const members = await pool.read(area);
    if (!members.some(({ taken, capacity }) => taken < capacity)) return false;
    const { state } = await deps.cases.load(caseStream(id));
    if (!state || !isVacant(state)) return false;
    const asked = await askNext({ ...deps, mediatorsServing: pool.read }, id, state, provenance);
    if (asked.outcome !== 'appended') return false;
    pool.forget(area);
    return true;
  }

  const due = await noteEach(everywhere('due', keyAfter(now)), note, perRun);
  const waiting = await noteEach(everywhere('waiting'), ask, perRun);

  for (const { item, error } of [...due.failed, ...waiting.failed]) {
    logger.error('a case was not dealt with', { id: item.id, error: error as Error });
  }
  count('DeadlinesPassed', due.noted);
  count('MediatorsAsked', waiting.noted);
  const failed = due.failed.length + waiting.failed.length;
  logger.info('deadlines checked', { noted: due.noted, asked: waiting.noted, failed });
  if (failed) throw new Error(`${failed} cases were not dealt with`);
});

interface Found {
  readonly id: string;
  readonly area: Area;
}

/** What stands on a list, station by station. */
async function* everywhere(list: 'due' | 'waiting', upTo?: string): AsyncGenerator<Found> {
  for (const { id: station, district } of city.stations) {
    const area = { city: city.code, district, station };
    for await (const id of idsOn(client, env.VIEW_TABLE, lists[list], station, upTo)) yield { id, area };
  }
}

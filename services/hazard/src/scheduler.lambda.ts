import { city } from '@maplebridge/directory/city-data';
import { documentClient, noteEach, readEnv, scheduledHandler, serviceActor } from '@maplebridge/lambda';
import { accidentStream } from './accident/stream.ts';
import { safetyLogs } from './deps.ts';
import { SchedulerEnv } from './env.ts';
import { hazardStream } from './hazard/stream.ts';
import { inspectionStream } from './inspection/stream.ts';
import { type DueKind, dueBy } from './read-model/due.ts';

const env = readEnv(SchedulerEnv);
const client = documentClient();
const { hazards, inspections, accidents } = safetyLogs(client, env);
const view = { client, table: env.VIEW_TABLE };

/** How many of a kind a scheduled run deals with; the rest wait for the next one. */
const perRun = 500;

/**
 * Notes all that is due: hazards that were not put right in time, inspections that were not made, accidents whose report did not
 * reach the next level. Each decides by itself, so that a late or repeated scheduled run is harmless.
 */
export const handler = scheduledHandler(async (now, { logger, count }) => {
  const command = { type: 'NoteDue', at: now, now } as const;
  const provenance = { by: serviceActor('hazard'), now };
  // Accidents first: theirs are the shortest limits.
  const kinds = {
    accidents: (id: string) => accidents.execute(accidentStream(id), command, provenance),
    hazards: (id: string) => hazards.execute(hazardStream(id), command, provenance),
    inspections: (id: string) => inspections.execute(inspectionStream(id), command, provenance),
  };

  let failures = 0;
  for (const [kind, note] of Object.entries(kinds) as [DueKind, (typeof kinds)[DueKind]][]) {
    const due = dueBy(view, city, kind, now);
    const isNoted = async (id: string) => (await note(id)).outcome === 'appended';
    const { noted, failed } = await noteEach(due, isNoted, perRun);
    for (const { item, error } of failed)
      logger.error('not noted', { kind, id: item, error: error as Error });
    count('DeadlinesPassed', noted);
    logger.info('deadlines checked', { kind, noted, failed: failed.length });
    failures += failed.length;
  }
  if (failures) throw new Error(`${failures} were not noted`);
});

import type { City } from '@maplebridge/directory';
import { noteEach, type scheduledHandler, serviceActor } from '@maplebridge/lambda';
import { accidentStream } from '../accident/stream.ts';
import type { SafetyLogs } from '../deps.ts';
import { hazardStream } from '../hazard/stream.ts';
import { inspectionStream } from '../inspection/stream.ts';
import { type DueKind, dueBy } from '../read-model/due.ts';
import type { View } from '../read-model/view.ts';

export interface DueCommandsDeps extends Pick<SafetyLogs, DueKind> {
  readonly view: View;
  readonly city: Pick<City, 'stations'>;
}

/** How many aggregates of a kind one scheduled run handles; the rest wait for the next run. */
const perRun = 500;

/**
 * Sends `NoteDue` to every aggregate with a passed deadline: hazards not rectified in time, inspections not made, accident reports
 * that did not reach the next level. The aggregate decides, so that a late or repeated run changes nothing.
 */
export function runDueCommands({
  accidents,
  hazards,
  inspections,
  view,
  city,
}: DueCommandsDeps): Parameters<typeof scheduledHandler>[0] {
  return async (now, { logger, count }) => {
    const command = { type: 'NoteDue', at: now, now } as const;
    const context = { by: serviceActor('hazard'), now };
    // Accidents first: they have the shortest time limits.
    const kinds = {
      accidents: (id: string) => accidents.execute(accidentStream(id), command, context),
      hazards: (id: string) => hazards.execute(hazardStream(id), command, context),
      inspections: (id: string) => inspections.execute(inspectionStream(id), command, context),
    };

    let failures = 0;
    for (const [kind, note] of Object.entries(kinds) as [DueKind, (typeof kinds)[DueKind]][]) {
      const isNoted = async (id: string) => (await note(id)).outcome === 'appended';
      const { noted, failed } = await noteEach(dueBy(view, city, kind, now), isNoted, perRun);
      for (const { item, error } of failed)
        logger.error('not noted', { kind, id: item, error: error as Error });
      count('DeadlinesPassed', noted);
      logger.info('deadlines checked', { kind, noted, failed: failed.length });
      failures += failed.length;
    }
    if (failures) throw new Error(`${failures} were not noted`);
  };
}

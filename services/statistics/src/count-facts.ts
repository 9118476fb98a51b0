import { parseEventId } from '@maplebridge/contracts';
import { localDate } from '@maplebridge/directory';
import { type Consumer, consumes } from '@maplebridge/lambda';
import type { Count } from './store.ts';
import { counted, type Subject } from './subject.ts';

/** Counts the facts of a subject at the station where they happened, on the day that each of them names. */
export const factCounters = (subject: Subject, count: Count, timeZone: string): Consumer[] =>
  Object.entries(subject.additions).map(([type, addition]) =>
    consumes(subject.events, type, async ({ id, area, time, data }) => {
      const { at = time, counts } = addition(data as never);
      const { stream, version } = parseEventId(id);
      const outcome = await count(
        {
          subject: subject.name,
          stream,
          version,
          type,
          at: time,
          area,
          day: localDate(at, timeZone),
          counts: counted(subject, counts),
        },
        new Date().toISOString(),
      );
      return outcome === 'counted' ? 'handled' : { ignored: 'counted already' };
    }),
  );

import { parseEventId } from '@maplebridge/contracts';
import { caseEvents } from '@maplebridge/contracts/mediation';
import { localDate } from '@maplebridge/directory';
import { type Consumer, consumes } from '@maplebridge/lambda';
import { contribution } from './mediation/contribution.ts';
import type { Count } from './store.ts';

/** Counts what opens, closes and reopens a case, at the day and station where it happened. */
export function caseCounters(count: Count, timeZone: string): Consumer[] {
  const counting = <F extends 'opened' | 'closed' | 'reopened'>(type: F) =>
    consumes(caseEvents, type, async (event) => {
      const counts = contribution({ type, data: event.data } as Parameters<typeof contribution>[0]);
      const { stream, version } = parseEventId(event.id);
      const { time: at, area } = event;
      const fact = { stream, version, type, at, area, day: localDate(at, timeZone), counts };
      const outcome = await count(fact, new Date().toISOString());
      return outcome === 'counted' ? 'handled' : { ignored: 'counted already' };
    });
  return [counting('opened'), counting('closed'), counting('reopened')];
}

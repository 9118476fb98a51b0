import { boundsOf, type ObservationEvent } from '@maplebridge/contracts/statistics';
import { type Rejection, reject } from '@maplebridge/event-log';
import type { ObservationCommand } from './commands.ts';
import type { ObservationState, Version } from './state.ts';

type Decision = readonly ObservationEvent[] | Rejection;

/** The period must have ended, and the source must exist already. Repeating the newest version is a no-op. */
export function decide({ data, today, at }: ObservationCommand, state: ObservationState): Decision {
  const { to } = boundsOf(data.period);
  if (to >= today) return reject('time-in-future', `it ends with ${to}`, '/period');
  if (data.source.date > today) return reject('time-in-future', undefined, '/source/date');
  return isSame(data, state?.versions.at(-1)) ? [] : [{ type: 'recorded', at, data }];
}

function isSame(data: ObservationEvent['data'], last: Version | undefined): boolean {
  if (!last || data.count !== last.count || data.change !== last.change) return false;
  const [a, b] = [data.source, last.source];
  return (
    a.kind === b.kind && a.number === b.number && a.date === b.date && data.department === last.department
  );
}

import type { Listed } from '@maplebridge/event-log';
import { nextDueAt } from '../accident/decide.ts';
import type { Accident } from '../accident/state.ts';
import { accidentStream } from '../accident/stream.ts';
import type { SafetyPolicy } from '../domain/safety-policy.ts';
import { dueList } from './due.ts';
import { keyAt } from './view.ts';

/** The read-model row of an accident, for the scheduler and the counters of its park. */
export function listedAccident(
  { spans }: SafetyPolicy,
  id: string,
  state: Accident,
  version: number,
): Listed[] {
  const { area, park, enterprise, kind, occurredAt } = state;
  const dueAt = nextDueAt(state);
  const month = spans.dateOf(occurredAt).slice(0, 7);
  return [
    {
      id: accidentStream(id),
      version,
      item: { id, enterprise, area, park, kind, occurredAt },
      lists: dueAt ? { [dueList('accidents', area.station)]: keyAt(dueAt) } : {},
      counts: park ? { [`park-${park}/${month}`]: { accidents: 1 } } : {},
    },
  ];
}

import { type CloudEvent, parseEventId } from '@maplebridge/contracts';
import type { HeardFact } from '../store/heard-fact.ts';
import { countedTypes, incrementsOf } from './catalogue.ts';
import type { Increment } from './increment.ts';

/** By which rules events count: which types do, and what each event of them adds. */
export interface Rules {
  readonly types: readonly string[];
  /** Throws for an event that misses its schema. */
  readonly incrementsOf: (event: CloudEvent) => readonly Increment[];
}

/** An event as a fact that counts. */
export const factOf = ({ incrementsOf }: Rules, event: CloudEvent): HeardFact => ({
  ...parseEventId(event.id),
  type: event.type,
  at: event.time,
  // What adds nothing leaves no trace in a rollup.
  increments: incrementsOf(event).filter(({ counts }) => Object.values(counts).some((n) => n !== 0)),
});

/** The rules that hold now, in a city's time zone. */
export const rulesIn = (timeZone: string): Rules => ({
  types: countedTypes,
  incrementsOf: (event) => incrementsOf(event, timeZone),
});

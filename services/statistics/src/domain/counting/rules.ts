import { type CloudEvent, parseEventId } from '@maplebridge/contracts';
import { countedTypes, incrementsOf } from './catalogue.ts';
import type { CountableEvent } from './countable-event.ts';
import type { Increment } from './increment.ts';

/** Which event types are counted, and what each event adds. */
export interface Rules {
  readonly types: readonly string[];
  /** Throws if the event does not match its schema. */
  readonly incrementsOf: (event: CloudEvent) => readonly Increment[];
}

export const toCountable = ({ incrementsOf }: Rules, event: CloudEvent): CountableEvent => ({
  ...parseEventId(event.id),
  type: event.type,
  at: event.time,
  // An increment of zero would not change any rollup.
  increments: incrementsOf(event).filter(({ counts }) => Object.values(counts).some((n) => n !== 0)),
});

/** The current rules, in a city's time zone. */
export const rulesIn = (timeZone: string): Rules => ({
  types: countedTypes,
  incrementsOf: (event) => incrementsOf(event, timeZone),
});

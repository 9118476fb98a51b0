import { type CloudEvent, parseEventId } from '@maplebridge/contracts';
import type { HeardFact } from '../store/heard-fact.ts';
import { countedTypes, talliesOf } from './catalogue.ts';
import type { Tally } from './tally.ts';

/** By which rules events count: which types do, and what each event of them adds. */
export interface Rules {
  readonly types: readonly string[];
  /** Throws for an event that misses its schema. */
  readonly talliesOf: (event: CloudEvent) => readonly Tally[];
}

/** An event as a fact that counts. */
export const factOf = ({ talliesOf }: Rules, event: CloudEvent): HeardFact => ({
  ...parseEventId(event.id),
  type: event.type,
  at: event.time,
  // What adds nothing leaves no trace in a leaf.
  tallies: talliesOf(event).filter(({ counts }) => Object.values(counts).some((n) => n !== 0)),
});

/** The rules that hold now, in a city's time zone. */
export const rulesIn = (timeZone: string): Rules => ({
  types: countedTypes,
  talliesOf: (event) => talliesOf(event, timeZone),
});

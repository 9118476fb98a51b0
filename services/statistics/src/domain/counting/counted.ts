import type { EventCatalogue, EventOf } from '@maplebridge/contracts';
import { type Counter, type counters, type Span, spans } from '@maplebridge/contracts/statistics';

/** Adds 1 to, or takes 1 from, each of these names of a rollup, on the day of an instant (RFC 3339). */
export interface Counted {
  readonly at: string;
  readonly n: 1 | -1;
  readonly names: readonly string[];
  /** Only the officers of the station may know of it: it is counted in the restricted rollup. */
  readonly restricted?: true;
}

/** What each event type of a catalogue adds to rollups; `null` if it is not counted. */
export type Counting<C extends EventCatalogue> = {
  readonly [F in keyof C['facts'] & string]: Rule<Extract<EventOf<C>, { type: F }>> | null;
};
type Rule<E extends { readonly at: string; readonly data: unknown }> = (
  fact: Pick<E, 'at' | 'data'>,
) => readonly Counted[];

export const counted = (at: string, ...names: readonly string[][]): Counted => ({
  at,
  n: 1,
  names: names.flat(),
});

/** Takes back what was counted at an instant. */
export const takenBack = (at: string, ...names: readonly string[][]): Counted => ({
  at,
  n: -1,
  names: names.flat(),
});

type Dimensions<C extends Counter> = (typeof counters)[C];
type By<C extends Counter> = Readonly<Record<Dimensions<C>[number], string>>;

/** The names of a counter: the counter itself, and one for each of its dimensions with its value. */
export const counter = <C extends Counter>(
  name: C,
  ...[by]: Dimensions<C> extends readonly [] ? [] : [By<C>]
): string[] => [
  name,
  ...Object.entries<string>(by ?? {}).map(([dimension, value]) => `${name}/${dimension}=${value}`),
];

/** The names if the condition holds, otherwise none. */
export const onlyIf = (condition: boolean | undefined, ...names: readonly string[][]): string[] =>
  condition ? names.flat() : [];

const unitMs = { hours: 3_600_000, days: 86_400_000 } as const;

/** The histogram bin of a duration: whole units rounded up, `beyond` above the largest bin. */
export function took(span: Span, from: string, to: string): string[] {
  const { unit, most } = spans[span];
  const units = Math.max(1, Math.ceil((Date.parse(to) - Date.parse(from)) / unitMs[unit]));
  return [`${span}/${units > most ? 'beyond' : units}`];
}

import type { EventCatalogue, EventOf } from '@maplebridge/contracts';
import { type Counter, type counters, type Span, spans } from '@maplebridge/contracts/statistics';

/** What happened at an instant, RFC 3339, and is counted (1) or taken back (−1) under each of these names of a rollup. */
export interface Counted {
  readonly at: string;
  readonly n: 1 | -1;
  readonly names: readonly string[];
  /** That it happened is known to the officers of the station alone: it is counted in a rollup of their own. */
  readonly restricted?: true;
}

/** What each fact of a catalogue adds to leaves; `null` where it counts for nothing. */
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

/** What was counted at an instant, and is corrected. */
export const takenBack = (at: string, ...names: readonly string[][]): Counted => ({
  at,
  n: -1,
  names: names.flat(),
});

type Dimensions<C extends Counter> = (typeof counters)[C];
type By<C extends Counter> = Readonly<Record<Dimensions<C>[number], string>>;

/** The names of a counter: its own, and one for the value of each of its dimensions. */
export const counter = <C extends Counter>(
  name: C,
  ...[by]: Dimensions<C> extends readonly [] ? [] : [By<C>]
): string[] => [
  name,
  ...Object.entries<string>(by ?? {}).map(([dimension, value]) => `${name}/${dimension}=${value}`),
];

/** The same, of what is so; nothing of what is not. */
export const onlyIf = (it: boolean | undefined, ...names: readonly string[][]): string[] =>
  it ? names.flat() : [];

const unitMs = { hours: 3_600_000, days: 86_400_000 } as const;

/** The bin of a span from one instant to another: whole units rounded up, `beyond` above the most there are bins for. */
export function took(span: Span, from: string, to: string): string[] {
  const { unit, most } = spans[span];
  const units = Math.max(1, Math.ceil((Date.parse(to) - Date.parse(from)) / unitMs[unit]));
  return [`${span}/${units > most ? 'beyond' : units}`];
}

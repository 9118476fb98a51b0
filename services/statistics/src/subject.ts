import type { EventCatalogue, EventOf } from '@maplebridge/contracts';

/** How often each thing happened. */
export type Counts<K extends string> = Readonly<Record<K, number>>;

/** What one event adds, on the day of an instant: that of the event itself unless told. */
export interface Addition<K extends string> {
  readonly counts: Partial<Counts<K>>;
  readonly at?: string;
}

type DataOf<C extends EventCatalogue, F extends string> = Extract<EventOf<C>, { type: F }>['data'];

/** What each fact that counts adds; the others of its catalogue count for nothing. */
export type Additions<C extends EventCatalogue, K extends string> = {
  readonly [F in keyof C['facts'] & string]?: (data: DataOf<C, F>) => Addition<K>;
};

/** Something that is counted. All that is shown of it is made of sums of its counters. */
export interface Subject<K extends string = string> {
  /** Its leaves lie under this name. */
  readonly name: string;
  readonly counters: readonly K[];
  readonly events: EventCatalogue;
  readonly additions: Readonly<Record<string, (data: never) => Addition<K>>>;
}

type Counting<K extends string> = Pick<Subject<K>, 'counters'>;

const each = <K extends string>({ counters }: Counting<K>, of: (counter: K) => number): Counts<K> =>
  Object.fromEntries(counters.map((counter) => [counter, of(counter)])) as Counts<K>;

/** Every counter, those that are not told at zero. */
export const counted = <K extends string>(subject: Counting<K>, some: Partial<Counts<K>> = {}): Counts<K> =>
  each(subject, (counter) => some[counter] ?? 0);

export const sum = <K extends string>(subject: Counting<K>, a: Counts<K>, b: Counts<K>): Counts<K> =>
  each(subject, (counter) => a[counter] + b[counter]);

const families: Readonly<Record<string, string>> = { mediation: 'cases', hazards: 'hazards' };

/** How a counter of a subject is named in leaves. */
export const counterOf = (subject: string, counter: string): string => `${families[subject]}.${counter}`;

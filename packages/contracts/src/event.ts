import type * as z from 'zod';

/** What an event's data must be, in one version. A changed meaning is a new version, never a changed schema. */
export interface EventContract<D extends z.ZodType = z.ZodType> {
  readonly version: number;
  readonly data: D;
  readonly summary: { readonly en: string; readonly zh: string };
  /** The departments this fact concerns by name; they may filter on it. */
  readonly departments?: (data: z.output<D>) => readonly string[];
}

export const event = <D extends z.ZodType>(contract: EventContract<D>): EventContract<D> => contract;

/** All events of one aggregate, by fact. */
export interface EventCatalogue<E extends Record<string, EventContract> = Record<string, EventContract>> {
  readonly service: string;
  readonly aggregate: string;
  readonly facts: E;
}

export const catalogue = <
  const S extends string,
  const A extends string,
  E extends Record<string, EventContract>,
>(
  service: S,
  aggregate: A,
  facts: E,
) => ({ service, aggregate, facts });

/** The aggregate's events as a union that `switch (event.type)` narrows. `at`: when it happened, RFC 3339. */
export type EventOf<C extends EventCatalogue> = {
  [F in keyof C['facts'] & string]: {
    readonly type: F;
    readonly at: string;
    readonly data: z.output<C['facts'][F]['data']>;
  };
}[keyof C['facts'] & string];

/** `maplebridge.<service>.<aggregate>.<fact>.v<version>` */
export function typeName(service: string, aggregate: string, fact: string, version: number): string {
  return `maplebridge.${service}.${aggregate}.${fact}.v${version}`;
}

/** The full type of one fact of a catalogue. */
export function eventType<C extends EventCatalogue>(of: C, fact: keyof C['facts'] & string): string {
  return typeName(of.service, of.aggregate, fact, (of.facts[fact] as EventContract).version);
}

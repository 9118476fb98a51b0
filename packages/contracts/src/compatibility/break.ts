/** One thing by which a document would break those who rely on the one before. */
export interface Break {
  /** Where in the document: `POST /cases/{id}/transfers › body › authority`. */
  readonly where: string;
  /** What is different, in words. */
  readonly what: string;
}

/** A place in a document. */
export type Place = readonly string[];

export const at = (place: Place, what: string): Break => ({ where: place.join(' › '), what });

/** A part of a JSON document. */
export type Json = { readonly [key: string]: unknown };

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const objectOf = (value: unknown): Json => (isObject(value) ? value : {});
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
export const textsOf = (value: unknown): readonly string[] => listOf(value).map(String);

export const without = <T>(all: readonly T[], known: readonly T[]): T[] =>
  all.filter((it) => !known.includes(it));

/** Breaks that are found on two ways are told once. */
export const distinctBreaks = (breaks: readonly Break[]): Break[] => [
  ...new Map(breaks.map((it) => [`${it.where} ${it.what}`, it])).values(),
];

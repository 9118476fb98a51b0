import type { components, paths } from './api.generated.ts';

/** A shape of the document by its name: `Schema<'Case'>`. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

type Verb = 'get' | 'post';
type Json = 'application/json';

/** What can be read. */
export type GetPath = {
  [P in keyof paths]: paths[P]['get'] extends { responses: object } ? P : never;
}[keyof paths];

/** What can be done. Forms of Open311 are left to clients of that standard. */
export type PostPath = {
  [P in keyof paths]: paths[P]['post'] extends { requestBody: { content: Record<Json, unknown> } }
    ? P
    : never;
}[keyof paths];

type OptionalNames<T> = { [K in keyof T]-?: Record<never, never> extends Pick<T, K> ? K : never }[keyof T];

/** What may be left out may also be undefined, so that callers need not take it away first. */
type Lenient<T> = { [K in Exclude<keyof T, OptionalNames<T>>]: T[K] } & {
  [K in OptionalNames<T>]?: T[K] | undefined;
};

type Part<Operation, Where extends 'path' | 'query'> = Operation extends {
  parameters: { [W in Where]?: infer T };
}
  ? [NonNullable<T>] extends [never]
    ? unknown
    : Lenient<NonNullable<T>>
  : unknown;

/** What a call is about: the names in its path and those of its query, side by side. */
export type Params<P extends keyof paths, V extends Verb = 'get'> = Part<paths[P][V], 'path'> &
  Part<paths[P][V], 'query'>;

/** What is said in a call. */
export type Body<P extends PostPath> = paths[P]['post'] extends {
  requestBody: { content: { [J in Json]: infer B } };
}
  ? B
  : never;

type Content<Operation> = Operation extends { responses: infer R }
  ? R extends { 200: { content: infer C } }
    ? C
    : R extends { 201: { content: infer C } }
      ? C
      : never
  : never;

/** What comes back: of a route with JSON its shape, of pages and documents their text. */
export type Answer<P extends keyof paths, V extends Verb = 'get'> =
  Content<paths[P][V]> extends { [J in Json]: infer T }
    ? Content<paths[P][V]> extends { 'text/xml': unknown }
      ? T | string
      : T
    : string;

/** What also comes as a table, by `format`. */
export type TablePath = {
  [P in GetPath]: Content<paths[P]['get']> extends { 'text/csv': unknown } ? P : never;
}[GetPath];

/** The call of a table in one format. */
export type AsTable<P extends TablePath, Format> = Omit<Params<P>, 'format'> & { readonly format: Format };

/** The call of an answer in JSON. */
export type AsJson<P extends GetPath> = P extends TablePath
  ? Omit<Params<P>, 'format'> & { readonly format?: 'json' | undefined }
  : Params<P>;

/** What comes in pages. */
export type PagedPath = {
  [P in GetPath]: Params<P> extends { cursor?: string | undefined }
    ? 'cursor' extends keyof Params<P>
      ? P
      : never
    : never;
}[GetPath];

/** What comes in pages of like items. */
export type ListPath = {
  [P in PagedPath]: Answer<P> extends { items: readonly unknown[] } ? P : never;
}[PagedPath];

export type Item<P extends ListPath> = Answer<P> extends { items: readonly (infer T)[] } ? T : never;

export interface ReadOptions {
  /** Ends the call, also while it waits to try again. */
  readonly signal?: AbortSignal | undefined;
  /** An answer from before: it comes back itself, if it still holds (`If-None-Match`). */
  readonly kept?: object | undefined;
}

export interface WriteOptions {
  /** Ends the call, also while it waits to try again. */
  readonly signal?: AbortSignal | undefined;
  /** The `Idempotency-Key`, of a call that may be made again after this process has ended. A new one unless told. */
  readonly key?: string | undefined;
  /** Refuses the call with `version-stale` if what it is about has changed since: the `versionOf` an answer. */
  readonly ifMatch?: string | undefined;
}

/** The arguments after a path: none must be given where the route needs nothing. */
export type Given<P, Options> = [keyof P] extends [never]
  ? [params?: Record<string, never>, options?: Options]
  : Record<never, never> extends P
    ? [params?: P, options?: Options]
    : [params: P, options?: Options];

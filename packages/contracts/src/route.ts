import type * as z from 'zod';
import type { LimitName } from './limits.ts';
import type { ProblemCode } from './problem.ts';
import type { RemitKind } from './remit.ts';
import type { Role } from './roles.ts';
import type { Scope } from './scope.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** `anyone` needs no token at all; `signed-in` any role. */
export type Access = readonly Role[] | 'anyone';

/** An answer as a table, by the `format` that asks for it. */
export const tableTypes = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
export type TableType = (typeof tableTypes)[keyof typeof tableTypes];

export type MediaType =
  | 'application/json'
  | 'text/html'
  | 'text/javascript'
  | 'text/markdown'
  | 'text/xml'
  | TableType;

/** How a route refuses whose callers keep to a standard that knows no problems (RFC 9457). */
export interface ProblemForm {
  readonly body: z.ZodType;
  readonly statusOf: (code: ProblemCode) => number;
}

type Shape = z.ZodObject;

/** How many requests one caller may make in a minute or an hour. */
export interface PerCaller {
  readonly most: number;
  readonly per: 'minute' | 'hour';
  /** How many of them staff may make; any number unless told, so that a limit never blocks their duties. */
  readonly staff?: number;
}

/** For reads of many items or rows: more than a person looks at, far fewer than a program could ask for. Staff work with them all day. */
export const costlyRead = { most: 120, staff: 1200, per: 'minute' } as const satisfies PerCaller;

/**
 * One HTTP route, said once: API Gateway routes, handler types, request checks, OpenAPI and the client come from it.
 */
export interface RouteDefinition {
  readonly operationId: string;
  readonly method: Method;
  /** With `{name}` for path parameters, as API Gateway writes them. */
  readonly path: `/${string}`;
  readonly summary: { readonly en: string; readonly zh: string };
  readonly roles: Access;
  /** Of what the roles may do it, apart from the role itself: the check that the service makes. */
  readonly scope: Scope;
  /** Of what departments may do it, besides their area. Needed where the scope is an area and departments may call. */
  readonly remit?: RemitKind;
  /**
   * Whoever knows a public code can compute the id. What lies outside the caller's area is then answered as what does not exist,
   * so that nobody learns by trying whether it does.
   */
  readonly computableId?: true;
  readonly params?: Shape;
  readonly query?: Shape;
  readonly body?: z.ZodType;
  /** The body of a success by its status. */
  readonly answers: Readonly<Record<number, z.ZodType>>;
  readonly rejections: readonly ProblemCode[];
  /** The limits that it meets (`limits.json`): beyond them it answers 409 `limit-reached`. */
  readonly limited?: readonly LimitName[];
  /** The media type of the body; JSON unless told. Of a form, `a[b]` is the field b of a, and a name told twice or ending in `[]` a list. */
  readonly consumes?: 'application/x-www-form-urlencoded';
  /** The media types of a success; JSON unless told. */
  readonly produces?: readonly MediaType[];
  /**
   * Who may keep a success and ask by its `ETag` whether it still holds (`If-None-Match`, 304). Nobody unless told; `for-good`:
   * anyone, without asking again.
   */
  readonly kept?: 'by-caller' | 'by-anyone' | 'for-good';
  /** Problems in JSON unless told; else in the media types of a success. */
  readonly refusals?: ProblemForm;
  /** For callers that know no `Idempotency-Key`: the handler tells a repeated request by what it says. */
  readonly repetition?: 'by-content';
  /** Largest body in bytes; 64 KiB unless told. */
  readonly maxBodyBytes?: number;
  readonly throttle?: {
    /** Requests a second that API Gateway lets through, and how many at once; the stage's default unless told. */
    readonly rate?: number;
    readonly burst?: number;
    /** Counted by the service: API Gateway's HTTP APIs know no callers. */
    readonly perCaller?: PerCaller;
  };
}

export const route = <const R extends RouteDefinition>(definition: R): R => definition;

export const producedBy = (it: Pick<RouteDefinition, 'produces'>): readonly MediaType[] =>
  it.produces ?? ['application/json'];

/** Whether a media type is that of a table rather than of the answer itself. */
export const isTable = (type: MediaType): type is TableType =>
  (Object.values(tableTypes) as MediaType[]).includes(type);

/** Whether a request must bring an `Idempotency-Key`. */
export const needsKey = (it: Pick<RouteDefinition, 'method' | 'repetition'>): boolean =>
  it.method === 'POST' && it.repetition === undefined;

export const defaultMaxBodyBytes = 64 * 1024;

/** Fields a form may have, a repeated name counted each time. The widest form of GeoReport has 14 and a few attributes. */
export const maxFormFields = 256;

/** How deep arrays and objects of a JSON body may nest: readers that call themselves must not exhaust the stack. No schema goes deeper than ten. */
export const maxJsonDepth = 128;

/** API Gateway's name of a route, by which a handler is found: `POST /cases/{id}/transfers`. */
export const routeKey = (it: Pick<RouteDefinition, 'method' | 'path'>): string => `${it.method} ${it.path}`;

type Inferred<T> = T extends z.ZodType ? z.output<T> : undefined;
export type ParamsOf<R extends RouteDefinition> = Inferred<R['params']>;
export type QueryOf<R extends RouteDefinition> = Inferred<R['query']>;
export type BodyOf<R extends RouteDefinition> = Inferred<R['body']>;
export type AnswerOf<R extends RouteDefinition> = {
  [S in keyof R['answers']]: Inferred<R['answers'][S]>;
}[keyof R['answers']];

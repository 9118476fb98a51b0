import {
  type FieldError,
  isTable,
  type Language,
  limits,
  limitText,
  type MediaType,
  type Problem,
  type ProblemCode,
  problem,
  type RouteDefinition,
  type TableType,
} from '@maplebridge/contracts';
import type { CommandResult, Rejection } from '@maplebridge/event-log';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { takes, unpacked } from './coding.ts';

/** A success. `version` becomes the `ETag`. `location` stands in a header, which others may log: no secret goes into it. */
export interface Reply<B = unknown> {
  readonly status: number;
  readonly body: B;
  readonly version?: number | undefined;
  readonly location?: string | undefined;
  /** The body is text or bytes of this type already; JSON is made of it unless told. */
  readonly type?: MediaType;
  /** The body is bytes packed so; it is unpacked for a caller that does not take them. */
  readonly coding?: 'gzip';
  /** What a page may load and run (CSP); nothing unless told. */
  readonly policy?: string;
  /** Of a route whose answers are kept: another one whenever the answer says something else. It becomes a weak `ETag`. */
  readonly tag?: string;
  /** Under which name the body is saved; ASCII. */
  readonly filename?: string;
}

/** A refusal: what an aggregate rejects and what the edge refuses have one shape. */
export interface ProblemReply extends Rejection {
  readonly errors?: FieldError[] | undefined;
  /** When it is worth trying again. */
  readonly retryAfterSeconds?: number | undefined;
}

export const ok = <B>(body: B, version?: number): Reply<B> => ({ status: 200, body, version });
/** A page to be looked at or printed; it may run no script and load nothing. */
export const html = (body: string): Reply<string> => ({ status: 200, body, type: 'text/html' });
/** An answer as a table to be saved, which stands for its body. */
export const table = (type: TableType, body: string | Uint8Array, filename: string): Reply<never> => ({
  status: 200,
  body: body as never,
  type,
  filename,
});
/** What was packed when it was bundled, which stands for its body. */
export const packed = (type: MediaType, body: Uint8Array, tag: string, policy?: string): Reply<never> => ({
  status: 200,
  body: body as never,
  type,
  coding: 'gzip',
  tag,
  ...(policy && { policy }),
});
/** A text in Markdown. */
export const markdown = (body: string): Reply<string> => ({ status: 200, body, type: 'text/markdown' });
export const created = <B>(body: B, version: number, location?: string): Reply<B> => ({
  status: 201,
  body,
  version,
  location,
});
export const refuse = (rejected: ProblemCode, detail?: string): ProblemReply => ({ rejected, detail });

/** The answer to a command: what `success` makes of the new state, or the refusal that fits. */
export function answer<State, R extends Reply | Promise<Reply>>(
  result: CommandResult<State>,
  success: (state: State, version: number) => R,
): R | ProblemReply {
  switch (result.outcome) {
    case 'appended':
    case 'unchanged':
    case 'replayed':
      return success(result.state, result.version);
    case 'rejected':
      return result.rejection;
    case 'missing':
      return refuse('not-found');
    case 'stale':
      return refuse('version-stale');
    case 'key-reused':
      return refuse('idempotency-key-reused');
    case 'full':
      return refuse('at-capacity');
    case 'contended':
      return refuse('conflict');
  }
}

const always = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

/** Of a page that says no more of itself. */
const strictest = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

type Kept = RouteDefinition['kept'];

/** Whoever may keep an answer asks each time whether it still holds; what is the same for all holds for an hour unasked. */
const keeping = {
  'by-caller': { 'cache-control': 'private, no-cache', vary: 'authorization, accept-language' },
  'by-anyone': { 'cache-control': 'public, max-age=3600', vary: 'accept-language' },
  'for-good': { 'cache-control': 'public, max-age=31536000, immutable', vary: 'accept-language' },
} as const satisfies Record<NonNullable<Kept>, object>;

/** What a caller asks of how an answer is sent. */
export interface Wanted {
  readonly kept?: Kept;
  readonly acceptEncoding?: string | undefined;
}

export function replyResponse(
  reply: Reply,
  { kept, acceptEncoding }: Wanted = {},
): APIGatewayProxyStructuredResultV2 {
  const { status, version, location, type, coding, policy = strictest, tag, filename } = reply;
  const sentPacked = coding && takes(coding, acceptEncoding);
  const body = coding && !sentPacked ? unpacked(reply.body as Uint8Array) : reply.body;
  const { vary, ...keep } = kept ? keeping[kept] : {};
  return {
    statusCode: status,
    headers: {
      ...always,
      ...keep,
      ...((vary || coding) && { vary: [vary, coding && 'accept-encoding'].filter(Boolean).join(', ') }),
      'content-type': contentType(type ?? 'application/json'),
      ...(sentPacked && { 'content-encoding': coding }),
      ...(type === 'text/html' && { 'content-security-policy': policy }),
      ...(version !== undefined && { etag: `"${version}"` }),
      ...(tag !== undefined && { etag: `W/"${tag}"` }),
      ...(location && { location }),
      ...(filename && { 'content-disposition': `attachment; filename="${filename}"` }),
    },
    ...contentOf(body, type),
  };
}

/** Bytes know no charset. */
const contentType = (type: MediaType): string =>
  isTable(type) && !type.startsWith('text/') ? type : `${type}; charset=utf-8`;

/** Bytes come in base 64, which API Gateway turns back. */
function contentOf(body: unknown, type: Reply['type']) {
  if (body instanceof Uint8Array)
    return { body: Buffer.from(body).toString('base64'), isBase64Encoded: true };
  return { body: type ? String(body) : JSON.stringify(body) };
}

/**
 * What is sent when the caller has it already: nothing but the headers by which it is kept (RFC 9110, 15.4.5). Tags are compared
 * weakly (13.1.2); a header that is no list of tags matches none of them.
 */
export function unlessKept(
  response: APIGatewayProxyStructuredResultV2,
  ifNoneMatch: string | undefined,
): APIGatewayProxyStructuredResultV2 {
  const { etag, ...headers } = response.headers ?? {};
  if (ifNoneMatch === undefined || etag === undefined) return response;
  const opaque = (it: string) => it.trim().replace(/^W\//, '');
  const has =
    ifNoneMatch.trim() === '*' ||
    ifNoneMatch
      .split(',')
      .map(opaque)
      .includes(opaque(String(etag)));
  if (!has) return response;
  const {
    'content-type': _type,
    'content-encoding': _coding,
    'content-disposition': _name,
    ...kept
  } = headers;
  return { statusCode: 304, headers: { ...kept, etag } };
}

/** What a refusal is said with: to whom, about which path. */
export interface Refused {
  readonly language: Language;
  readonly correlationId: string;
  readonly path: string;
}

/** How a function says its refusals. */
export type ProblemFormat = (refusal: ProblemReply, refused: Refused) => APIGatewayProxyStructuredResultV2;

/** A refusal as it is told: RFC 9457, in the caller's language, under the id of the request. */
export function problemOf(
  { rejected, field, errors, limit, ...rest }: ProblemReply,
  language: Language,
  correlationId: string,
): Problem {
  const detail = limit ? limitText(limit, language) : rest.detail;
  const fields = errors ?? (field ? [{ pointer: `/body${field}`, detail: detail ?? rejected }] : undefined);
  return problem(rejected, language, {
    instance: correlationId,
    ...(detail && { detail }),
    ...(limit && { limit: { name: limit, most: limits[limit].most } }),
    ...(fields && { errors: fields }),
  });
}

/** A problem (RFC 9457). */
export function problemResponse(
  refusal: ProblemReply,
  { language, correlationId }: Omit<Refused, 'path'>,
): APIGatewayProxyStructuredResultV2 {
  const body = problemOf(refusal, language, correlationId);
  return {
    statusCode: body.status,
    headers: {
      ...always,
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': language,
    },
    body: JSON.stringify(body),
  };
}

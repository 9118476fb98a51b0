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

/** A success. `version` becomes the `ETag`. `location` is a header, which proxies may log: put no secret into it. */
export interface Reply<B = unknown> {
  readonly status: number;
  readonly body: B;
  readonly version?: number | undefined;
  readonly location?: string | undefined;
  /** The media type of a text or binary body; by default the body is serialised as JSON. */
  readonly type?: MediaType;
  /** The content encoding of the body; decompressed for a caller that does not accept it. */
  readonly coding?: 'gzip';
  /** The page's Content-Security-Policy; by default it may load and run nothing. */
  readonly policy?: string;
  /** For a cacheable route: changes whenever the content changes. It becomes a weak `ETag`. */
  readonly tag?: string;
  /** The file name for a download; ASCII. */
  readonly filename?: string;
}

/** A rejection by an aggregate and a problem at the edge have the same shape. */
export interface ProblemReply extends Rejection {
  readonly errors?: FieldError[] | undefined;
  /** When to retry. */
  readonly retryAfterSeconds?: number | undefined;
}

export const ok = <B>(body: B, version?: number): Reply<B> => ({ status: 200, body, version });
/** An HTML page to view or print; it may run no script and load nothing. */
export const html = (body: string): Reply<string> => ({ status: 200, body, type: 'text/html' });
/** A table to download instead of the JSON body. */
export const table = (type: TableType, body: string | Uint8Array, filename: string): Reply<never> => ({
  status: 200,
  body: body as never,
  type,
  filename,
});
/** A file that was compressed at build time. */
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

/** The response to a command: `success` of the new state, or the matching problem. */
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

/** The default policy of a page. */
const strictest = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

type Kept = RouteDefinition['kept'];

/** A cached response is revalidated on every use; one that is the same for all callers may be used for an hour without. */
const keeping = {
  'by-caller': { 'cache-control': 'private, no-cache', vary: 'authorization, accept-language' },
  'by-anyone': { 'cache-control': 'public, max-age=3600', vary: 'accept-language' },
  'for-good': { 'cache-control': 'public, max-age=31536000, immutable', vary: 'accept-language' },
} as const satisfies Record<NonNullable<Kept>, object>;

/** The caller's request headers that affect how a response is sent. */
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

/** Binary bodies have no charset. */
const contentType = (type: MediaType): string =>
  isTable(type) && !type.startsWith('text/') ? type : `${type}; charset=utf-8`;

/** Binary bodies are base64; API Gateway decodes them. */
function contentOf(body: unknown, type: Reply['type']) {
  if (body instanceof Uint8Array)
    return { body: Buffer.from(body).toString('base64'), isBase64Encoded: true };
  return { body: type ? String(body) : JSON.stringify(body) };
}

/**
 * The 304 response: only the caching headers (RFC 9110, 15.4.5). Tags are compared
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

/** The context of a problem: language, path and correlation id. */
export interface Refused {
  readonly language: Language;
  readonly correlationId: string;
  readonly path: string;
}

/** How a function formats its problems. */
export type ProblemFormat = (refusal: ProblemReply, refused: Refused) => APIGatewayProxyStructuredResultV2;

/** A rejection as a response: RFC 9457, in the caller's language, with the correlation id. */
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

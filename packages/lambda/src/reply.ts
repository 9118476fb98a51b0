import {
  type FieldError,
  type Language,
  type MediaType,
  type Problem,
  type ProblemCode,
  problem,
} from '@maplebridge/contracts';
import type { Execution, Rejection } from '@maplebridge/event-log';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/** A success. `version` becomes the `ETag`. `location` stands in a header, which others may log: no secret goes into it. */
export interface Reply<B = unknown> {
  readonly status: number;
  readonly body: B;
  readonly version?: number | undefined;
  readonly location?: string | undefined;
  /** The body is text of this type already; JSON is made of it unless told. */
  readonly type?: Exclude<MediaType, 'application/json'>;
}

/** A refusal: what an aggregate rejects and what the edge refuses have one shape. */
export interface Refusal extends Rejection {
  readonly errors?: FieldError[] | undefined;
  /** When it is worth trying again. */
  readonly retryAfterSeconds?: number | undefined;
}

export const ok = <B>(body: B, version?: number): Reply<B> => ({ status: 200, body, version });
/** A page to be looked at or printed; it may run no script and load nothing. */
export const html = (body: string): Reply<string> => ({ status: 200, body, type: 'text/html' });
export const created = <B>(body: B, version: number, location?: string): Reply<B> => ({
  status: 201,
  body,
  version,
  location,
});
export const refuse = (rejected: ProblemCode, detail?: string): Refusal => ({ rejected, detail });

/** The answer to a command: what `success` makes of the new state, or the refusal that fits. */
export function answer<State, R extends Reply | Promise<Reply>>(
  execution: Execution<State>,
  success: (state: State, version: number) => R,
): R | Refusal {
  switch (execution.outcome) {
    case 'appended':
    case 'unchanged':
    case 'replayed':
      return success(execution.state, execution.version);
    case 'rejected':
      return execution.rejection;
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

const page = {
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
};

export function replyResponse(reply: Reply): APIGatewayProxyStructuredResultV2 {
  const { status, body, version, location, type } = reply;
  return {
    statusCode: status,
    headers: {
      ...always,
      'content-type': `${type ?? 'application/json'}; charset=utf-8`,
      ...(type === 'text/html' && page),
      ...(version !== undefined && { etag: `"${version}"` }),
      ...(location && { location }),
    },
    body: type ? String(body) : JSON.stringify(body),
  };
}

/** What a refusal is said with: to whom, about which path. */
export interface Refused {
  readonly language: Language;
  readonly correlationId: string;
  readonly path: string;
}

/** How a function says its refusals. */
export type Refusing = (refusal: Refusal, refused: Refused) => APIGatewayProxyStructuredResultV2;

/** A refusal as it is told: RFC 9457, in the caller's language, under the id of the request. */
export function problemOf(
  { rejected, detail, field, errors }: Refusal,
  language: Language,
  correlationId: string,
): Problem {
  const fields = errors ?? (field ? [{ pointer: `/body${field}`, detail: detail ?? rejected }] : undefined);
  return problem(rejected, language, {
    instance: correlationId,
    ...(detail && { detail }),
    ...(fields && { errors: fields }),
  });
}

/** A problem (RFC 9457). */
export function refusalResponse(
  refusal: Refusal,
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

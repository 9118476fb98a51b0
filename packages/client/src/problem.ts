import { retryAfterOf } from './retry-after.ts';
import type { Schema } from './routes.ts';

type Told = Schema<'Problem'>;

/** The stable code of a refusal, by which callers decide. */
export type ProblemCode = Told['code'];

export interface FieldError {
  /** RFC 6901, into body, query, path or header: `/body/position/lat`. */
  readonly pointer: string;
  readonly detail: string;
}

/** A call that was refused (RFC 9457), by a service or by the gateway before it. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly code: ProblemCode;
  /** In the language asked for. */
  readonly title: string;
  readonly detail: string | undefined;
  /** Of `limit-reached`: which limit, and how many it allows. */
  readonly limit: { readonly name: string; readonly most: number } | undefined;
  /** Each field that is not valid. */
  readonly errors: readonly FieldError[];
  /** Seconds until it makes sense to try again. */
  readonly retryAfter: number | undefined;
  /** To name when asking the operators; their logs know it. */
  readonly requestId: string | undefined;

  constructor(told: Omit<Told, 'type'>, headers: Headers) {
    super(sentence(told));
    this.status = told.status;
    this.code = told.code;
    this.title = told.title;
    this.detail = told.detail;
    this.limit = told.limit;
    this.errors = told.errors ?? [];
    this.retryAfter = retryAfterOf(headers);
    this.requestId = headers.get('apigw-requestid') ?? told.instance;
  }
}

function sentence({ status, code, title, detail, errors = [] }: Omit<Told, 'type'>): string {
  const fields = errors.map((it) => `${it.pointer}: ${it.detail}`).join('; ');
  return `${status} ${code}: ${detail ?? title}${fields && ` (${fields})`}`;
}

/** Whether something thrown is a refusal, by one of these codes if any are named. */
export function isProblem<Code extends ProblemCode>(
  thrown: unknown,
  ...codes: readonly Code[]
): thrown is Problem & { readonly code: Code } {
  return (
    thrown instanceof Problem && (codes.length === 0 || (codes as readonly string[]).includes(thrown.code))
  );
}

/** API Gateway refuses in words of its own, Open311 in those of its standard; these codes fit their statuses. */
const codeOfStatus: Readonly<Record<number, ProblemCode>> = {
  400: 'invalid-request',
  401: 'unauthenticated',
  403: 'role-not-allowed',
  404: 'not-found',
  413: 'payload-too-large',
  415: 'unsupported-media-type',
  429: 'throttled',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
};

const isTold = (body: unknown): body is Told => typeof body === 'object' && body !== null && 'code' in body;

/** The refusal in an answer; `body` is what it says, as JSON or text. */
export function problemOf({ status, statusText, headers }: Response, body: unknown): Problem {
  if (isTold(body)) return new Problem(body, headers);
  const code = codeOfStatus[status] ?? 'internal';
  return new Problem({ status, code, title: statusText || code }, headers);
}

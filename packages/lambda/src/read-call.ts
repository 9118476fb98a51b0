import { needsKey, type Remits, type RouteDefinition } from '@maplebridge/contracts';
import type { CommandContext } from '@maplebridge/event-log';
import type { Call, HttpEvent } from './call.ts';
import { actorOf, type Caller, type ClaimNames, callerOf } from './caller.ts';
import { isIdempotencyKey, requestMark } from './idempotency.ts';
import type { Asked } from './over-limit.ts';
import { routeBarred, withRemit } from './remit.ts';
import { type ProblemReply, refuse } from './reply.ts';
import { type Input, type Read, readIfMatch, readInput } from './request.ts';
import type { Secret } from './secret-store.ts';
import { traceparentOf } from './trace.ts';

/** What is known of a request before its path, query and body are read. */
interface Admitted {
  /** Undefined on a route that anyone may call. */
  readonly caller: Caller | undefined;
  /** The `Idempotency-Key` of a route that needs one, '' otherwise. */
  readonly key: string;
  readonly expectedVersion: number | undefined;
  /** RFC 3339. */
  readonly now: string;
}

/** Finds a caller in a service's register. */
export type Identify = (caller: Caller) => Promise<Pick<Caller, 'registeredAs'>>;

/** Sources of the caller: token claims, departments' remits and the service's register. */
interface Known {
  readonly claims: ClaimNames;
  readonly remits: Remits | undefined;
  readonly identify: Identify | undefined;
}

/** What reading a request needs. */
interface Reading {
  readonly secret: Secret | undefined;
  readonly overLimit: (asked: Asked) => Promise<ProblemReply | undefined>;
}

/**
 * Parses a request. A caller without an account is counted before path, query and body are parsed, so that the limit also bounds
 * the cost of parsing. For an account only valid requests count, since the caller is known.
 */
export async function readCall(
  route: RouteDefinition,
  event: HttpEvent,
  known: Known,
  context: Pick<Call, 'language' | 'settle' | 'origin'>,
  { overLimit, secret }: Reading,
): Promise<Read<Call>> {
  const admitted = admit(route, event, known);
  if ('refusal' in admitted) return admitted;
  const { caller, now } = admitted.value;
  const unread = caller
    ? undefined
    : await overLimit({ caller, now, request: unreadMark(admitted.value, event) });
  if (unread) return { refusal: unread };
  const input = readInput(route, event);
  if ('refusal' in input) return input;
  const { method, path } = event.requestContext.http;
  const { key } = admitted.value;
  const request =
    key && secret
      ? requestMark(await secret(), caller, key, `${method} ${path}`, input.value.body)
      : undefined;
  const call = callOf(input.value, event, { ...admitted.value, request }, context);
  const read = caller && (await overLimit({ caller, now, request: readMark(call, event) }));
  if (read) return { refusal: read };
  const registered = caller && (await known.identify?.(caller));
  return { value: registered ? { ...call, caller: { ...caller, ...registered } as Call['caller'] } : call };
}

/** Checks access to the route by token and headers alone, before anything that the request names is looked up. */
function admit(route: RouteDefinition, event: HttpEvent, { claims, remits }: Known): Read<Admitted> {
  const named = callerOf(event.requestContext.authorizer?.jwt.claims, claims);
  const caller = named && withRemit(named, remits);
  const barred = barredFrom(route, caller);
  if (barred) return { refusal: barred };
  const key = needsKey(route) ? event.headers['idempotency-key'] : '';
  if (needsKey(route) && !isIdempotencyKey(key)) {
    return {
      refusal: refuse('idempotency-key-missing', '16 to 128 visible ASCII characters; take a random UUID'),
    };
  }
  const ifMatch = readIfMatch(event.headers['if-match']);
  if ('refusal' in ifMatch) return ifMatch;
  const now = new Date().toISOString();
  return { value: { caller, key: key ?? '', expectedVersion: ifMatch.value, now } };
}

function barredFrom(route: RouteDefinition, caller: Caller | undefined): ProblemReply | undefined {
  if (route.roles === 'anyone') return undefined;
  if (!caller) return refuse('unauthenticated', 'the token needs an account, a role and an area');
  return route.roles.includes(caller.role)
    ? routeBarred(route, caller)
    : refuse('role-not-allowed', `allowed: ${route.roles.join(', ')}`);
}

function callOf(
  input: Input,
  event: HttpEvent,
  { caller, key, expectedVersion, now, request }: Admitted & Pick<CommandContext, 'request'>,
  context: Pick<Call, 'language' | 'settle' | 'origin'>,
): Call {
  const { requestId } = event.requestContext;
  return {
    ...(input as Pick<Call, 'params' | 'query' | 'body'>),
    caller: caller as Call['caller'],
    key,
    context: {
      by: actorOf(caller),
      now,
      traceparent: traceparentOf(event.headers.traceparent, requestId),
      request,
      expectedVersion,
    },
    ...context,
  };
}

/** Identifies a repeated request before parsing: the same bytes to the same path under the same key. */
const unreadMark = ({ key }: Pick<Admitted, 'key'>, { rawPath, body, requestContext }: HttpEvent) =>
  key ? `${key} ${rawPath} ${body ?? ''}` : requestContext.requestId;

/** Identifies a repeated request after parsing: by its content, whatever its formatting. */
const readMark = ({ context: { request } }: Pick<Call, 'context'>, { requestContext }: HttpEvent) =>
  request ? `${request.key} ${request.body}` : requestContext.requestId;

/** API Gateway sends the scheme; the local runtime only has http. */
export const originOf = ({ headers }: HttpEvent): string =>
  `${headers['x-forwarded-proto'] === 'https' ? 'https' : 'http'}://${headers.host}`;

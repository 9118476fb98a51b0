import {
  type AnswerOf,
  type BodyOf,
  type Language,
  needsKey,
  type ParamsOf,
  type Problem,
  type QueryOf,
  type RouteDefinition,
  routeKey,
} from '@maplebridge/contracts';
import type { Attempt } from '@maplebridge/event-log';
import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyEventV2WithJWTAuthorizer,
  APIGatewayProxyStructuredResultV2,
} from 'aws-lambda';
import { actorOf, type Caller, type ClaimNames, callerOf } from './caller.ts';
import { tellDepartmentAccess } from './department-access.ts';
import { isIdempotencyKey, requestMark } from './idempotency.ts';
import { observed } from './observability.ts';
import { overLimit } from './over-limit.ts';
import {
  problemOf,
  type Refusal,
  type Refusing,
  type Reply,
  refusalResponse,
  refuse,
  replyResponse,
  unlessKept,
} from './reply.ts';
import { type Input, languageOf, type Read, readIfMatch, readInput } from './request.ts';
import type { CallerThrottle } from './throttle-store.ts';
import { traceparentOf } from './trace.ts';

/** A checked request, as a route's handler sees it. */
export interface Call<R extends RouteDefinition = RouteDefinition> {
  readonly params: ParamsOf<R>;
  readonly query: QueryOf<R>;
  readonly body: BodyOf<R>;
  /** Someone with a role the route allows; undefined where anyone may call. */
  readonly caller: R['roles'] extends 'anyone' ? undefined : Caller;
  /** The `Idempotency-Key` of a route that needs one, '' otherwise. */
  readonly key: string;
  /** What a command takes along: author, request, time, `If-Match`. */
  readonly attempt: Attempt;
  readonly language: Language;
  /** Where the caller found the API: scheme and host. */
  readonly origin: string;
  /** Runs one of several things asked for at once, and tells how it ended as if it had been asked for alone. */
  readonly settle: Settle;
}

export type Settle = <B>(run: () => Promise<Reply<B> | Refusal>) => Promise<Settled<B>>;

/** How one of several things ended; a fault is a 500 of its own and hurts no other. */
export type Settled<B> =
  | { readonly status: number; readonly body: B }
  | { readonly status: number; readonly problem: Problem };

export interface Binding {
  readonly route: RouteDefinition;
  readonly run: (call: Call) => Promise<Reply | Refusal>;
}

/** Binds a contract's route to what answers it. */
export const on = <R extends RouteDefinition>(
  route: R,
  run: (call: Call<R>) => Promise<Reply<AnswerOf<R>> | Refusal>,
): Binding => ({ route, run: run as unknown as Binding['run'] });

/** What a handler does otherwise than most. */
export interface Handling {
  /** How refusals are told. */
  readonly refusing?: Refusing;
  /** With what callers are counted. */
  readonly throttle?: CallerThrottle;
}

type HttpEvent = APIGatewayProxyEventV2 & Partial<APIGatewayProxyEventV2WithJWTAuthorizer>;

/**
 * The handler of a service's routes. API Gateway is the router: the binding is found by its route key.
 * Refusals are problems (RFC 9457) unless told; a fault is a 500 with the correlation id and nothing else.
 * Throws where a route counts its callers and there is nothing to count with.
 */
export function httpHandler(
  claims: ClaimNames,
  bindings: readonly Binding[],
  { refusing = refusalResponse, throttle }: Handling = {},
) {
  const byKey = new Map(bindings.map((binding) => [routeKey(binding.route), binding]));
  const counting = bindings.find(({ route }) => route.throttle?.perCaller);
  if (counting && !throttle) throw new Error(`${routeKey(counting.route)} counts its callers`);

  return observed<HttpEvent, APIGatewayProxyStructuredResultV2>(async (event, observer) => {
    const { logger, count } = observer;
    const correlationId = event.requestContext.requestId;
    const language = languageOf(event.headers['accept-language']);
    const refused = (refusal: Refusal) =>
      worthTrying(refusing(refusal, { language, correlationId, path: event.rawPath }), refusal);
    logger.appendKeys({ correlationId, route: event.routeKey });
    const response = await respond().catch((error: unknown) => refused(fault(error)));
    logger.info('request answered', { status: response.statusCode, bytes: event.body?.length ?? 0 });
    count(`Status${String(response.statusCode).slice(0, 1)}xx`);
    return response;

    function fault(error: unknown): Refusal {
      logger.error('request failed', error as Error);
      return refuse('internal');
    }

    async function settle<B>(run: () => Promise<Reply<B> | Refusal>): Promise<Settled<B>> {
      const answered = await run().catch(fault);
      if (!('rejected' in answered)) return { status: answered.status, body: answered.body };
      const problem = problemOf(answered, language, correlationId);
      return { status: problem.status, problem };
    }

    async function respond(): Promise<APIGatewayProxyStructuredResultV2> {
      const binding = byKey.get(event.routeKey);
      if (!binding) return refused(refuse('not-found'));
      const { route, run } = binding;
      const call = readCall(route, event, claims, { language, settle, origin: originOf(event) });
      if ('refusal' in call) return refused(call.refusal);
      const tooMany =
        throttle && (await overLimit(route, throttle, call.value, event.requestContext, observer));
      if (tooMany) return refused(tooMany);
      const answered = await run(call.value);
      tellDepartmentAccess(
        route,
        call.value,
        'rejected' in answered ? answered.rejected : 'answered',
        observer,
      );
      if ('rejected' in answered) return refused(answered);
      const { kept } = route;
      const acceptEncoding = event.headers['accept-encoding'];
      const response = replyResponse(answered, { ...(kept && { kept }), acceptEncoding });
      return kept ? unlessKept(response, event.headers['if-none-match']) : response;
    }
  });
}

/** Says when to come again, in whatever form the refusal is told. */
const worthTrying = (
  { headers, ...response }: APIGatewayProxyStructuredResultV2,
  { retryAfterSeconds }: Refusal,
): APIGatewayProxyStructuredResultV2 => ({
  ...response,
  headers: {
    ...headers,
    ...(retryAfterSeconds !== undefined && { 'retry-after': String(retryAfterSeconds) }),
  },
});

function readCall(
  route: RouteDefinition,
  event: HttpEvent,
  claims: ClaimNames,
  context: Pick<Call, 'language' | 'settle' | 'origin'>,
): Read<Call> {
  const caller = callerOf(event.requestContext.authorizer?.jwt.claims, claims);
  const barred = admission(route, caller);
  if (barred) return { refusal: barred };
  const key = needsKey(route) ? event.headers['idempotency-key'] : '';
  if (needsKey(route) && !isIdempotencyKey(key)) {
    return {
      refusal: refuse('idempotency-key-missing', '16 to 128 visible ASCII characters; take a random UUID'),
    };
  }
  const ifMatch = readIfMatch(event.headers['if-match']);
  if ('refusal' in ifMatch) return ifMatch;
  const input = readInput(route, event);
  if ('refusal' in input) return input;
  return { value: callOf(input.value, event, caller, key ?? '', ifMatch.value, context) };
}

function admission(route: RouteDefinition, caller: Caller | undefined): Refusal | undefined {
  if (route.roles === 'anyone') return undefined;
  if (!caller) return refuse('unauthenticated', 'the token needs an account, a role and an area');
  return route.roles.includes(caller.role)
    ? undefined
    : refuse('role-not-allowed', `allowed: ${route.roles.join(', ')}`);
}

function callOf(
  input: Input,
  event: HttpEvent,
  caller: Caller | undefined,
  key: string,
  expectedVersion: number | undefined,
  context: Pick<Call, 'language' | 'settle' | 'origin'>,
): Call {
  const { requestId, http } = event.requestContext;
  const request = key ? requestMark(caller, key, `${http.method} ${http.path}`, input.body) : undefined;
  return {
    ...(input as Pick<Call, 'params' | 'query' | 'body'>),
    caller: caller as Call['caller'],
    key,
    attempt: {
      by: actorOf(caller),
      now: new Date().toISOString(),
      traceparent: traceparentOf(event.headers.traceparent, requestId),
      request,
      expectedVersion,
    },
    ...context,
  };
}

/** API Gateway names the scheme; the local runtime has one alone. */
const originOf = ({ headers }: HttpEvent): string =>
  `${headers['x-forwarded-proto'] === 'https' ? 'https' : 'http'}://${headers.host}`;

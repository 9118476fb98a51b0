import { type AnswerOf, needsKey, type Remits, type RouteDefinition, routeKey } from '@maplebridge/contracts';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Call, HttpEvent, Settled } from './call.ts';
import type { ClaimNames } from './caller.ts';
import { tellDepartmentAccess } from './department-access.ts';
import { observed } from './observability.ts';
import { overLimit } from './over-limit.ts';
import { type Identify, originOf, readCall } from './read-call.ts';
import {
  type ProblemFormat,
  type ProblemReply,
  problemOf,
  problemResponse,
  type Reply,
  refuse,
  replyResponse,
  unlessKept,
} from './reply.ts';
import { languageOf } from './request.ts';
import type { Secret } from './secret-store.ts';
import type { CallerThrottle } from './throttle-store.ts';

export interface Binding {
  readonly route: RouteDefinition;
  readonly run: (call: Call) => Promise<Reply | ProblemReply>;
}

/** Binds a contract's route to what answers it. */
export const on = <R extends RouteDefinition>(
  route: R,
  run: (call: Call<R>) => Promise<Reply<AnswerOf<R>> | ProblemReply>,
): Binding => ({ route, run: run as unknown as Binding['run'] });

/** What a handler does otherwise than most. */
export interface Handling {
  /** How refusals are told. */
  readonly refusing?: ProblemFormat;
  /** With what callers are counted. */
  readonly throttle?: CallerThrottle;
  /** What departments answer for. */
  readonly remits?: Remits;
  /** Under what requests are remembered; needed where a route takes an `Idempotency-Key`. */
  readonly secret?: Secret | undefined;
  /** Finds the caller in the service's register. */
  readonly identify?: Identify | undefined;
}

/**
 * The handler of a service's routes. API Gateway is the router: the binding is found by its route key.
 * Refusals are problems (RFC 9457) unless told; a fault is a 500 with the correlation id and nothing else.
 * Throws where a route counts its callers and there is nothing to count with, asks for a remit and none are given, or takes a key
 * and there is no secret.
 */
export function httpHandler(
  claims: ClaimNames,
  bindings: readonly Binding[],
  { refusing = problemResponse, throttle, remits, secret, identify }: Handling = {},
) {
  const byKey = new Map(bindings.map((binding) => [routeKey(binding.route), binding]));
  const counting = bindings.find(({ route }) => route.throttle?.perCaller);
  if (counting && !throttle) throw new Error(`${routeKey(counting.route)} counts its callers`);
  const bound = bindings.find(({ route }) => route.remit);
  if (bound && !remits) throw new Error(`${routeKey(bound.route)} asks for the remits of departments`);
  const remembering = bindings.find(({ route }) => needsKey(route));
  if (remembering && !secret) throw new Error(`${routeKey(remembering.route)} needs the deployment's secret`);

  return observed<HttpEvent, APIGatewayProxyStructuredResultV2>(async (event, observer) => {
    const { logger, count } = observer;
    const correlationId = event.requestContext.requestId;
    const language = languageOf(event.headers['accept-language']);
    const refused = (refusal: ProblemReply) =>
      worthTrying(refusing(refusal, { language, correlationId, path: event.rawPath }), refusal);
    logger.appendKeys({ correlationId, route: event.routeKey });
    const response = await respond().catch((error: unknown) => refused(fault(error)));
    logger.info('request answered', { status: response.statusCode, bytes: event.body?.length ?? 0 });
    count(`Status${String(response.statusCode).slice(0, 1)}xx`);
    return response;

    function fault(error: unknown): ProblemReply {
      logger.error('request failed', error as Error);
      return refuse('internal');
    }

    async function settle<B>(run: () => Promise<Reply<B> | ProblemReply>): Promise<Settled<B>> {
      const answered = await run().catch(fault);
      if (!('rejected' in answered)) return { status: answered.status, body: answered.body };
      const problem = problemOf(answered, language, correlationId);
      return { status: problem.status, problem };
    }

    async function respond(): Promise<APIGatewayProxyStructuredResultV2> {
      const binding = byKey.get(event.routeKey);
      if (!binding) return refused(refuse('not-found'));
      const { route, run } = binding;
      const context = { language, settle, origin: originOf(event) };
      const call = await readCall(route, event, { claims, remits, identify }, context, {
        overLimit: async (asked) =>
          throttle ? overLimit(route, throttle, asked, event.requestContext, observer) : undefined,
        secret,
      });
      if ('refusal' in call) return refused(call.refusal);
      const answered = await run(call.value);
      tellDepartmentAccess(
        route,
        call.value,
        'rejected' in answered ? answered.rejected : 'answered',
        observer,
      );
      if ('rejected' in answered) return refused(answered);
      return successOf(route, answered, event.headers);
    }
  });
}

function successOf({ kept }: RouteDefinition, answered: Reply, headers: HttpEvent['headers']) {
  const response = replyResponse(answered, {
    ...(kept && { kept }),
    acceptEncoding: headers['accept-encoding'],
  });
  return kept ? unlessKept(response, headers['if-none-match']) : response;
}

/** Says when to come again, in whatever form the refusal is told. */
const worthTrying = (
  { headers, ...response }: APIGatewayProxyStructuredResultV2,
  { retryAfterSeconds }: ProblemReply,
): APIGatewayProxyStructuredResultV2 => ({
  ...response,
  headers: {
    ...headers,
    ...(retryAfterSeconds !== undefined && { 'retry-after': String(retryAfterSeconds) }),
  },
});

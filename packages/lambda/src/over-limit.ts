import type { PerCaller, RouteDefinition } from '@maplebridge/contracts';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { type Caller, isStaff } from './caller.ts';
import type { Observer } from './observability.ts';
import { type ProblemReply, refuse } from './reply.ts';
import { networkOf } from './source-address.ts';
import type { CallerThrottle } from './throttle-store.ts';

/** A request that may count. */
export interface Asked {
  readonly caller: Caller | undefined;
  /** What tells a request from its repetition, which counts once; for a read it is not used. */
  readonly request: string;
  /** RFC 3339. */
  readonly now: string;
}

type Limit = Pick<PerCaller, 'most' | 'per'>;

/** The limit for a caller; staff have a limit of their own, or none. */
function limitFor({ throttle }: RouteDefinition, caller: Caller | undefined): Limit | undefined {
  if (!throttle?.perCaller) return undefined;
  const { most, staff, per } = throttle.perCaller;
  const limit = caller && isStaff(caller) ? staff : most;
  return limit === undefined ? undefined : { most: limit, per };
}

/**
 * Why a request is one too many for its caller. Fails open: someone in need must be heard, and API Gateway's own throttle still
 * stands before all of them.
 */
export async function overLimit(
  route: RouteDefinition,
  throttle: CallerThrottle,
  { caller, request, now }: Asked,
  { http }: Pick<APIGatewayProxyEventV2['requestContext'], 'http'>,
  { logger, count }: Observer,
): Promise<ProblemReply | undefined> {
  const limit = limitFor(route, caller);
  if (!limit) return undefined;
  const counted = {
    who: caller ? `account ${caller.sub}` : `network ${networkOf(http.sourceIp)}`,
    route: route.operationId,
    // A read that is repeated is carried out again, so each one counts.
    request: route.method === 'GET' ? undefined : request,
    now,
  };
  try {
    const over = await throttle(counted, limit);
    return over && { ...refuse('caller-throttled', `at most ${limit.most} in one ${limit.per}`), ...over };
  } catch (error) {
    logger.warn('callers are not counted', { error: (error as Error).name });
    count('CallersNotCounted');
    return undefined;
  }
}

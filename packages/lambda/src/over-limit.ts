import type { RouteDefinition } from '@maplebridge/contracts';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { type Caller, isStaff } from './caller.ts';
import type { Observer } from './observability.ts';
import { type ProblemReply, refuse } from './reply.ts';
import { networkOf } from './source-address.ts';
import type { CallerThrottle } from './throttle-store.ts';

/** A request that may count. */
export interface Asked {
  readonly caller: Caller | undefined;
  /** What tells a request from its repetition, which counts once. */
  readonly request: string;
  /** RFC 3339. */
  readonly now: string;
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
  const limit = route.throttle?.perCaller;
  if (!limit || (caller && isStaff(caller))) return undefined;
  const counted = {
    who: caller ? `account ${caller.sub}` : `network ${networkOf(http.sourceIp)}`,
    route: route.operationId,
    request,
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

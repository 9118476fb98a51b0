import type { RouteDefinition } from '@maplebridge/contracts';
import type { Caller } from './caller.ts';
import type { Observer } from './observability.ts';

/**
 * Logs which department requested what, and the status: events are thin, and each request for details
 * is recorded (PIPL arts 51, 54). Logs only ids and codes, neither request nor response texts.
 */
export function tellDepartmentAccess(
  { operationId, method }: Pick<RouteDefinition, 'operationId' | 'method'>,
  { caller, params }: { readonly caller: Caller | undefined; readonly params: unknown },
  outcome: string,
  { logger, count }: Observer,
): void {
  if (caller?.role !== 'department') return;
  const { department, sub: client } = caller;
  logger.info('department access', { department, client, operation: operationId, of: params ?? {}, outcome });
  if (method === 'GET') count('DepartmentReads');
}

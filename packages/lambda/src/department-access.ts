import type { RouteDefinition } from '@maplebridge/contracts';
import type { Caller } from './caller.ts';
import type { Observer } from './observability.ts';

/**
 * Tells which department asked for what and what it was answered with: an event names a matter, and whoever claims its details
 * leaves a trace (PIPL arts 51, 54). Ids and codes alone; neither what was asked in words nor what was answered.
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

import type { QueryOf } from '@maplebridge/contracts';
import { getHazard, listHazards } from '@maplebridge/contracts/hazard';
import { type Binding, decodeCursor, encodeCursor, ok, on, refuse, remitBarred } from '@maplebridge/lambda';
import * as z from 'zod';
import { hazardPage } from '../read-model/hazards.ts';
import { findHazard, type HazardDeps, presented } from './hazard-access.ts';
import { scopesOf } from './list-scope.ts';

const defaultPage = 20;
/** The cursor of a list of hazards: sort key and id. */
const Place = z.string().regex(/^\d{4}-\d\d-\d\dT[\d:.]+Z#hazard-[0-9a-z]{26}$/);

export const hazardReads = (deps: HazardDeps): Binding[] => [
  on(listHazards, async ({ query, caller }) => {
    const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor, Place);
    if (query.cursor !== undefined && after === undefined) return refuse('invalid-cursor');
    const scopes = await scopesOf(deps, query, caller, { of: 'hazard' });
    if ('rejected' in scopes) return scopes;
    const { items, next } = await hazardPage(
      deps.view,
      listOf(query),
      { scopes, after, limit: query.limit ?? defaultPage },
      // A department sees the kinds in its remit; all others see every kind.
      ({ kind }) => remitBarred(caller, { of: 'hazard', kind }) === undefined,
    );
    return ok({ items: [...items], ...(next !== undefined && { cursor: encodeCursor(next) }) });
  }),

  on(getHazard, async ({ params, caller }) => {
    const found = await findHazard(deps, params.id, caller);
    if ('rejected' in found) return found;
    return ok(await presented(deps, params.id, found.state, caller), found.version);
  }),
];

function listOf({ status, grade, overdue }: QueryOf<typeof listHazards>) {
  if (overdue) return 'overdue';
  return grade ?? status ?? 'open';
}

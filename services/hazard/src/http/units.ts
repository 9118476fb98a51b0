import { listUnits, type UnitSummary } from '@maplebridge/contracts/hazard';
import { listPage } from '@maplebridge/event-log';
import { type Binding, decodeCursor, encodeCursor, ok, on, refuse } from '@maplebridge/lambda';
import * as z from 'zod';
import { unitList } from '../read-model/units.ts';
import type { EnterpriseDeps } from './enterprise-deps.ts';
import { scopesOf } from './list-scope.ts';

const defaultPage = 20;
/** A key of any list of units, as they are listed. */
const Place = z.string().regex(/^\d-\d{15}-\d{15}#unit-[0-9a-z]{26}-U\d{1,3}$/);

/** The four-colour list. */
export const unitReads = (deps: EnterpriseDeps): Binding[] => [
  on(listUnits, async ({ query, caller }) => {
    const { colour, cursor, limit = defaultPage } = query;
    const after = cursor === undefined ? undefined : decodeCursor(cursor, Place);
    if (cursor !== undefined && after === undefined) return refuse('invalid-cursor');
    const scopes = await scopesOf(deps, query, caller, { of: 'enterprise' });
    if ('rejected' in scopes) return scopes;
    const { items, next } = await listPage<UnitSummary>(deps.view.client, deps.view.table, {
      lists: scopes.map((scope) => unitList(scope, colour)),
      latestFirst: false,
      after,
      limit,
    });
    return ok({ items: [...items], ...(next !== undefined && { cursor: encodeCursor(next) }) });
  }),
];

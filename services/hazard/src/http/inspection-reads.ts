import { getInspection, getInspectionPhoto, listInspections } from '@maplebridge/contracts/hazard';
import { type Binding, decodeCursor, encodeCursor, ok, on, refuse } from '@maplebridge/lambda';
import * as z from 'zod';
import { inspectionStream } from '../inspection/stream.ts';
import { inspectionPage } from '../read-model/inspections.ts';
import { findInspection, type InspectionDeps, presented } from './inspection-access.ts';
import { scopesOf } from './list-scope.ts';
import { photoView } from './photos.ts';

const defaultPage = 20;
/** The cursor of a list of inspections: sort key and id. */
const Place = z.string().regex(/^\d{4}-\d\d-\d\dT[\d:.]+Z#inspection-[0-9a-z]{26}$/);

export const inspectionReads = (deps: InspectionDeps): Binding[] => [
  on(listInspections, async ({ query, caller }) => {
    const { status = 'open', dueBefore, cursor, limit = defaultPage } = query;
    const after = cursor === undefined ? undefined : decodeCursor(cursor, Place);
    if (cursor !== undefined && after === undefined) return refuse('invalid-cursor');
    const scopes = await scopesOf(deps, query, caller, { of: 'inspection' });
    if ('rejected' in scopes) return scopes;
    const { items, next } = await inspectionPage(deps.view, status, { scopes, after, limit, dueBefore });
    return ok({ items: [...items], ...(next !== undefined && { cursor: encodeCursor(next) }) });
  }),

  on(getInspection, async ({ params, caller }) => {
    const found = await findInspection(deps, params.id, caller);
    if ('rejected' in found) return found;
    return ok(presented(deps, params.id, found.state), found.version);
  }),

  on(getInspectionPhoto, async ({ params: { id, photo }, caller }) => {
    const found = await findInspection(deps, id, caller);
    if ('rejected' in found) return found;
    return photoView(deps.photos, inspectionStream(id), photo);
  }),
];

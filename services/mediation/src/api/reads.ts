import { getCase, getCaseHistory, listCases } from '@maplebridge/contracts/mediation';
import { areaContains, stationsIn } from '@maplebridge/directory';
import { type Binding, decodeCursor, encodeCursor, ok, on, refuse } from '@maplebridge/lambda';
import * as z from 'zod';
import { boardOf, type CaseRow, type Status } from '../board.ts';
import { boardPage } from '../board-store.ts';
import { caseStream } from '../case/case.ts';
import { presentCase, presentHistory } from '../presentation.ts';
import { type ApiDeps, findCase, findHistory } from './deps.ts';

const defaultPage = 20;
/** A key of the board, as `caseRow` writes it. */
const Place = z.string().regex(/^\d{4}-\d\d-\d\dT[\d:.]+Z#[0-9a-z]{26}$/);

export const caseReads = (deps: ApiDeps): Binding[] => [
  on(listCases, async ({ query, caller }) => {
    const area = query.area ?? caller.area;
    if (!areaContains(deps.city, caller.area, area)) return refuse('area-not-yours');
    const before = query.cursor === undefined ? undefined : decodeCursor(query.cursor, Place);
    if (query.cursor !== undefined && before === undefined) return refuse('invalid-cursor');
    const statuses: Status[] = query.status ? [query.status] : ['open', 'agreed'];
    const boards = stationsIn(deps.city, area).flatMap(({ id }) =>
      statuses.map((status) => boardOf(id, status)),
    );
    const { client, table } = deps.view;
    const { rows, next } = await boardPage(client, table, boards, query.limit ?? defaultPage, before);
    return ok({ items: rows.map(listed), ...(next !== undefined && { cursor: encodeCursor(next) }) });
  }),

  on(getCase, async ({ params, caller }) => {
    const found = await findCase(deps, params.id, caller);
    if ('rejected' in found) return found;
    return ok(presentCase(params.id, found.state, deps.sentences), found.version);
  }),

  on(getCaseHistory, async ({ params, caller }) => {
    const found = await findHistory(deps, params.id, caller);
    if ('rejected' in found) return found;
    return ok(presentHistory(caseStream(params.id), found.events), found.version);
  }),
];

/** The row without the keys of the table. */
const listed = ({ pk, sk, version, board, boardKey, due, dueAt, ...item }: CaseRow) => item;

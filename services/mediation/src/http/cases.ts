import type { QueryOf } from '@maplebridge/contracts';
import {
  getCase,
  getCaseFile,
  getCaseHistory,
  listCases,
  printCaseFile,
} from '@maplebridge/contracts/mediation';
import { areaContains, stationsIn } from '@maplebridge/directory';
import {
  type Binding,
  type Caller,
  coversArea,
  decodeCursor,
  encodeCursor,
  html,
  ok,
  on,
  type ProblemReply,
  refuse,
} from '@maplebridge/lambda';
import * as z from 'zod';
import { caseStream } from '../case/stream.ts';
import { caseFile } from '../case-file/case-file.ts';
import { fileFrom, printedFrom } from '../case-file/parts.ts';
import { printed } from '../case-file/print.ts';
import type { ApiDeps } from '../deps.ts';
import { type CaseQuery, casePage, keyAfter, keyAt, within } from '../read-model/cases.ts';
import { lists } from '../read-model/lists.ts';
import { findCase, findHistory, findMediator, isAsked, mediatorIdOf, wholeAdmission } from './access.ts';
import { forConflictCheck, presentCase, presentHistory } from './presenters/case.ts';

const defaultPage = 20;
/** A key of any list, as `caseRow` writes it. */
const Place = z.string().regex(/^\d{4}-\d\d-\d\dT[\d:.]+Z#[0-9a-z]{26}$/);

type Query = QueryOf<typeof listCases>;

export const caseReads = (deps: ApiDeps): Binding[] => [
  on(listCases, async ({ query, caller }) => {
    const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor, Place);
    if (query.cursor !== undefined && after === undefined) return refuse('invalid-cursor');
    const wanted = query.mediator
      ? await ofMediator(deps, query.mediator, caller)
      : ofArea(deps, query, caller);
    if ('rejected' in wanted) return wanted;
    const { client, view } = deps.tables;
    const { rows, next } = await casePage(client, view, { ...wanted, after }, query.limit ?? defaultPage);
    // Of a mediator's cases others see those of their own area alone.
    const mine = wanted.partitions.includes(mediatorIdOf(caller));
    const seen = rows.map(({ shown }) => shown).filter(({ area }) => mine || coversArea(caller, area));
    return ok({ items: seen, ...(next !== undefined && { cursor: encodeCursor(next) }) });
  }),

  on(getCase, async ({ params, caller }) => {
    const found = await findCase(deps, params.id, caller);
    if ('rejected' in found) return found;
    const shown = presentCase(deps.casePolicy, params.id, found.state, deps.sentences);
    return ok(isAsked(found.state, caller) ? forConflictCheck(shown) : shown, found.version);
  }),

  on(getCaseHistory, async ({ params, query, caller }) => {
    const found = await findHistory(deps, params.id, caller);
    if ('rejected' in found) return found;
    const history = presentHistory(caseStream(params.id), found.events, query);
    return 'rejected' in history ? history : ok(history, found.version);
  }),

  on(getCaseFile, async ({ params, query, caller }) => {
    const file = await fileOf(deps, params.id, caller);
    if ('rejected' in file) return file;
    const part = fileFrom(file, query);
    return 'rejected' in part ? part : ok(part);
  }),

  on(printCaseFile, async ({ params, query, caller }) => {
    const file = await fileOf(deps, params.id, caller);
    return 'rejected' in file ? file : html(printed(printedFrom(file, query.from), deps.city));
  }),
];

async function fileOf(deps: ApiDeps, id: string, caller: Caller) {
  const found = await findCase(deps, id, caller);
  if ('rejected' in found) return found;
  const barred = wholeAdmission(found.state, caller);
  if (barred) return barred;
  return caseFile(id, found.state, found.events, await deps.personalData.readAll(caseStream(id)));
}

async function ofMediator(
  deps: ApiDeps,
  mediator: string,
  caller: Caller,
): Promise<CaseQuery | ProblemReply> {
  const mine = mediatorIdOf(caller);
  const id = mediator === 'me' ? mine : mediator;
  if (id !== mine) {
    const found = await findMediator(deps, id, caller);
    if ('rejected' in found) return found;
  }
  return { list: lists.mediator, partitions: [id], latestFirst: true };
}

/** Which list of which stations a query asks for. */
function ofArea(deps: ApiDeps, query: Query, caller: Caller): CaseQuery | ProblemReply {
  const area = query.area ?? caller.area;
  if (!areaContains(deps.city, caller.area, area)) return refuse('area-not-yours');
  const stations = stationsIn(deps.city, area).map(({ id }) => id);
  const { category, tier, updatedSince, dueBefore, overdue, waiting, status } = query;
  const each = (what: string) => stations.map((station) => within(station, what));
  if (category) return { list: lists.category, partitions: each(category), latestFirst: true };
  if (tier) return { list: lists.tier, partitions: each(tier), latestFirst: true };
  if (updatedSince) {
    return { list: lists.updated, partitions: stations, latestFirst: true, from: keyAt(updatedSince, '') };
  }
  if (dueBefore)
    return { list: lists.due, partitions: stations, latestFirst: false, to: keyAfter(dueBefore) };
  if (overdue) return { list: lists.overdue, partitions: stations, latestFirst: false };
  if (waiting) return { list: lists.waiting, partitions: stations, latestFirst: false };
  const statuses = status ? [status] : ['open', 'agreed'];
  return { list: lists.board, partitions: statuses.flatMap(each), latestFirst: true };
}

import type { QueryOf } from '@maplebridge/contracts';
import { listMessages, listTrackedMessages, type MessagePage } from '@maplebridge/contracts/intake';
import {
  type Binding,
  decodeCursor,
  encodeCursor,
  firstPart,
  ok,
  on,
  type ProblemReply,
  type Reply,
  refuse,
} from '@maplebridge/lambda';
import * as z from 'zod';
import { codeHolder, findReport, type Party, partyOf } from './party.ts';
import { messagesBefore, presentMessage } from './presenters/report.ts';
import type { ReportDeps } from './report-deps.ts';
import { recordsOf } from './report-details.ts';

const defaultPage = 20;
/** A cursor: the number of messages before the page end. New messages do not change it. */
const Place = z.int().positive();

/** Messages of a report, paged: a report may have more messages than one response can hold. */
export function messageLists(deps: ReportDeps): Binding[] {
  async function page(
    party: Party,
    { cursor, limit = defaultPage }: QueryOf<typeof listMessages>,
  ): Promise<Reply<z.output<typeof MessagePage>> | ProblemReply> {
    const end = cursor === undefined ? undefined : decodeCursor(cursor, Place);
    if (cursor !== undefined && end === undefined) return refuse('invalid-cursor');
    const found = await findReport(deps, party);
    if ('rejected' in found) return found;
    const { state, version } = found;
    const latestFirst = messagesBefore(state, end, limit).toReversed();
    const records = await recordsOf(
      deps,
      party.id,
      latestFirst.map(({ note }) => note),
    );
    const { items } = firstPart(latestFirst, (it) => presentMessage(it, records));
    const left = (end ?? state.messages.length) - items.length;
    return ok({ items, ...(left > 0 && { cursor: encodeCursor(left) }) }, version);
  }

  return [
    on(listMessages, async ({ params: { id }, query, caller }) =>
      page(await partyOf(deps, id, caller), query),
    ),
    on(listTrackedMessages, ({ params: { code }, query }) => page(codeHolder(code), query)),
  ];
}

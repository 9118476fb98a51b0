import { mostRequests, type RequestQuery } from '@maplebridge/contracts/open311';
import type { ListWanted } from '@maplebridge/event-log';
import type { ProblemReply } from '@maplebridge/lambda';
import { type Order, open311List } from './lists.ts';
import type { PublicRequest } from './public-request.ts';

/** GeoReport v2, “Response Volume” and the notes on `start_date`. */
const longestSpanMs = 90 * 24 * 60 * 60 * 1000;

export interface Wanted {
  readonly list: ListWanted;
  /** Number of items to skip. */
  readonly skip: number;
  /** A filter by time of request, for lists sorted by last change. */
  readonly requested: Span;
}

/** RFC 3339 in UTC, both ends included. */
interface Span {
  readonly from?: string | undefined;
  readonly upTo?: string | undefined;
}

/**
 * Translates a query to a list read. GeoReport pages are numbers, so a page also reads the pages before it. The standard's limit of
 * 1000 requests keeps that small.
 * @param now RFC 3339.
 */
export function wantedBy(query: RequestQuery, now: string): Wanted | ProblemReply {
  const byUpdate = query.updated_after !== undefined || query.updated_before !== undefined;
  const requested = byUpdate && !query.start_date && !query.end_date ? {} : spanOf(query, now);
  if ('rejected' in requested) return requested;
  const page = query.page ?? 1;
  const size = query.page_size ?? mostRequests;
  if (page > 1 && page * size > mostRequests) {
    return bad('page', `only the first ${mostRequests} are answered; narrow the time instead`);
  }
  const ends = byUpdate ? { from: utc(query.updated_after), upTo: utc(query.updated_before) } : requested;
  return {
    list: {
      lists: listsOf(query, byUpdate ? 'updated' : 'requested'),
      latestFirst: !byUpdate,
      ...ends,
      limit: page * size,
    },
    skip: (page - 1) * size,
    requested: byUpdate ? requested : {},
  };
}

const listsOf = ({ service_code = ['all'], status = ['open', 'closed'] }: RequestQuery, order: Order) =>
  service_code.flatMap((of) => status.map((it) => open311List(of, it, order)));

export const isWithin = ({ requestedAt }: PublicRequest, { from, upTo }: Span): boolean =>
  (from === undefined || requestedAt >= from) && (upTo === undefined || requestedAt <= upTo);

/** A missing end is 90 days from the other one. Without both, the latest 90 days. */
function spanOf({ start_date, end_date }: RequestQuery, now: string): Span | ProblemReply {
  const [start, end] = [start_date, end_date].map((it) => (it === undefined ? undefined : Date.parse(it)));
  if (start !== undefined && end !== undefined) {
    if (end < start) return bad('end_date', 'must not lie before start_date');
    if (end - start > longestSpanMs) return bad('end_date', 'must lie within 90 days of start_date');
  }
  const from = start ?? (end ?? Date.parse(now)) - longestSpanMs;
  const upTo = end ?? (start === undefined ? undefined : start + longestSpanMs);
  return { from: iso(from), upTo: upTo === undefined ? undefined : iso(upTo) };
}

const iso = (ms: number): string => new Date(ms).toISOString();
const utc = (time: string | undefined) => (time === undefined ? undefined : iso(Date.parse(time)));

const bad = (parameter: string, detail: string): ProblemReply => ({
  rejected: 'invalid-request',
  errors: [{ pointer: `/query/${parameter}`, detail }],
});

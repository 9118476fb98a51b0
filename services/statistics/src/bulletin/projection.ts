import type { BulletinSummary } from '@maplebridge/contracts/statistics';
import type { Listed } from '@maplebridge/event-log';
import { within } from '../within.ts';
import { bulletinStream } from './bulletin.ts';
import { type Bulletin, newestOf } from './state.ts';

/** The list of an area. */
export const listName = (area: string): string => `bulletins/${area}`;

export function summarized(id: string, state: Bulletin): BulletinSummary {
  const { code, month, issues } = state;
  return { id, area: code, month, version: issues.length, issuedAt: newestOf(state).issuedAt };
}

/** On the lists of its own area and of all that this lies in, by month. */
export const listedBulletin = (id: string, state: Bulletin, version: number): Listed[] => [
  {
    id: bulletinStream(id),
    version,
    item: summarized(id, state),
    lists: Object.fromEntries(within(state.area).map((code) => [listName(code), state.month])),
    counts: {},
  },
];

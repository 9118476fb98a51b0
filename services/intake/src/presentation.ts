import type { Report, TrackedReport } from '@maplebridge/contracts/intake';
import { type Report as Standing, statusOf } from './report/state.ts';

/** What anyone with the tracking code sees. */
export function presentTracked(id: string, state: Standing): TrackedReport {
  const { kind, category, channel, area, position, receivedAt, progress, joinedBy } = state;
  return {
    id,
    kind,
    category,
    channel,
    area,
    position,
    receivedAt,
    status: statusOf(state),
    progress: [...progress],
    joined: joinedBy.length,
    messages: [],
  };
}

/** What the reporter and the staff of the area see. */
export const presentReport = (id: string, state: Standing, words: string | null): Report => ({
  ...presentTracked(id, state),
  words,
  contact: null,
  parties: [],
});

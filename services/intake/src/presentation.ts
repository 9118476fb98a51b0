import type { Report, TrackedReport } from '@maplebridge/contracts/intake';
import { type ReportState, statusOf } from './report/report.ts';

/** What anyone with the tracking code sees. */
export function presentTracked(id: string, state: NonNullable<ReportState>): TrackedReport {
  const { kind, category, channel, area, position, receivedAt, progress } = state;
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
  };
}

/** What the reporter and the staff of the area see. */
export const presentReport = (id: string, state: NonNullable<ReportState>, words: string | null): Report => ({
  ...presentTracked(id, state),
  words,
});

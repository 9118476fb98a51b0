import type { hazardEvents } from '@maplebridge/contracts/hazard';
import type { Caps } from '@maplebridge/event-log';
import type { HazardState } from './state.ts';

/**
 * A hazard can always be rectified, accepted and closed: each rectification may have its own photos, and only failed reviews are
 * limited, which also limits the rectifications.
 */
export const hazardCaps: Caps<HazardState, typeof hazardEvents> = {
  found: 'by-its-rules',
  'report-followed': 'by-its-rules',
  placed: { limit: 'hazard-placements' },
  graded: { limit: 'hazard-gradings' },
  listed: 'by-its-rules',
  ordered: 'by-its-rules',
  extended: { limit: 'hazard-extensions' },
  'evidence-added': ({ phase }, before) => ({
    limit: 'hazard-evidence',
    within: phase === 'before' ? phase : `${before?.rectifications.length}`,
  }),
  rectified: 'by-its-rules',
  reviewed: ({ passed }) => (passed ? 'by-its-rules' : { limit: 'hazard-failed-reviews' }),
  escalated: 'by-its-rules',
  delisted: 'by-its-rules',
  closed: 'always',
};

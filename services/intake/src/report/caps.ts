import type { reportEvents } from '@maplebridge/contracts/intake';
import { type Caps, holdBound } from '@maplebridge/event-log';
import type { ReportState } from './state.ts';

/**
 * Reporter and staff have a limit each: who has used up theirs cannot silence the other. What other services tell of a report is
 * limited where it happens; how many are merged into one is checked when they are merged.
 */
export const reportCaps: Caps<ReportState, typeof reportEvents> = {
  received: 'by-its-rules',
  progressed: 'by-its-rules',
  joined: { limit: 'report-joins' },
  merged: 'always',
  absorbed: 'by-its-rules',
  'words-added': ({ from }) => ({ limit: from === 'reporter' ? 'report-messages' : 'report-answers' }),
  'appointment-made': { limit: 'report-appointments' },
  'attachment-added': { limit: 'report-uploads' },
  'attachment-erased': 'always',
  withdrawn: 'always',
  disclosed: ({ by }) => [
    { limit: 'report-disclosures' },
    { limit: 'report-disclosures-by-one', within: by },
  ],
  'hold-changed': holdBound,
  erased: 'always',
};

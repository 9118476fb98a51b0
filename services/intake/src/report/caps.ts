import type { reportEvents } from '@maplebridge/contracts/intake';
import { type Caps, holdBound } from '@maplebridge/event-log';
import type { ReportState } from './state.ts';

/**
 * Reporter and staff have separate message limits, so that one side cannot block the other. Events from other services are limited
 * in those services. The number of reports merged into one is checked by the merge command.
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

import type { Binding } from '@maplebridge/lambda';
import { appointmentRoutes } from './appointments.ts';
import { attachmentRoutes } from './attachments.ts';
import { joinAndMergeRoutes } from './joins-and-merges.ts';
import { messageLists } from './message-lists.ts';
import { messageAndWithdrawalRoutes } from './messages-and-withdrawals.ts';
import { privacyRoutes } from './privacy.ts';
import { reportReads } from './report-reads.ts';
import { reportSubmissions, type SubmissionDeps } from './report-submissions.ts';

/** All routes of the intake API. */
export const reportRoutes = (deps: SubmissionDeps): Binding[] => [
  ...reportSubmissions(deps),
  ...reportReads(deps),
  ...joinAndMergeRoutes(deps),
  ...messageAndWithdrawalRoutes(deps),
  ...messageLists(deps),
  ...attachmentRoutes(deps),
  ...appointmentRoutes(deps),
  ...privacyRoutes({ ...deps, retention: deps.city.retention }),
];

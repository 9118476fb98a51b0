import type { Binding } from '@maplebridge/lambda';
import { appointmentRoutes } from './appointments.ts';
import { attachmentRoutes } from './attachments.ts';
import { joining } from './joins-and-merges.ts';
import { messageLists } from './message-lists.ts';
import { wordsAndWithdrawals } from './messages-and-withdrawals.ts';
import { privacyRoutes } from './privacy.ts';
import { reportReads } from './report-reads.ts';
import { type ReceivingDeps, receiving } from './report-submissions.ts';

/** Everything about reports that has been built. */
export const reportRoutes = (deps: ReceivingDeps): Binding[] => [
  ...receiving(deps),
  ...reportReads(deps),
  ...joining(deps),
  ...wordsAndWithdrawals(deps),
  ...messageLists(deps),
  ...attachmentRoutes(deps),
  ...appointmentRoutes(deps),
  ...privacyRoutes({ ...deps, retention: deps.city.retention }),
];

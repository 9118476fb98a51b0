import type { Binding } from '@maplebridge/lambda';
import { appointmentRoutes } from './api/appointment-routes.ts';
import { attachmentRoutes } from './api/attachment-routes.ts';
import { joining } from './api/joining.ts';
import { messageLists } from './api/message-lists.ts';
import { type ReceivingDeps, receiving } from './api/receiving.ts';
import { reportReads } from './api/report-reads.ts';
import { wordsAndWithdrawals } from './api/words-and-withdrawals.ts';
import { privacyRoutes } from './privacy/privacy-routes.ts';

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

import { reportEvents } from '@maplebridge/contracts/intake';
import { consumes, documentClient, queueHandler, readEnv } from '@maplebridge/lambda';
import { caseLog } from './deps.ts';
import { InboxEnv } from './env.ts';
import { openFromReport } from './open-from-report.ts';

const env = readEnv(InboxEnv);
const cases = caseLog(documentClient(), env.LOG_TABLE);

export const handler = queueHandler([
  consumes(reportEvents, 'received', (event) => openFromReport(cases, event, new Date().toISOString())),
]);

import { city } from '@maplebridge/directory/city-data';
import { documentClient, queueHandler, readEnv } from '@maplebridge/lambda';
import { caseCounters } from './count-case.ts';
import { InboxEnv } from './env.ts';
import { counting } from './store.ts';

const env = readEnv(InboxEnv);
const tables = { log: env.LOG_TABLE, view: env.VIEW_TABLE };

// One after the other: facts of one batch often belong to the same leaf, and would only get in each other's way.
export const handler = queueHandler(caseCounters(counting(documentClient(), tables), city.timeZone), {
  inParallel: false,
});

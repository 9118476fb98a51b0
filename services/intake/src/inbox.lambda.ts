import { documentClient, queueHandler, readEnv } from '@maplebridge/lambda';
import { reportLog } from './deps.ts';
import { InboxEnv } from './env.ts';
import { progressConsumers } from './progress.ts';

const env = readEnv(InboxEnv);
const reports = reportLog(documentClient(), env.LOG_TABLE);

export const handler = queueHandler(progressConsumers(reports, () => new Date().toISOString()));

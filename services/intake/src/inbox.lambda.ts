import { documentClient, queueHandler, readEnv } from '@maplebridge/lambda';
import { reportLog } from './deps.ts';
import { InboxEnv } from './env.ts';
import { absorbing } from './reactions/merged.ts';
import { progressConsumers } from './reactions/progress.ts';

const env = readEnv(InboxEnv);
const reports = reportLog(documentClient(), env);
const now = () => new Date().toISOString();

export const handler = queueHandler([...progressConsumers(reports, now), absorbing(reports, now)]);

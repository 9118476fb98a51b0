import { documentClient, queueHandler, readEnv } from '@maplebridge/lambda';
import { policy, safetyLogs } from './deps.ts';
import { InboxEnv } from './env.ts';
import { consumers } from './reactions/consumers.ts';

const env = readEnv(InboxEnv);
const client = documentClient();
const deps = { ...safetyLogs(client, env), view: { client, table: env.VIEW_TABLE }, policy };

export const handler = queueHandler(consumers(deps, () => new Date().toISOString()));

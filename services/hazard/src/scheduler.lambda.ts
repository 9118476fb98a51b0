import { city } from '@maplebridge/directory/city-data';
import { documentClient, readEnv, scheduledHandler } from '@maplebridge/lambda';
import { safetyLogs } from './deps.ts';
import { SchedulerEnv } from './env.ts';
import { runDueCommands } from './reactions/due-commands.ts';

const env = readEnv(SchedulerEnv);
const client = documentClient();
const view = { client, table: env.VIEW_TABLE };

export const handler = scheduledHandler(runDueCommands({ ...safetyLogs(client, env), view, city }));

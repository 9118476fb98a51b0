import { city } from '@maplebridge/directory/city-data';
import { dynamodbDossier } from '@maplebridge/event-log';
import { claimNames, documentClient, httpHandler, readEnv } from '@maplebridge/lambda';
import { caseCommands } from './api/commands.ts';
import { caseReads } from './api/reads.ts';
import { caseLog } from './deps.ts';
import { ApiEnv } from './env.ts';
import { sentences } from './routing/sentences.ts';

const env = readEnv(ApiEnv);
const client = documentClient();
const deps = {
  cases: caseLog(client, env.LOG_TABLE),
  dossier: dynamodbDossier(client, env.DOSSIER_TABLE),
  view: { client, table: env.VIEW_TABLE },
  city,
  sentences: sentences(city),
};

export const handler = httpHandler(claimNames(env), [...caseReads(deps), ...caseCommands(deps)]);

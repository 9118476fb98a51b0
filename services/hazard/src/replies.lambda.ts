import { hazardReplies } from '@maplebridge/contracts/hazard';
import { keptUntil, remitsOf } from '@maplebridge/directory';
import { city } from '@maplebridge/directory/city-data';
import { dynamodbDossier } from '@maplebridge/event-log';
import { documentClient, readEnv } from '@maplebridge/lambda';
import { answeringBy, deadLetters, replyHandler } from '@maplebridge/lambda/replies';
import { hazardDecisions } from './api/hazard-decisions.ts';
import { safetyLogs } from './deps.ts';
import { RepliesEnv } from './env.ts';

const env = readEnv(RepliesEnv);
const client = documentClient();
const deps = {
  ...safetyLogs(client, env),
  dossier: dynamodbDossier(client, env.DOSSIER_TABLE, keptUntil(city)),
};

export const handler = replyHandler({
  contracts: hazardReplies,
  bindings: hazardDecisions(deps),
  answering: answeringBy(env.REPLIES_PREFIX, city.partners, remitsOf(city)),
  putAside: deadLetters(),
});

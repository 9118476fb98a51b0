import { hazardReplies } from '@maplebridge/contracts/hazard';
import { keptUntil, remitsOf } from '@maplebridge/directory';
import { city } from '@maplebridge/directory/city-data';
import { dynamodbDossier } from '@maplebridge/event-log';
import { deploymentSecret, documentClient, pseudonyms, readEnv } from '@maplebridge/lambda';
import { answeringBy, deadLetters, replyHandler } from '@maplebridge/lambda/replies';
import { hazardDecisions } from './api/hazard-decisions.ts';
import { safetyLogs } from './deps.ts';
import { RepliesEnv } from './env.ts';

const env = readEnv(RepliesEnv);
const client = documentClient();
const secret = deploymentSecret(env.SECRET_ARN);
const dossier = dynamodbDossier(client, env.DOSSIER_TABLE, keptUntil(city));
const deps = {
  ...safetyLogs(client, env),
  dossier,
  people: pseudonyms(dossier, secret),
};

export const handler = replyHandler({
  contracts: hazardReplies,
  bindings: hazardDecisions(deps),
  answering: answeringBy(env.REPLIES_PREFIX, city.partners, remitsOf(city)),
  putAside: deadLetters(),
  secret,
});

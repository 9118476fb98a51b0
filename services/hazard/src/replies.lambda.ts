import { hazardReplies } from '@maplebridge/contracts/hazard';
import { keptUntil, remitsOf } from '@maplebridge/directory';
import { city } from '@maplebridge/directory/city-data';
import { dynamodbPersonalData } from '@maplebridge/event-log';
import { deploymentSecret, documentClient, pseudonyms, readEnv } from '@maplebridge/lambda';
import { answeringBy, deadLetters, replyHandler } from '@maplebridge/lambda/replies';
import { safetyLogs } from './deps.ts';
import { RepliesEnv } from './env.ts';
import { hazardDecisions } from './http/hazard-decisions.ts';

const env = readEnv(RepliesEnv);
const client = documentClient();
const secret = deploymentSecret(env.SECRET_ARN);
const personalData = dynamodbPersonalData(client, env.PERSONAL_DATA_TABLE, keptUntil(city));
const deps = {
  ...safetyLogs(client, env),
  personalData,
  people: pseudonyms(personalData, secret),
};

export const handler = replyHandler({
  contracts: hazardReplies,
  bindings: hazardDecisions(deps),
  answering: answeringBy(env.REPLIES_PREFIX, city.partners, remitsOf(city)),
  putAside: deadLetters(),
  secret,
});

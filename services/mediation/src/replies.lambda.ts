import { caseReplies } from '@maplebridge/contracts/mediation';
import { keptUntil, remitsOf } from '@maplebridge/directory';
import { city } from '@maplebridge/directory/city-data';
import { dynamodbPersonalData } from '@maplebridge/event-log';
import { deploymentSecret, documentClient, readEnv } from '@maplebridge/lambda';
import { answeringBy, deadLetters, replyHandler } from '@maplebridge/lambda/replies';
import { assigning } from './deps.ts';
import { RepliesEnv } from './env.ts';
import { taskRoutes } from './http/tasks.ts';

const env = readEnv(RepliesEnv);
const client = documentClient();
const secret = deploymentSecret(env.SECRET_ARN);
const deps = {
  ...assigning(client, env),
  personalData: dynamodbPersonalData(client, env.PERSONAL_DATA_TABLE, keptUntil(city)),
};

export const handler = replyHandler({
  contracts: caseReplies,
  bindings: taskRoutes(deps),
  answering: answeringBy(env.REPLIES_PREFIX, city.partners, remitsOf(city)),
  putAside: deadLetters(),
  secret,
});

import { geography, startOfDay } from '@maplebridge/directory';
import { city } from '@maplebridge/directory/city-data';
import { dynamodbDossier } from '@maplebridge/event-log';
import { claimNames, documentClient, dynamodbThrottle, httpHandler, readEnv } from '@maplebridge/lambda';
import { reportLog } from './deps.ts';
import { ApiEnv } from './env.ts';
import { reportRoutes } from './routes.ts';

const env = readEnv(ApiEnv);
const client = documentClient();

export const handler = httpHandler(
  claimNames(env),
  reportRoutes({
    reports: reportLog(client, env.LOG_TABLE),
    dossier: dynamodbDossier(client, env.DOSSIER_TABLE),
    geography: geography(city),
    recordsFrom: startOfDay(city.policy.backdating.recordsFrom, city.timeZone),
  }),
  dynamodbThrottle(client, env.THROTTLE_TABLE),
);

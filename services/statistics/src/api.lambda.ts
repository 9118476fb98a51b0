import { remitsOf } from '@maplebridge/directory';
import { city } from '@maplebridge/directory/city-data';
import {
  claimNames,
  deploymentSecret,
  documentClient,
  dynamodbThrottle,
  httpHandler,
  readEnv,
} from '@maplebridge/lambda';
import { statisticsLogs } from './deps.ts';
import { ApiEnv } from './env.ts';
import { bulletinRoutes } from './http/bulletins.ts';
import { figureRoutes } from './http/figures.ts';
import { observationRoutes } from './http/observations.ts';
import { publicBindings } from './http/public-statistics.ts';
import { editionStore } from './read-model/edition-store.ts';
import { snapshots } from './read-model/snapshots.ts';

const env = readEnv(ApiEnv);
const client = documentClient();
const secret = deploymentSecret(env.SECRET_ARN);
const view = { client, view: env.VIEW_TABLE };
const logs = statisticsLogs(client, env);
const deps = { city, view, ...logs, snapshots: snapshots({ city, view, ...logs }) };

export const handler = httpHandler(
  claimNames(env),
  [
    ...figureRoutes(view, city),
    ...observationRoutes(deps),
    ...bulletinRoutes(deps),
    ...publicBindings({ city, view, editions: editionStore(client, env.EDITION_TABLE) }),
  ],
  { throttle: dynamodbThrottle(client, env.THROTTLE_TABLE), remits: remitsOf(city), secret },
);

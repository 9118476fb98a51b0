import { claimNames, documentClient, httpHandler, readEnv } from '@maplebridge/lambda';
import { ApiEnv } from './env.ts';
import { figureRoutes } from './reading/routes.ts';

const env = readEnv(ApiEnv);

export const handler = httpHandler(
  claimNames(env),
  figureRoutes({ client: documentClient(), view: env.VIEW_TABLE }),
);

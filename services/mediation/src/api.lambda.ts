import { keptUntil, remitsOf } from '@maplebridge/directory';
import { city } from '@maplebridge/directory/city-data';
import { dynamodbPersonalData } from '@maplebridge/event-log';
import {
  claimNames,
  deploymentSecret,
  documentClient,
  dynamodbThrottle,
  httpHandler,
  pseudonyms,
  readEnv,
} from '@maplebridge/lambda';
import { assigning, busyness, mediatorLog, policy } from './deps.ts';
import { sentences } from './domain/routing/sentences.ts';
import { ApiEnv } from './env.ts';
import { identifying } from './http/access.ts';
import { caseCommands } from './http/case-commands.ts';
import { caseReads } from './http/cases.ts';
import { mediatorRegister } from './http/mediators.ts';
import { privacyRoutes } from './http/privacy.ts';
import { routingRoutes } from './http/routing.ts';
import { taskRoutes } from './http/tasks.ts';

const env = readEnv(ApiEnv);
const client = documentClient();
const secret = deploymentSecret(env.SECRET_ARN);
const personalData = dynamodbPersonalData(client, env.PERSONAL_DATA_TABLE, keptUntil(city));
const people = pseudonyms(personalData, secret);
const deps = {
  ...assigning(client, env),
  mediators: mediatorLog(client, env),
  personalData,
  people,
  tables: { client, view: env.VIEW_TABLE, reservations: env.RESERVATION_TABLE },
  busyness: busyness(client, env),
  city,
  casePolicy: policy,
  sentences: sentences(city),
};

export const handler = httpHandler(
  claimNames(env),
  [
    ...caseReads(deps),
    ...caseCommands(deps),
    ...taskRoutes(deps),
    ...mediatorRegister(deps),
    ...routingRoutes(deps),
    ...privacyRoutes(deps),
  ],
  {
    throttle: dynamodbThrottle(client, env.THROTTLE_TABLE),
    remits: remitsOf(city),
    secret,
    identify: identifying(people),
  },
);

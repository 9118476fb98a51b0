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
import { caseCommands } from './api/case-commands.ts';
import { caseReads } from './api/case-reads.ts';
import { identifying } from './api/deps.ts';
import { mediatorRegister, routingRoutes } from './api/mediator-routes.ts';
import { privacyRoutes } from './api/privacy-routes.ts';
import { taskRoutes } from './api/task-routes.ts';
import { assigning, busyness, mediatorLog, policy } from './deps.ts';
import { ApiEnv } from './env.ts';
import { sentences } from './routing/sentences.ts';

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

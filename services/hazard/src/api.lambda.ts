import { attachmentStore } from '@maplebridge/attachments';
import { keptUntil, remitsOf } from '@maplebridge/directory';
import { city } from '@maplebridge/directory/city-data';
import { checklistItem, checklistPack } from '@maplebridge/directory/standards';
import { counters, dynamodbPersonalData } from '@maplebridge/event-log';
import {
  claimNames,
  deploymentSecret,
  documentClient,
  dynamodbThrottle,
  httpHandler,
  pseudonyms,
  readEnv,
} from '@maplebridge/lambda';
import { policy, safetyLogs } from './deps.ts';
import { ApiEnv } from './env.ts';
import { accidentRoutes } from './http/accidents.ts';
import { enterpriseRoutes } from './http/enterprises.ts';
import { hazardRoutes } from './http/hazards.ts';
import { inspectionRoutes } from './http/inspections.ts';
import { parkRoutes } from './http/parks.ts';

const env = readEnv(ApiEnv);
const client = documentClient();
const secret = deploymentSecret(env.SECRET_ARN);
const personalData = dynamodbPersonalData(client, env.PERSONAL_DATA_TABLE, keptUntil(city));
const deps = {
  ...safetyLogs(client, env),
  personalData,
  people: pseudonyms(personalData, secret),
  photos: attachmentStore({ host: env.ATTACHMENTS_HOST }),
  view: { client, table: env.VIEW_TABLE },
  city,
  policy,
  checklists: checklistPack,
  hasItem(pack: string, item: number): boolean {
    const found = checklistPack(pack);
    return found !== undefined && checklistItem(found, item) !== undefined;
  },
  counted: (partition: string) => counters(client, env.VIEW_TABLE, partition),
};

export const handler = httpHandler(
  claimNames(env),
  [
    ...enterpriseRoutes(deps),
    ...inspectionRoutes(deps),
    ...hazardRoutes(deps),
    ...accidentRoutes(deps),
    ...parkRoutes(deps),
  ],
  { throttle: dynamodbThrottle(client, env.THROTTLE_TABLE), remits: remitsOf(city), secret },
);

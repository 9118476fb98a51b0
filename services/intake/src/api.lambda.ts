import { attachmentStore } from '@maplebridge/attachments';
import { keptUntil } from '@maplebridge/directory';
import { city, desks, forms, triage } from '@maplebridge/directory/city-data';
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
import { occupancy, reportLog } from './deps.ts';
import { presentForms } from './domain/forms.ts';
import { ApiEnv } from './env.ts';
import { cityRules } from './http/city-rules.ts';
import { reportRoutes } from './http/routes.ts';
import { ownReports } from './read-model/own-reports.ts';

const env = readEnv(ApiEnv);
const client = documentClient();
const secret = deploymentSecret(env.SECRET_ARN);
const personalData = dynamodbPersonalData(client, env.PERSONAL_DATA_TABLE, keptUntil(city));

export const handler = httpHandler(
  claimNames(env),
  reportRoutes({
    reports: reportLog(client, env),
    personalData,
    attachments: attachmentStore({ host: env.ATTACHMENTS_HOST }),
    view: { client, table: env.VIEW_TABLE },
    occupancy: occupancy(client, env),
    city,
    desks,
    rules: cityRules(),
    secret,
    people: pseudonyms(personalData, secret),
    own: ownReports(personalData, secret),
    forms: presentForms(forms, triage),
  }),
  { throttle: dynamodbThrottle(client, env.THROTTLE_TABLE), secret },
);

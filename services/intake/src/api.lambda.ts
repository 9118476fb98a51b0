import { attachmentStore } from '@maplebridge/attachments';
import { keptUntil } from '@maplebridge/directory';
import { city, desks, forms, triage } from '@maplebridge/directory/city-data';
import { dynamodbDossier } from '@maplebridge/event-log';
import { claimNames, documentClient, dynamodbThrottle, httpHandler, readEnv } from '@maplebridge/lambda';
import { reportLog, taken } from './deps.ts';
import { ApiEnv } from './env.ts';
import { presentForms } from './forms.ts';
import { reportRoutes } from './routes.ts';
import { cityRules } from './rules.ts';

const env = readEnv(ApiEnv);
const client = documentClient();

export const handler = httpHandler(
  claimNames(env),
  reportRoutes({
    reports: reportLog(client, env),
    dossier: dynamodbDossier(client, env.DOSSIER_TABLE, keptUntil(city)),
    attachments: attachmentStore({ host: env.ATTACHMENTS_HOST }),
    view: { client, table: env.VIEW_TABLE },
    taken: taken(client, env),
    city,
    desks,
    rules: cityRules(),
    forms: presentForms(forms, triage),
  }),
  { throttle: dynamodbThrottle(client, env.THROTTLE_TABLE) },
);

import { attachmentStore } from '@maplebridge/attachments';
import { geography, keptUntil, startOfDay } from '@maplebridge/directory';
import { city, desks, forms, triage } from '@maplebridge/directory/city-data';
import { dynamodbDossier } from '@maplebridge/event-log';
import { claimNames, documentClient, dynamodbThrottle, httpHandler, readEnv } from '@maplebridge/lambda';
import { reportLog, taken } from './deps.ts';
import { ApiEnv } from './env.ts';
import { asking, presentForms } from './forms.ts';
import { reportRoutes } from './routes.ts';
import { triaging } from './triage.ts';

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
    rules: {
      geography: geography(city),
      recordsFrom: startOfDay(city.policy.backdating.recordsFrom, city.timeZone),
      asking: asking(forms),
      triaging: triaging(triage, city.policy),
    },
    forms: presentForms(forms, triage),
  }),
  dynamodbThrottle(client, env.THROTTLE_TABLE),
);

import { geography, startOfDay } from '@maplebridge/directory';
import { city, forms, triage } from '@maplebridge/directory/city-data';
import { dynamodbDossier, listPage } from '@maplebridge/event-log';
import { claimNames, documentClient, httpHandler, readEnv } from '@maplebridge/lambda';
import { reportLog } from './deps.ts';
import { Open311Env } from './env.ts';
import { asking } from './forms.ts';
import { geoReportRefusing } from './open311/refusing.ts';
import { open311Routes } from './open311/routes.ts';
import { triaging } from './triage.ts';

const env = readEnv(Open311Env);
const client = documentClient();

/** Apart from the other routes, whose bundle need not carry the XML. */
export const handler = httpHandler(
  claimNames(env),
  open311Routes({
    reports: reportLog(client, env.LOG_TABLE),
    dossier: dynamodbDossier(client, env.DOSSIER_TABLE),
    geography: geography(city),
    recordsFrom: startOfDay(city.policy.backdating.recordsFrom, city.timeZone),
    asking: asking(forms),
    triaging: triaging(triage, city.policy),
    provider: { name: city.name, jurisdictions: [city.code, env.CITY], production: env.STAGE === 'prod' },
    forms: forms.categories,
    find: (wanted) => listPage(client, env.VIEW_TABLE, wanted),
  }),
  geoReportRefusing,
);

import { keptUntil } from '@maplebridge/directory';
import { city, forms } from '@maplebridge/directory/city-data';
import { dynamodbPersonalData } from '@maplebridge/event-log';
import {
  claimNames,
  deploymentSecret,
  documentClient,
  dynamodbThrottle,
  httpHandler,
  readEnv,
} from '@maplebridge/lambda';
import { reportLog } from './deps.ts';
import { Open311Env } from './env.ts';
import { cityRules } from './http/city-rules.ts';
import { geoReportProblemFormat } from './open311/problem-format.ts';
import { open311Routes } from './open311/routes.ts';
import { ownReports } from './read-model/own-reports.ts';

const env = readEnv(Open311Env);
const client = documentClient();
const secret = deploymentSecret(env.SECRET_ARN);
const personalData = dynamodbPersonalData(client, env.PERSONAL_DATA_TABLE, keptUntil(city));

/** A separate function, so that the bundle of the other routes does not contain the XML code. */
export const handler = httpHandler(
  claimNames(env),
  open311Routes({
    reports: reportLog(client, env),
    personalData,
    view: { client, table: env.VIEW_TABLE },
    city,
    rules: cityRules(),
    secret,
    own: ownReports(personalData, secret),
    provider: { name: city.name, jurisdictions: [city.code, env.CITY], production: env.STAGE === 'prod' },
    forms: forms.categories,
  }),
  { refusing: geoReportProblemFormat, throttle: dynamodbThrottle(client, env.THROTTLE_TABLE), secret },
);

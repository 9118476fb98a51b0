import { reportEvents } from '@maplebridge/contracts/intake';
import { consumes, documentClient, queueHandler, readEnv } from '@maplebridge/lambda';
import { closeForReport } from './close-for-report.ts';
import { assigning, busyness } from './deps.ts';
import { InboxEnv } from './env.ts';
import { openFromReport } from './open-from-report.ts';

const env = readEnv(InboxEnv);
const client = documentClient();
const deps = { ...assigning(client, env), busyness: busyness(client, env) };
const now = () => new Date().toISOString();

export const handler = queueHandler([
  consumes(reportEvents, 'received', (event) => openFromReport(deps, event, now())),
  consumes(reportEvents, 'withdrawn', (event) => closeForReport(deps.cases, event, now())),
  consumes(reportEvents, 'merged', (event) => closeForReport(deps.cases, event, now())),
]);

import { reportEvents } from '@maplebridge/contracts/intake';
import { type Consumer, consumes, documentClient, queueHandler, readEnv } from '@maplebridge/lambda';
import { assigning, busyness } from './deps.ts';
import { InboxEnv } from './env.ts';
import { closeForReport } from './reactions/report-closed.ts';
import { openFromReport } from './reactions/report-received.ts';
import type { ReportFact } from './reactions/subscriptions.ts';

const env = readEnv(InboxEnv);
const client = documentClient();
const deps = { ...assigning(client, env), busyness: busyness(client, env) };
const now = () => new Date().toISOString();

/** One consumer for each event type that the stack subscribes to. */
const reactions: Record<ReportFact, Consumer> = {
  received: consumes(reportEvents, 'received', (event) => openFromReport(deps, event, now())),
  withdrawn: consumes(reportEvents, 'withdrawn', (event) => closeForReport(deps.cases, event, now())),
  merged: consumes(reportEvents, 'merged', (event) => closeForReport(deps.cases, event, now())),
};

export const handler = queueHandler(Object.values(reactions));

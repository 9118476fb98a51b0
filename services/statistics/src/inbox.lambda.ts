import { city } from '@maplebridge/directory/city-data';
import { documentClient, queueHandler, readEnv } from '@maplebridge/lambda';
import { factCounters } from './count-facts.ts';
import { InboxEnv } from './env.ts';
import { counting } from './store.ts';
import { subjects } from './subjects.ts';

const env = readEnv(InboxEnv);
const count = counting(documentClient(), { log: env.LOG_TABLE, view: env.VIEW_TABLE });

// One after the other: facts of one batch often belong to the same leaf, and would only get in each other's way.
export const handler = queueHandler(
  subjects.flatMap((subject) => factCounters(subject, count, city.timeZone)),
  { inParallel: false },
);

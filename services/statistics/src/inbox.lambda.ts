import { city } from '@maplebridge/directory/city-data';
import { documentClient, queueHandler, readEnv } from '@maplebridge/lambda';
import { rulesIn } from './domain/counting/rules.ts';
import { InboxEnv } from './env.ts';
import { countingConsumer } from './reactions/count-events.ts';

const env = readEnv(InboxEnv);
const store = { client: documentClient(), view: env.VIEW_TABLE, processedEvent: env.PROCESSED_EVENT_TABLE };

export const handler = queueHandler([
  countingConsumer(store, rulesIn(city.timeZone), () => new Date().toISOString()),
]);

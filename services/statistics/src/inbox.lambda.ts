import { city } from '@maplebridge/directory/city-data';
import { documentClient, queueHandler, readEnv } from '@maplebridge/lambda';
import { rulesIn } from './counting/rules.ts';
import { countingConsumer } from './counting-consumer.ts';
import { InboxEnv } from './env.ts';

const env = readEnv(InboxEnv);
const store = { client: documentClient(), view: env.VIEW_TABLE, processedEvent: env.PROCESSED_EVENT_TABLE };

export const handler = queueHandler([
  countingConsumer(store, rulesIn(city.timeZone), () => new Date().toISOString()),
]);

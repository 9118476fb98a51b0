import { type Listed, list } from '@maplebridge/event-log';
import { documentClient, readEnv, streamHandler } from '@maplebridge/lambda';
import { bulletinOf } from './bulletin/stream.ts';
import { statisticsLogs } from './deps.ts';
import { ViewsEnv } from './env.ts';
import { observationOf } from './observation/stream.ts';
import { projectBulletin } from './read-model/bulletins.ts';
import { projectObservation } from './read-model/observations.ts';

const env = readEnv(ViewsEnv);
const client = documentClient();
const { observations, bulletins } = statisticsLogs(client, env);

async function listedOf(stream: string): Promise<Listed[]> {
  const [observation, bulletin] = [observationOf(stream), bulletinOf(stream)];
  if (observation !== undefined) {
    const { state, version } = await observations.load(stream);
    return state ? projectObservation(observation, state, version) : [];
  }
  if (bulletin === undefined) throw new Error(`${stream} belongs to no known aggregate`);
  const { state, version } = await bulletins.load(stream);
  return state ? projectBulletin(bulletin, state, version) : [];
}

/** Updates the lists of each changed observation and bulletin from its current state. */
export const handler = streamHandler(async (stream) => {
  for (const listed of await listedOf(stream)) {
    await list(client, env.VIEW_TABLE, listed, new Date().toISOString());
  }
});

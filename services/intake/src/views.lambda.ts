import { city } from '@maplebridge/directory/city-data';
import { list } from '@maplebridge/event-log';
import { documentClient, readEnv, streamHandler } from '@maplebridge/lambda';
import { reportLog } from './deps.ts';
import { confidentialRule } from './domain/confidential-matter.ts';
import { ViewsEnv } from './env.ts';
import { open311Listing } from './open311/lists.ts';
import { listedReport } from './read-model/reports.ts';
import { reportIdOf } from './report/stream.ts';

const env = readEnv(ViewsEnv);
const client = documentClient();
const reports = reportLog(client, env);
const rule = confidentialRule(city.policy.confidential);

/** Updates the staff lists and the Open311 lists for each changed report. */
export const handler = streamHandler(async (stream) => {
  const loaded = await reports.load(stream);
  const { state, version } = loaded;
  if (!state) return;
  const id = reportIdOf(stream);
  const now = new Date().toISOString();
  await list(client, env.VIEW_TABLE, listedReport(rule, id, state, version), now);
  const open311 = open311Listing(rule, id, loaded);
  if (open311) await list(client, env.VIEW_TABLE, open311, now);
});

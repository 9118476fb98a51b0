import { city } from '@maplebridge/directory/city-data';
import { list } from '@maplebridge/event-log';
import { documentClient, readEnv, streamHandler } from '@maplebridge/lambda';
import { reportLog } from './deps.ts';
import { ViewsEnv } from './env.ts';
import { listedReport } from './listed.ts';
import { reportIdOf } from './report/report.ts';

const env = readEnv(ViewsEnv);
const client = documentClient();
const reports = reportLog(client, env);

/** Puts each report that changed on its lists, as it stands now. */
export const handler = streamHandler(async (stream) => {
  const { state, version } = await reports.load(stream);
  if (!state) return;
  const listed = listedReport(city.policy.duplicates.private, reportIdOf(stream), state, version);
  await list(client, env.VIEW_TABLE, listed, new Date().toISOString());
});

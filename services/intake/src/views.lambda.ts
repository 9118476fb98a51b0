import { list } from '@maplebridge/event-log';
import { documentClient, readEnv, streamHandler } from '@maplebridge/lambda';
import { reportLog } from './deps.ts';
import { ViewsEnv } from './env.ts';
import { open311Listing } from './open311/listing.ts';
import { reportIdOf } from './report/report.ts';

const env = readEnv(ViewsEnv);
const client = documentClient();
const reports = reportLog(client, env.LOG_TABLE);

/** Puts each report that changed on its lists, as it stands now. */
export const handler = streamHandler(async (stream) => {
  const listed = open311Listing(reportIdOf(stream), await reports.load(stream));
  if (listed) await list(client, env.VIEW_TABLE, listed, new Date().toISOString());
});

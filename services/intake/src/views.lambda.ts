import { city } from '@maplebridge/directory/city-data';
import { list } from '@maplebridge/event-log';
import { documentClient, readEnv, streamHandler } from '@maplebridge/lambda';
import { confidentialRule } from './confidential-matter.ts';
import { reportLog } from './deps.ts';
import { ViewsEnv } from './env.ts';
import { open311Listing } from './open311/listing.ts';
import { listedReport } from './projection.ts';
import { reportIdOf } from './report/report.ts';

const env = readEnv(ViewsEnv);
const client = documentClient();
const reports = reportLog(client, env);
const rule = confidentialRule(city.policy.confidential);

/** Puts each report that changed on its lists, those of the staff and those of Open311, as it stands now. */
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

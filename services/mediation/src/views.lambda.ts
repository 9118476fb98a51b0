import { putView } from '@maplebridge/event-log';
import { documentClient, readEnv, streamHandler } from '@maplebridge/lambda';
import { caseRow } from './board.ts';
import { caseStream } from './case/case.ts';
import { caseLog } from './deps.ts';
import { ViewsEnv } from './env.ts';

const env = readEnv(ViewsEnv);
const client = documentClient();
const cases = caseLog(client, env.LOG_TABLE);

/** Writes the row of each case that changed, as the case stands now. */
export const handler = streamHandler(async (stream) => {
  const { state, version } = await cases.load(stream);
  if (state)
    await putView(client, env.VIEW_TABLE, caseRow(stream.slice(caseStream('').length), state, version));
});

import { putCountingView } from '@maplebridge/event-log';
import { documentClient, readEnv, streamHandler } from '@maplebridge/lambda';
import { caseStream } from './case/stream.ts';
import { caseLog, mediatorLog, policy } from './deps.ts';
import { ViewsEnv } from './env.ts';
import { mediatorOf } from './mediator/stream.ts';
import { caseRow } from './read-model/cases.ts';
import { poolRows, putPoolRows } from './read-model/mediator-pool.ts';

const env = readEnv(ViewsEnv);
const client = documentClient();
const cases = caseLog(client, env);
const mediators = mediatorLog(client, env);

/** Writes the row of each case that changed, and of each mediator, as they stand now. */
export const handler = streamHandler(async (stream) => {
  const mediator = mediatorOf(stream);
  if (mediator) await updateMediator(mediator, stream);
  else await updateCase(stream);
});

async function updateMediator(id: string, stream: string): Promise<void> {
  const { state, version } = await mediators.load(stream);
  if (state) await putPoolRows({ client, view: env.VIEW_TABLE }, poolRows(id, state, version));
}

async function updateCase(stream: string): Promise<void> {
  const { state, version, events } = await cases.load(stream);
  const last = events.at(-1);
  if (!state || !last) return;
  const id = stream.slice(caseStream('').length);
  const row = caseRow(policy, id, state, { version, recordedAt: last.recordedAt });
  await putCountingView(client, env.VIEW_TABLE, row, new Date().toISOString());
}

import { type Listed, list } from '@maplebridge/event-log';
import { documentClient, readEnv, streamHandler } from '@maplebridge/lambda';
import { accidentOf } from './accident/stream.ts';
import { policy, safetyLogs } from './deps.ts';
import type { SafetyPolicy } from './domain/safety-policy.ts';
import { enterpriseOf } from './enterprise/stream.ts';
import { ViewsEnv } from './env.ts';
import { hazardOf } from './hazard/stream.ts';
import { inspectionOf } from './inspection/stream.ts';
import { listedAccident } from './read-model/accidents.ts';
import { listedHazard } from './read-model/hazards.ts';
import { listedInspection } from './read-model/inspections.ts';
import { listedEnterprise } from './read-model/units.ts';

const env = readEnv(ViewsEnv);
const client = documentClient();
const { enterprises, inspections, hazards, accidents } = safetyLogs(client, env);

interface Log<State> {
  load(stream: string): Promise<{ readonly state: State | undefined; readonly version: number }>;
}
type Lists<State> = (policy: SafetyPolicy, id: string, state: State, version: number) => Listed[];

/** How streams of one aggregate are listed: by the id in their name, as they stand now. */
function listing<State>(idOf: (stream: string) => string | undefined, log: Log<State>, lists: Lists<State>) {
  return async (stream: string): Promise<Listed[] | undefined> => {
    const id = idOf(stream);
    if (id === undefined) return undefined;
    const { state, version } = await log.load(stream);
    return state === undefined ? [] : lists(policy, id, state, version);
  };
}

const listings = [
  listing(enterpriseOf, enterprises, listedEnterprise),
  listing(inspectionOf, inspections, listedInspection),
  listing(hazardOf, hazards, listedHazard),
  listing(accidentOf, accidents, listedAccident),
];

async function listedOf(stream: string): Promise<Listed[]> {
  for (const listed of listings) {
    const found = await listed(stream);
    if (found) return found;
  }
  throw new Error(`${stream} is of no aggregate`);
}

/**
 * Puts each stream that changed on its lists, as it stands now. One after the other: those of one park count in the same items,
 * and would only get in each other's way.
 */
export const handler = streamHandler(
  async (stream) => {
    for (const listed of await listedOf(stream)) {
      await list(client, env.VIEW_TABLE, listed, new Date().toISOString());
    }
  },
  { inParallel: false },
);

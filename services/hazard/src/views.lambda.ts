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

/** The projection of one aggregate's streams, from their present state. */
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
  throw new Error(`${stream} belongs to no aggregate`);
}

/**
 * Projects each changed stream from its present state. One after the other: streams of one park update the same counters and
 * would conflict.
 */
export const handler = streamHandler(
  async (stream) => {
    for (const listed of await listedOf(stream)) {
      await list(client, env.VIEW_TABLE, listed, new Date().toISOString());
    }
  },
  { inParallel: false },
);

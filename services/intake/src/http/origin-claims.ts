import type { NewReport } from '@maplebridge/contracts/intake';
import { type Caller, isStaff, type ProblemReply, refuse } from '@maplebridge/lambda';

/** Channels that only police stations use. From anyone else they would be recorded as the police. */
const staffChannels: ReadonlySet<NewReport['channel']> = new Set(['110-desk', 'patrol']);

/** Why this caller may not claim the channel or the facts of the report; undefined if they may. */
export function originProblem(body: NewReport, caller: Caller | undefined): ProblemReply | undefined {
  if (staffChannels.has(body.channel) && !(caller && isStaff(caller)))
    return { ...refuse('channel-not-allowed'), field: '/channel' };
  // This fact decides the routing: settled on the spot, without workstation or centre.
  const onScene = body.kind === 'dispute' && body.facts?.onScene;
  return onScene && caller?.role !== 'officer'
    ? { ...refuse('on-scene-not-allowed'), field: '/facts/onScene' }
    : undefined;
}

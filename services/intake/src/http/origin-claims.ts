import type { NewReport } from '@maplebridge/contracts/intake';
import { type Caller, isStaff, type ProblemReply, refuse } from '@maplebridge/lambda';

/** Ways in that only the stations have: whoever else named them would pass for the police in the record. */
const staffChannels: ReadonlySet<NewReport['channel']> = new Set(['110-desk', 'patrol']);

/** Why what a report says of its own origin is not to be believed of this caller; undefined if it is. */
export function barredClaim(body: NewReport, caller: Caller | undefined): ProblemReply | undefined {
  if (staffChannels.has(body.channel) && !(caller && isStaff(caller)))
    return { ...refuse('channel-not-allowed'), field: '/channel' };
  // It decides the routing: settled on the spot, with neither workstation nor centre.
  const onScene = body.kind === 'dispute' && body.facts?.onScene;
  return onScene && caller?.role !== 'officer'
    ? { ...refuse('on-scene-not-allowed'), field: '/facts/onScene' }
    : undefined;
}

import type { HazardView } from '@maplebridge/contracts/hazard';
import type { CommandResult } from '@maplebridge/event-log';
import {
  answer,
  type Call,
  type Caller,
  created,
  keepingPersons,
  type ProblemReply,
  type Pseudonym,
  type Reply,
} from '@maplebridge/lambda';
import type { HazardCommand } from '../hazard/commands.ts';
import type { HazardState } from '../hazard/state.ts';
import { hazardStream } from '../hazard/stream.ts';
import { type HazardRunning, hazardAdmission, presented } from './hazard-access.ts';
import { keeping, noteKey } from './notes.ts';

/** A request about one hazard. */
type HazardCall = Pick<Call, 'context'> & {
  readonly params: { readonly id: string };
  readonly caller: Caller;
};
type Answer = Promise<Reply<HazardView> | ProblemReply>;

/** Runs commands on hazards and replies with the hazard. */
export function hazardRunner(deps: HazardRunning) {
  const { hazards, personalData } = deps;

  const answered = (result: CommandResult<HazardState>, id: string, caller: Caller) =>
    answer(result, async (state, version) => {
      if (!state) throw new Error(`${id} has no state after its command`);
      return created(await presented(deps, id, state, caller), version, `/hazards/${id}`);
    });

  /** Runs a command on a hazard that the caller may change; `words` go to the personal-data store. */
  async function run(
    call: HazardCall,
    command: HazardCommand,
    words?: object,
    persons: readonly Pseudonym[] = [],
  ): Answer {
    const { params, caller } = call;
    const stream = hazardStream(params.id);
    const admit = await hazardAdmission(deps, params.id, caller);
    const noted = words ? keeping(personalData, stream, call, words, 'safety-record') : call.context;
    const beforeAppend = keepingPersons(persons, noted.beforeAppend);
    const result = await hazards.execute(stream, command, { ...noted, beforeAppend, admit });
    return answered(result, params.id, caller);
  }

  /** As `run`, for a command whose event names the person by pseudonym and whose words are theirs. */
  async function runAs(
    call: HazardCall,
    command: (done: { readonly by: string; readonly note: string }) => HazardCommand,
    words: string,
  ): Answer {
    const person = await deps.people.of(hazardStream(call.params.id), call.caller.sub, 'safety-record');
    return run(call, command({ by: person.id, note: noteKey(call) }), { words }, [person]);
  }

  return { run, runAs, answered };
}

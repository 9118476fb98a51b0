import type { Matter } from '@maplebridge/contracts';
import type { Accident as AccidentView, accidentEvents } from '@maplebridge/contracts/hazard';
import type { aggregateLog, CommandResult, PersonalDataStore } from '@maplebridge/event-log';
import { answer, type Call, type Caller, created, type ProblemReply, type Reply } from '@maplebridge/lambda';
import type { AccidentCommand } from '../accident/commands.ts';
import type { Accident, AccidentState } from '../accident/state.ts';
import { accidentStream } from '../accident/stream.ts';
import { keeping } from './notes.ts';
import { presentAccident } from './presenters/accident.ts';
import { type Sites, siteAdmission } from './site-access.ts';

/** The dependencies of the accident routes. */
export interface AccidentDeps extends Sites {
  readonly accidents: ReturnType<typeof aggregateLog<AccidentState, AccidentCommand, typeof accidentEvents>>;
  readonly personalData: PersonalDataStore;
}

export type AccidentCall = Pick<Call, 'context'> & {
  readonly params: { readonly id: string };
  readonly caller: Caller;
};

/** Runs commands on accidents and replies with the accident. */
export function accidentCommands({ accidents, personalData, ...sites }: AccidentDeps) {
  async function presented(id: string, state: Accident): Promise<AccidentView> {
    const kept = await personalData.read(accidentStream(id), state.note);
    return presentAccident(id, state, typeof kept?.words === 'string' ? kept.words : null);
  }

  const answered = (result: CommandResult<AccidentState>, id: string) =>
    answer(result, async (state, version) => {
      if (!state) throw new Error(`${id} has no state after its command`);
      return created(await presented(id, state), version, `/accidents/${id}`);
    });

  const admission = (id: string, caller: Caller, matterOf: (state: Accident) => Matter) =>
    siteAdmission(sites, caller, async () => (await accidents.load(accidentStream(id))).state, matterOf);

  async function run(
    call: AccidentCall,
    command: AccidentCommand,
    words?: object,
  ): Promise<Reply<AccidentView> | ProblemReply> {
    const { id } = call.params;
    const stream = accidentStream(id);
    const admit = await admission(id, call.caller, ({ kind }) => ({ of: 'accident', kind }));
    const context = words ? keeping(personalData, stream, call, words, 'safety-record') : call.context;
    return answered(await accidents.execute(stream, command, { ...context, admit }), id);
  }

  return { presented, answered, admission, run };
}

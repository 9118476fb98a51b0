import type { Inspection as InspectionView } from '@maplebridge/contracts/hazard';
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
import type { InspectionCommand } from '../inspection/commands.ts';
import type { InspectionState } from '../inspection/state.ts';
import { inspectionStream } from '../inspection/stream.ts';
import { type InspectionDeps, inspectionAdmission, presented } from './inspection-access.ts';
import { keeping } from './notes.ts';

/** A request about one inspection. */
type InspectionCall = Pick<Call, 'context'> & {
  readonly params: { readonly id: string };
  readonly caller: Caller;
};
type Answer = Promise<Reply<InspectionView> | ProblemReply>;

/** Runs commands on inspections and replies with the inspection. */
export function inspectionCommands(deps: InspectionDeps) {
  const { inspections, personalData } = deps;

  const answered = (result: CommandResult<InspectionState>, id: string) =>
    answer(result, (state, version) => {
      if (!state) throw new Error(`${id} has no state after its command`);
      return created(presented(deps, id, state), version, `/inspections/${id}`);
    });

  /** Runs a command on an inspection that the caller may change; `words` go to the personal-data store. */
  async function run(
    call: InspectionCall,
    command: InspectionCommand,
    persons: readonly Pseudonym[],
    words?: string,
  ): Answer {
    const { params, caller } = call;
    const stream = inspectionStream(params.id);
    const admit = await inspectionAdmission(deps, params.id, caller);
    const noted =
      words === undefined ? call.context : keeping(personalData, stream, call, { words }, 'safety-record');
    const beforeAppend = keepingPersons(persons, noted.beforeAppend);
    const context = { ...noted, beforeAppend, admit };
    return answered(await inspections.execute(stream, command, context), params.id);
  }

  /** The pseudonym of an account in an inspection. */
  const person = ({ params }: InspectionCall, account: string) =>
    deps.people.of(inspectionStream(params.id), account, 'safety-record');

  return { answered, run, person };
}

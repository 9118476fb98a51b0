import type { CommandResult } from '@maplebridge/event-log';
import { type Call, type Caller, type ProblemReply, serviceActor } from '@maplebridge/lambda';
import { askNext } from '../assignment/ask-next.ts';
import type { CaseCommand } from '../case/commands.ts';
import type { CaseState } from '../case/state.ts';
import { caseStream } from '../case/stream.ts';
import { isVacant } from '../case/vacancy.ts';
import type { CaseCommandDeps } from '../deps.ts';
import { admission, noteKey } from './access.ts';

/** A request about one case. */
export type CaseCall = Pick<Call, 'context'> & {
  readonly params: { readonly id: string };
  readonly caller: NonNullable<Call['caller']>;
};
export type Timed = {
  readonly context: Call['context'];
  readonly body: { readonly at?: string | undefined };
};

/** When the fact happened and when it is recorded: the same, unless it is entered later. */
export const times = ({ context, body }: Timed) => ({ at: body.at ?? context.now, now: context.now });

/** What is said in words stands in the personal-data store; the command carries where. */
export const noted = <T extends object>(call: Pick<Call, 'context'>, words: string | undefined, rest: T) =>
  words === undefined ? rest : { ...rest, note: noteKey(call) };

type Admit = (state: CaseState, caller: Caller) => ProblemReply | undefined;

export const guarded = ({ context, caller }: CaseCall, admit: Admit = admission) => ({
  ...context,
  admit: (state: CaseState) => admit(state, caller),
});

/** Runs a command on a case whom the caller may touch; `words` go to the personal-data store under the command's note. */
export function commandRunner(deps: CaseCommandDeps) {
  /** A case that was left without a mediator asks the next one at once; if that fails, the scheduler does. */
  async function fillVacancy(
    { params, context }: CaseCall,
    state: CaseState,
  ): Promise<CommandResult<CaseState> | undefined> {
    if (!state || !isVacant(state)) return undefined;
    const { now, traceparent } = context;
    const provenance = { by: serviceActor('mediation'), now, traceparent };
    const asked = await askNext(deps, params.id, state, provenance).catch(() => undefined);
    return asked?.outcome === 'appended' ? asked : undefined;
  }

  return async (
    call: CaseCall,
    command: CaseCommand,
    words?: string,
    admit?: Admit,
  ): Promise<CommandResult<CaseState>> => {
    const stream = caseStream(call.params.id);
    const { request } = call.context;
    const result = await deps.cases.execute(stream, command, {
      ...guarded(call, admit),
      ...(words !== undefined &&
        request && {
          beforeAppend: (held) =>
            deps.personalData.keep(stream, noteKey(call), { words }, request, {
              as: 'mediation-record',
              held,
            }),
        }),
    });
    if (result.outcome !== 'appended') return result;
    // The answer shows the case as it stands then, so that its ETag is the latest.
    return (await fillVacancy(call, result.state)) ?? result;
  };
}

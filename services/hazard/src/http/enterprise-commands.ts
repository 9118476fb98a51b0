import type { Area } from '@maplebridge/contracts';
import type { Enterprise as EnterpriseView } from '@maplebridge/contracts/hazard';
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
import type { EnterpriseCommand } from '../enterprise/commands.ts';
import type { EnterpriseState } from '../enterprise/state.ts';
import { enterpriseStream } from '../enterprise/stream.ts';
import { mayRing, siteBar } from './access.ts';
import type { EnterpriseDeps } from './enterprise-deps.ts';
import { keeping } from './notes.ts';
import { enterpriseView, type Readable } from './presenters/enterprise.ts';

/** A request about one enterprise. */
export type EnterpriseCall = Pick<Call, 'context'> & {
  readonly params: { readonly id: string };
  readonly caller: Caller;
};
type Answer = Promise<Reply<EnterpriseView> | ProblemReply>;

/** Data of an enterprise and of the department that supervises it. */
const supervised = { of: 'supervision' } as const;

/** Shows enterprises as a caller may see them. */
export function enterprisePresenter({ personalData, policy }: EnterpriseDeps) {
  const readable = async (id: string, area: Area, caller: Caller): Promise<Readable> => ({
    names: await personalData.readAll(enterpriseStream(id)),
    phones: mayRing(area, caller, supervised),
  });

  async function present(id: string, state: EnterpriseState, caller: Caller, unit?: string) {
    if (!state) throw new Error(`${id} has no state after its command`);
    return enterpriseView(policy, id, state, await readable(id, state.area, caller), unit);
  }

  return { readable, present };
}

/** Runs commands on enterprises and replies with the enterprise. */
export function enterpriseCommands(deps: EnterpriseDeps) {
  const { enterprises, personalData, people } = deps;
  const { present } = enterprisePresenter(deps);

  /** `unit`: the unit of the command; the last one if absent. */
  const answered = (result: CommandResult<EnterpriseState>, id: string, caller: Caller, unit?: string) =>
    answer(result, async (state, version) => {
      const own = unit ?? Object.keys(state?.units ?? {}).at(-1);
      return created(await present(id, state, caller, own), version, `/enterprises/${id}`);
    });

  /** Runs a command on an enterprise that the caller may change; `names` go to the personal-data store. */
  async function execute(
    call: EnterpriseCall,
    command: EnterpriseCommand,
    names?: object,
    persons: readonly Pseudonym[] = [],
  ) {
    const { id } = call.params;
    const stream = enterpriseStream(id);
    const noted = names ? keeping(personalData, stream, call, names, 'enterprise') : call.context;
    const beforeAppend = keepingPersons(persons, noted.beforeAppend);
    const admit = await siteBar(people, id, call.caller, supervised);
    return enterprises.execute(stream, command, { ...noted, beforeAppend, admit });
  }

  const run = async (call: EnterpriseCall, command: EnterpriseCommand, names?: object): Answer =>
    answered(
      await execute(call, command, names),
      call.params.id,
      call.caller,
      'unit' in command ? command.unit : undefined,
    );

  return { answered, execute, run };
}

import {
  addFacts,
  answerAssignment,
  assignMediator,
  breachTerm,
  closeCase,
  confirmAgreement,
  doProtocolStep,
  engageParty,
  extendLimit,
  holdSession,
  inviteDepartment,
  inviteHelper,
  objectToMediator,
  performTerm,
  recordAgreement,
  recordAppraisal,
  recordConsent,
  reopenCase,
  transferCase,
  visitParties,
} from '@maplebridge/contracts/mediation';
import {
  answer,
  type Binding,
  type Caller,
  created,
  on,
  type ProblemReply,
  type Reply,
  refuse,
} from '@maplebridge/lambda';
import { askNext } from '../assignment/ask-next.ts';
import type { CaseCommand } from '../case/commands.ts';
import type { CaseState } from '../case/state.ts';
import { caseStream } from '../case/stream.ts';
import type { ApiDeps } from '../deps.ts';
import { mediatorStream } from '../mediator/stream.ts';
import { findCase, mediatorIdOf, noteKey, wholeAdmission } from './access.ts';
import { forConflictCheck, presentCase } from './presenters/case.ts';
import { type CaseCall, commandRunner, guarded, noted, type Timed, times } from './run-command.ts';

type Answer = Promise<Reply<ReturnType<typeof presentCase>> | ProblemReply>;

export function caseCommands(deps: ApiDeps): Binding[] {
  const execute = commandRunner(deps);

  const present = (id: string, state: CaseState, caller: Caller) => {
    if (!state) throw new Error(`${id} has no state after its command`);
    const shown = presentCase(deps.casePolicy, id, state, deps.sentences);
    // Whoever declined, or was not asked to more, is not shown the case in the answer either.
    return wholeAdmission(state, caller) ? forConflictCheck(shown) : shown;
  };

  async function run(call: CaseCall, command: CaseCommand, words?: string): Answer {
    const result = await execute(call, command, words);
    return answer(result, (state, version) => created(present(call.params.id, state, call.caller), version));
  }

  return [
    on(recordConsent, (call) => run(call, { type: 'RecordConsent', ...call.body, ...times(call) })),
    on(addFacts, async (call) => {
      const openCasesAt = await weights(deps, call);
      return run(call, { type: 'AddFacts', facts: call.body.facts, openCasesAt, ...times(call) });
    }),
    on(engageParty, (call) => run(call, { type: 'EngageParty', ...call.body, ...times(call) })),
    on(assignMediator, async (call) => {
      const { mediator } = call.body;
      return mediator === undefined ? assignNext(call) : assignChosen(call, mediator);
    }),
    on(answerAssignment, (call) =>
      run(call, {
        type: 'AnswerAssignment',
        mediator: mediatorIdOf(call.caller),
        ...call.body,
        ...times(call),
      }),
    ),
    on(objectToMediator, (call) => run(call, { type: 'ObjectToMediator', ...call.body, ...times(call) })),
    on(inviteHelper, async (call) => {
      const { notes, ...helper } = call.body;
      const refused = helper.mediator && (await unfitHelper(call, helper.mediator));
      return (
        refused || run(call, { type: 'InviteHelper', ...noted(call, notes, helper), ...times(call) }, notes)
      );
    }),
    on(inviteDepartment, (call) => {
      const { notes, department } = call.body;
      return run(call, { type: 'InviteDepartment', department, note: noteKey(call), ...times(call) }, notes);
    }),
    on(doProtocolStep, (call) => {
      const { notes, step } = call.body;
      return run(call, { type: 'DoProtocolStep', ...noted(call, notes, { step }), ...times(call) }, notes);
    }),
    on(holdSession, (call) => {
      const { notes, ...session } = call.body;
      return run(call, { type: 'HoldSession', ...session, note: noteKey(call), ...times(call) }, notes);
    }),
    on(recordAppraisal, (call) => run(call, { type: 'RecordAppraisal', ...call.body, ...times(call) })),
    on(extendLimit, (call) => run(call, { type: 'ExtendLimit', ...call.body, ...times(call) })),
    on(transferCase, async (call) => {
      const { reason, ...target } = call.body;
      const shared = { note: noteKey(call), ...times(call) };
      if ('authority' in target)
        return run(call, { type: 'TransferToAuthority', ...target, ...shared }, reason);
      const openCasesAt = await weights(deps, call);
      return run(call, { type: 'TransferToTier', ...target, openCasesAt, ...shared }, reason);
    }),
    on(recordAgreement, (call) => {
      const { text, ...agreement } = call.body;
      return run(call, { type: 'RecordAgreement', ...agreement, note: noteKey(call), ...times(call) }, text);
    }),
    on(performTerm, (call) => run(call, { type: 'PerformTerm', ...call.body, ...times(call) })),
    on(breachTerm, (call) => {
      const { reason, ...breach } = call.body;
      return run(call, { type: 'BreachTerm', ...breach, note: noteKey(call), ...times(call) }, reason);
    }),
    on(visitParties, (call) => {
      const { notes, kept } = call.body;
      return run(call, { type: 'VisitParties', kept, note: noteKey(call), ...times(call) }, notes);
    }),
    on(confirmAgreement, (call) => run(call, { type: 'ConfirmAgreement', ...call.body, ...times(call) })),
    on(closeCase, (call) => run(call, { type: 'CloseCase', ...call.body, ...times(call) })),
    on(reopenCase, (call) => {
      const { reason, ground } = call.body;
      return run(call, { type: 'ReopenCase', ground, note: noteKey(call), ...times(call) }, reason);
    }),
  ];

  /** Asks the next in turn, as the caller's own command. */
  async function assignNext(call: CaseCall & Timed): Answer {
    const { id } = call.params;
    const found = await findCase(deps, id, call.caller);
    if ('rejected' in found) return found;
    const result = await askNext(deps, id, found.state, guarded(call), call.body.at);
    return answer(result, (state, version) => created(present(id, state, call.caller), version));
  }

  /** Asks whom the parties or those in charge chose. */
  async function assignChosen(call: CaseCall & Timed, mediator: string): Answer {
    const found = await findCase(deps, call.params.id, call.caller);
    if ('rejected' in found) return found;
    const { state } = await deps.mediators.load(mediatorStream(mediator));
    if (!state) return { ...refuse('unknown-mediator'), field: '/mediator' };
    const { left: _, note: _note, area: _area, ...facts } = state;
    const member = { ...facts, id: mediator, taken: 0 };
    const reasons = [{ rule: deps.policy.routing.chosen.rule }];
    return run(call, { type: 'AskMediator', member, chosen: true, reasons, ...times(call) });
  }

  /** Registered helpers are social forces; the forces of the centre lead, and do not help. */
  async function unfitHelper(
    { params, caller }: CaseCall,
    mediator: string,
  ): Promise<ProblemReply | undefined> {
    const found = await findCase(deps, params.id, caller);
    if ('rejected' in found) return found;
    const { state } = await deps.mediators.load(mediatorStream(mediator));
    if (!state) return { ...refuse('unknown-mediator'), field: '/mediator' };
    return state.group === 'social' ? undefined : { ...refuse('mediator-unsuitable'), field: '/mediator' };
  }
}

/** How busy the workstations are that the case might go to; a case that is not there is refused by its command. */
async function weights(deps: ApiDeps, { params }: CaseCall) {
  const { state } = await deps.cases.load(caseStream(params.id));
  return state && deps.busyness(state.area.station);
}

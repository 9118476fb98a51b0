import {
  closeCase,
  holdSession,
  recordAgreement,
  recordConsent,
  transferCase,
} from '@maplebridge/contracts/mediation';
import { answer, type Binding, type Call, created, on, type Refusal, type Reply } from '@maplebridge/lambda';
import { caseStream } from '../case/case.ts';
import type { CaseCommand } from '../case/commands.ts';
import type { CaseState } from '../case/state.ts';
import { presentCase } from '../presentation.ts';
import { type ApiDeps, admission } from './deps.ts';

type CaseCall = Pick<Call, 'attempt'> & {
  readonly params: { readonly id: string };
  readonly caller: NonNullable<Call['caller']>;
};

/** When the fact happened and when it is recorded: the same, unless it is entered later. */
const times = ({ attempt, body }: { attempt: Call['attempt']; body: { at?: string | undefined } }) => ({
  at: body.at ?? attempt.now,
  now: attempt.now,
});

/** Under which key of the dossier the words of this request stand; the same for its repetition. */
const noteKey = ({ attempt }: Pick<Call, 'attempt'>): string => `note-${attempt.request?.key}`;

export function caseCommands(deps: ApiDeps): Binding[] {
  /** Runs a command on a case of the caller's area; `words` go to the dossier under the command's note. */
  async function run(
    call: CaseCall,
    command: CaseCommand,
    words?: string,
  ): Promise<Reply<ReturnType<typeof present>> | Refusal> {
    const { id } = call.params;
    const stream = caseStream(id);
    const { request } = call.attempt;
    const execution = await deps.cases.execute(stream, command, {
      ...call.attempt,
      admit: (state) => admission(state, call.caller),
      ...(words !== undefined &&
        request && { beforeAppend: () => deps.dossier.keep(stream, noteKey(call), { words }, request) }),
    });
    return answer(execution, (state, version) => created(present(id, state), version));
  }

  const present = (id: string, state: CaseState) => {
    if (!state) throw new Error(`${id} has no state after its command`);
    return presentCase(id, state, deps.sentences);
  };

  return [
    on(recordConsent, (call) =>
      run(call, { type: 'RecordConsent', party: call.body.party, answer: call.body.answer, ...times(call) }),
    ),
    on(holdSession, (call) => {
      const { notes, parties, mode } = call.body;
      return run(call, { type: 'HoldSession', parties, mode, note: noteKey(call), ...times(call) }, notes);
    }),
    on(transferCase, (call) => {
      const { reason, at: _at, ...target } = call.body;
      const shared = { note: noteKey(call), ...times(call) };
      const command: CaseCommand =
        'authority' in target
          ? { type: 'TransferToAuthority', ...target, ...shared }
          : { type: 'TransferToTier', ...target, ...shared };
      return run(call, command, reason);
    }),
    on(recordAgreement, (call) => {
      const { text, at: _at, ...agreement } = call.body;
      return run(call, { type: 'RecordAgreement', ...agreement, note: noteKey(call), ...times(call) }, text);
    }),
    on(closeCase, (call) => run(call, { type: 'CloseCase', ...call.body, ...times(call) })),
  ];
}

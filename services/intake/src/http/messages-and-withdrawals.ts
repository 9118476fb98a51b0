import { addTrackedWords, addWords, withdrawReport, withdrawTracked } from '@maplebridge/contracts/intake';
import { answer, type Binding, type Call, created, on } from '@maplebridge/lambda';
import { codeHolder, type Party, partyOf, presented, reporterOnly, tracked } from './party.ts';
import type { ReportDeps } from './report-deps.ts';
import { confidentialFlag, noteKey, runCommand, withNote } from './run-command.ts';

/** Messages between reporter and staff, and withdrawals; with an account or by tracking code. */
export function messageAndWithdrawalRoutes(deps: ReportDeps): Binding[] {
  function say(party: Party, call: Pick<Call, 'context'>, words: string) {
    const from = party.own ? ('reporter' as const) : ('staff' as const);
    const command = {
      type: 'AddWords',
      ...{ from, note: noteKey(call), at: call.context.now },
      ...confidentialFlag(deps, words),
    } as const;
    return runCommand(deps, party, call, command, words);
  }
  function takeBack(party: Party, call: Pick<Call, 'context'>, reason: string | undefined) {
    const command = { type: 'WithdrawReport', ...withNote(call, reason), at: call.context.now } as const;
    return runCommand(deps, reporterOnly(party), call, command, reason);
  }

  return [
    on(addWords, async (call) => {
      const party = await partyOf(deps, call.params.id, call.caller);
      return answer(await say(party, call, call.body.words), async (state, version) =>
        created(await presented(deps, party.id, state), version),
      );
    }),
    on(withdrawReport, async (call) => {
      const party = await partyOf(deps, call.params.id, call.caller);
      return answer(await takeBack(party, call, call.body.reason), async (state, version) =>
        created(await presented(deps, party.id, state), version),
      );
    }),
    on(addTrackedWords, async (call) => {
      const holder = codeHolder(call.params.code);
      return answer(await say(holder, call, call.body.words), async (state, version) =>
        created(await tracked(deps, holder.id, state), version),
      );
    }),
    on(withdrawTracked, async (call) => {
      const holder = codeHolder(call.params.code);
      return answer(await takeBack(holder, call, call.body.reason), async (state, version) =>
        created(await tracked(deps, holder.id, state), version),
      );
    }),
  ];
}

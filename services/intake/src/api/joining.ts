import { joinReport, mergeReport } from '@maplebridge/contracts/intake';
import { answer, type Binding, created, on, refuse } from '@maplebridge/lambda';
import { barredFrom, isShownToOthers } from '../confidentiality.ts';
import { presentToOthers } from '../presentation.ts';
import { pseudonymOf } from '../pseudonym.ts';
import { reportStream } from '../report/report.ts';
import type { ReportDeps } from './deps.ts';
import { type Party, partyOf, presented, there } from './party.ts';
import { noted, noteKey, runCommand } from './run-command.ts';

/** Reports about the same: others say that it is theirs too, staff put two together. */
export const joining = (deps: ReportDeps): Binding[] => [
  on(joinReport, async (call) => {
    const { params, caller, body, attempt } = call;
    const { id } = params;
    const stream = reportStream(id);
    const { state } = await deps.reports.load(stream);
    const shown = state && isShownToOthers(deps.city.policy.duplicates.private, state);
    // What nobody may know of is not there, for whoever asks.
    if (!shown || !attempt.request) return refuse('not-found');
    const { own } = await partyOf(deps, id, caller);
    const by = await pseudonymOf(deps.dossier, stream, caller.sub, attempt.request, state.held);
    const command = { type: 'JoinReport', by, own, ...noted(call, body.words), at: attempt.now } as const;
    const execution = await runCommand(deps, { id, admit: () => undefined }, call, command, body.words);
    return answer(execution, (now, version) => created(presentToOthers(id, there(id, now)), version));
  }),

  on(mergeReport, async (call) => {
    const { params, caller, body, attempt } = call;
    const { id } = params;
    const { state: target } = await deps.reports.load(reportStream(body.into));
    const execution = await runCommand(
      deps,
      { id, admit: staffAlone(caller) },
      call,
      {
        type: 'MergeReport',
        from: id,
        into: body.into,
        target: target && { kind: target.kind, area: target.area, mergedInto: target.merged?.into },
        note: noteKey(call),
        at: attempt.now,
      },
      body.reason,
    );
    // The pair is taken: at the same moment the other was merged into this one.
    if (execution.outcome === 'full') return { ...refuse('not-mergeable'), field: '/into' };
    return answer(execution, async (now, version) => created(await presented(deps, id, now), version));
  }),
];

/** Whoever reported it does not merge it unless they are staff of its area. */
const staffAlone =
  (caller: Parameters<typeof barredFrom>[1]): Party['admit'] =>
  (state) =>
    state ? barredFrom(state, caller) : refuse('not-found');

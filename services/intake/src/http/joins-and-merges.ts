import { joinReport, mergeReport } from '@maplebridge/contracts/intake';
import { visibleTo } from '@maplebridge/contracts/visibility';
import { answer, type Binding, created, on, refuse } from '@maplebridge/lambda';
import { circleOf, isSuggested } from '../domain/confidentiality.ts';
import type { Report, ReportState } from '../report/state.ts';
import { reportStream } from '../report/stream.ts';
import { barredFrom, standingOf } from './access.ts';
import { partyOf, presented, there } from './party.ts';
import { presentJoined } from './presenters/report.ts';
import type { ReportDeps } from './report-deps.ts';
import { flagged, noted, noteKey, runCommand } from './run-command.ts';

/** Reports about the same: others say that it is theirs too, staff put two together. */
export const joining = (deps: ReportDeps): Binding[] => [
  on(joinReport, async (call) => {
    const { params, caller, body, context } = call;
    const { id } = params;
    const stream = reportStream(id);
    const rule = deps.rules.confidential;
    const [{ state }, { own }] = await Promise.all([deps.reports.load(stream), partyOf(deps, id, caller)]);
    const isKnown = (it: Report) =>
      visibleTo(standingOf(it, caller, { own }), circleOf(rule, it)).has('exists');
    // What nobody may know of is not there, for whoever asks.
    if (!state || !isKnown(state)) return refuse('not-found');
    if (own || !isSuggested(rule, state)) return refuse('not-joinable');
    const person = await deps.people.of(stream, caller.sub, 'report');
    const command = {
      type: 'JoinReport',
      ...{ by: person.id, own, at: context.now },
      ...noted(call, body.words),
      ...flagged(deps, body.words),
    } as const;
    const admit = (now: ReportState) => (now && isKnown(now) ? undefined : refuse('not-found'));
    const result = await runCommand(deps, { id, admit }, call, command, body.words, [person]);
    // Without a version: it would count the steps that are not shown.
    return answer(result, (now) => ({ status: 201, body: presentJoined(id, there(id, now)) }));
  }),

  on(mergeReport, async (call) => {
    const { params, caller, body, context } = call;
    const { id } = params;
    const barred = (it: ReportState) =>
      it ? barredFrom(deps.rules.confidential, it, caller) : refuse('not-found');
    const { state: into } = await deps.reports.load(reportStream(body.into));
    // What the caller may not open is no report to merge into, as one that does not exist.
    const target = barred(into) ? undefined : into;
    const result = await runCommand(
      deps,
      // Whoever reported it does not merge it unless they are staff of its area.
      { id, admit: barred },
      call,
      {
        type: 'MergeReport',
        from: id,
        into: body.into,
        target: target && {
          kind: target.kind,
          area: target.area,
          mergedInto: target.merged?.into,
          absorbed: target.absorbed.length,
        },
        note: noteKey(call),
        at: context.now,
      },
      body.reason,
    );
    // The pair is taken: at the same moment the other was merged into this one.
    if (result.outcome === 'full') return { ...refuse('not-mergeable'), field: '/into' };
    return answer(result, async (now, version) => created(await presented(deps, id, now), version));
  }),
];

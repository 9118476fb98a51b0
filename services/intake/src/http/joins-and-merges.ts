import { joinReport, mergeReport } from '@maplebridge/contracts/intake';
import { visibleTo } from '@maplebridge/contracts/visibility';
import { answer, type Binding, created, on, refuse } from '@maplebridge/lambda';
import { circleOf, isSuggested } from '../domain/confidentiality.ts';
import type { Report, ReportState } from '../report/state.ts';
import { reportStream } from '../report/stream.ts';
import { accessProblem, standingOf } from './access.ts';
import { partyOf, presented, requireState } from './party.ts';
import { presentJoined } from './presenters/report.ts';
import type { ReportDeps } from './report-deps.ts';
import { confidentialFlag, noteKey, runCommand, withNote } from './run-command.ts';

/** Reports about the same matter: other people join a report, staff merge two reports. */
export const joinAndMergeRoutes = (deps: ReportDeps): Binding[] => [
  on(joinReport, async (call) => {
    const { params, caller, body, context } = call;
    const { id } = params;
    const stream = reportStream(id);
    const rule = deps.rules.confidential;
    const [{ state }, { own }] = await Promise.all([deps.reports.load(stream), partyOf(deps, id, caller)]);
    const isKnown = (it: Report) =>
      visibleTo(standingOf(it, caller, { own }), circleOf(rule, it)).has('exists');
    // A report whose existence is hidden from the caller answers 404.
    if (!state || !isKnown(state)) return refuse('not-found');
    if (own || !isSuggested(rule, state)) return refuse('not-joinable');
    const person = await deps.people.of(stream, caller.sub, 'report');
    const command = {
      type: 'JoinReport',
      ...{ by: person.id, own, at: context.now },
      ...withNote(call, body.words),
      ...confidentialFlag(deps, body.words),
    } as const;
    const admit = (now: ReportState) => (now && isKnown(now) ? undefined : refuse('not-found'));
    const result = await runCommand(deps, { id, admit }, call, command, body.words, [person]);
    // No version: it would reveal the number of hidden steps.
    return answer(result, (now) => ({ status: 201, body: presentJoined(id, requireState(id, now)) }));
  }),

  on(mergeReport, async (call) => {
    const { params, caller, body, context } = call;
    const { id } = params;
    const denied = (it: ReportState) =>
      it ? accessProblem(deps.rules.confidential, it, caller) : refuse('not-found');
    const { state: into } = await deps.reports.load(reportStream(body.into));
    // A report that the caller may not open is treated as unknown.
    const target = denied(into) ? undefined : into;
    const result = await runCommand(
      deps,
      // The reporter may not merge it unless they are staff of its area.
      { id, admit: denied },
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
    // The pair is reserved: the other report was merged into this one at the same time.
    if (result.outcome === 'full') return { ...refuse('not-mergeable'), field: '/into' };
    return answer(result, async (now, version) => created(await presented(deps, id, now), version));
  }),
];

import { getReport, submitAnonymousReport, submitReport, trackReport } from '@maplebridge/contracts/intake';
import {
  answer,
  type Binding,
  created,
  derivedId,
  idOfTrackingCode,
  ok,
  on,
  refuse,
  trackingCode,
} from '@maplebridge/lambda';
import { barredFrom } from './confidentiality.ts';
import { presentReport, presentTracked } from './presentation.ts';
import type { ReportDossier } from './receive.ts';
import { reportStream } from './report/report.ts';
import type { ReportState } from './report/state.ts';
import { type IntakeDeps, record, taking } from './take.ts';

export function reportRoutes(deps: IntakeDeps): Binding[] {
  const { reports, dossier } = deps;
  const take = taking(deps);

  return [
    on(submitReport, async (call) => {
      const id = derivedId(call.caller, call.key);
      const taken = await take(id, call.body, call.attempt, call.caller);
      if ('rejected' in taken) return taken;
      return answer(taken, (state, version) =>
        created(presentReport(id, present(state), call.body.words), version, `/reports/${id}`),
      );
    }),

    on(submitAnonymousReport, async (call) => {
      const code = trackingCode(call.key);
      const id = idOfTrackingCode(code);
      const taken = await take(id, call.body, call.attempt, undefined);
      if ('rejected' in taken) return taken;
      return answer(taken, (state, version) =>
        created({ ...presentTracked(id, present(state)), trackingCode: code }, version),
      );
    }),

    on(getReport, async ({ params, caller }) => {
      const { state, version } = await reports.load(reportStream(params.id));
      if (!state) return refuse('not-found');
      const kept = (await dossier.read(reportStream(params.id), record)) as ReportDossier | undefined;
      const barred = kept?.reporter === caller.sub ? undefined : barredFrom(state, caller);
      if (barred) return barred;
      return ok(presentReport(params.id, state, kept?.words ?? null), version);
    }),

    on(trackReport, async ({ params }) => {
      const id = idOfTrackingCode(params.code);
      const { state, version } = await reports.load(reportStream(id));
      return state?.anonymous ? ok(presentTracked(id, state), version) : refuse('not-found');
    }),
  ];
}

function present(state: ReportState): NonNullable<ReportState> {
  if (!state) throw new Error('a received report has a state');
  return state;
}

import {
  getReportForms,
  type ReportForms,
  submitAnonymousReport,
  submitReport,
} from '@maplebridge/contracts/intake';
import {
  answer,
  type Binding,
  type Call,
  created,
  createdId,
  idOfTrackingCode,
  ok,
  on,
  trackingCode,
} from '@maplebridge/lambda';
import { reportCreator } from './create-report.ts';
import { requireState } from './party.ts';
import { presentReport, presentTracked } from './presenters/report.ts';
import { batchRoute } from './report-batches.ts';
import type { ReportDeps } from './report-deps.ts';
import { loadDetails } from './report-details.ts';

export interface SubmissionDeps extends ReportDeps {
  readonly forms: ReportForms;
}

/** Routes that create reports, and the forms that describe what can be reported. */
export function reportSubmissions(deps: SubmissionDeps): Binding[] {
  const { forms } = deps;
  const createReport = reportCreator(deps);

  async function submit(call: Call<typeof submitReport>) {
    const id = createdId(call.context.request);
    const result = await createReport(id, call, call.caller);
    if ('rejected' in result) return result;
    return answer(result.result, async (state, version) => {
      const it = requireState(id, state);
      const shown = presentReport(id, it, await loadDetails(deps, id, it, result.records));
      return created(shown, version, `/reports/${id}`);
    });
  }

  return [
    on(getReportForms, async () => ok(forms)),
    on(submitReport, submit),
    batchRoute(submit, deps.secret),

    on(submitAnonymousReport, async (call) => {
      const code = trackingCode(await deps.secret(), call.key);
      const id = idOfTrackingCode(code);
      const result = await createReport(id, call, undefined);
      if ('rejected' in result) return result;
      return answer(result.result, async (state, version) => {
        const it = requireState(id, state);
        const shown = presentTracked(id, it, await loadDetails(deps, id, it, result.records));
        return created({ ...shown, trackingCode: code }, version);
      });
    }),
  ];
}

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
import { there } from './party.ts';
import { presentReport, presentTracked } from './presenters/report.ts';
import { batching } from './report-batches.ts';
import type { ReportDeps } from './report-deps.ts';
import { besides } from './report-details.ts';
import { taking } from './submit-report.ts';

export interface ReceivingDeps extends ReportDeps {
  readonly forms: ReportForms;
}

/** The front door. */
export function receiving(deps: ReceivingDeps): Binding[] {
  const { forms } = deps;
  const take = taking(deps);

  async function submit(call: Call<typeof submitReport>) {
    const id = createdId(call.context.request);
    const taken = await take(id, call, call.caller);
    if ('rejected' in taken) return taken;
    return answer(taken.result, async (state, version) => {
      const it = there(id, state);
      const shown = presentReport(id, it, await besides(deps, id, it, taken.records));
      return created(shown, version, `/reports/${id}`);
    });
  }

  return [
    on(getReportForms, async () => ok(forms)),
    on(submitReport, submit),
    batching(submit, deps.secret),

    on(submitAnonymousReport, async (call) => {
      const code = trackingCode(await deps.secret(), call.key);
      const id = idOfTrackingCode(code);
      const taken = await take(id, call, undefined);
      if ('rejected' in taken) return taken;
      return answer(taken.result, async (state, version) => {
        const it = there(id, state);
        const shown = presentTracked(id, it, await besides(deps, id, it, taken.records));
        return created({ ...shown, trackingCode: code }, version);
      });
    }),
  ];
}

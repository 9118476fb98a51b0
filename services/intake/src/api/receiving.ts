import {
  getReportForms,
  type NewReport,
  type ReportForms,
  submitAnonymousReport,
  submitReport,
} from '@maplebridge/contracts/intake';
import type { Execution } from '@maplebridge/event-log';
import {
  answer,
  type Binding,
  type Call,
  type Caller,
  created,
  derivedId,
  idOfTrackingCode,
  ok,
  on,
  type Refusal,
  trackingCode,
} from '@maplebridge/lambda';
import { batching } from '../batch.ts';
import { keepOwn } from '../own-reports.ts';
import { presentReport, presentTracked, type Records, reportRecord } from '../presentation.ts';
import { receive } from '../receive.ts';
import { receivedWhen } from '../report/receiving.ts';
import { reportStream } from '../report/report.ts';
import type { ReportState } from '../report/state.ts';
import { similarTo } from '../similar.ts';
import { besides, type ReportDeps } from './deps.ts';
import { there } from './party.ts';

export interface ReceivingDeps extends ReportDeps {
  readonly forms: ReportForms;
}

/** What a report became, and what the dossier holds of it. */
interface Taken {
  readonly execution: Execution<ReportState>;
  readonly records: Records;
}

/** The front door. */
export function receiving(deps: ReceivingDeps): Binding[] {
  const { reports, dossier, view, city, rules, forms } = deps;

  async function take(
    id: string,
    { body, attempt }: Pick<Call, 'attempt'> & { readonly body: NewReport },
    caller: Caller | undefined,
  ): Promise<Taken | Refusal> {
    const received = receive(body, caller, rules, attempt.now);
    if ('rejected' in received) return received;
    const { command, dossier: content } = received;
    const { request } = attempt;
    const stream = reportStream(id);
    const similar = await similarTo(view, city.policy.duplicates, command);

    /** The words first, then whose report it is. */
    async function keep(mark: NonNullable<typeof request>, held: boolean) {
      const as = body.kind === 'tip' ? 'tip' : 'report';
      const kept = await dossier.keep(stream, reportRecord, content, mark, { as, held });
      if (kept === 'key-reused' || !caller) return kept;
      return keepOwn(dossier, caller.sub, { kind: body.kind, id, receivedAt: receivedWhen(command) }, mark);
    }
    const execution = await reports.execute(
      stream,
      { ...command, ...(similar.length && { similar }) },
      { ...attempt, ...(request && { beforeAppend: (held) => keep(request, held) }) },
    );
    return { execution, records: new Map([[reportRecord, content]]) };
  }

  async function submit(call: Call<typeof submitReport>) {
    const id = derivedId(call.caller, call.key);
    const taken = await take(id, call, call.caller);
    if ('rejected' in taken) return taken;
    return answer(taken.execution, async (state, version) => {
      const it = there(id, state);
      const shown = presentReport(id, it, await besides(deps, id, it, taken.records));
      return created(shown, version, `/reports/${id}`);
    });
  }

  return [
    on(getReportForms, async () => ok(forms)),
    on(submitReport, submit),
    batching(submit),

    on(submitAnonymousReport, async (call) => {
      const code = trackingCode(call.key);
      const id = idOfTrackingCode(code);
      const taken = await take(id, call, undefined);
      if ('rejected' in taken) return taken;
      return answer(taken.execution, async (state, version) => {
        const it = there(id, state);
        const shown = presentTracked(id, it, await besides(deps, id, it, taken.records));
        return created({ ...shown, trackingCode: code }, version);
      });
    }),
  ];
}

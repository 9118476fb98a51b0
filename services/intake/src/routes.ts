import {
  getReport,
  getReportForms,
  type NewReport,
  type ReportForms,
  submitAnonymousReport,
  submitReport,
  trackReport,
} from '@maplebridge/contracts/intake';
import type { Dossier, Execution } from '@maplebridge/event-log';
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
  refuse,
  trackingCode,
} from '@maplebridge/lambda';
import { batching } from './batch.ts';
import { barredFrom } from './confidentiality.ts';
import type { ReportLog } from './deps.ts';
import { presentReport, presentTracked } from './presentation.ts';
import { type IntakeRules, type ReportDossier, receive } from './receive.ts';
import { reportStream } from './report/report.ts';
import type { ReportState } from './report/state.ts';

export interface IntakeDeps extends IntakeRules {
  readonly reports: ReportLog;
  readonly dossier: Dossier;
  readonly forms: ReportForms;
}

/** The record of a report's dossier. */
const record = 'report';

export function reportRoutes({ reports, dossier, forms, ...rules }: IntakeDeps): Binding[] {
  async function take(
    id: string,
    { body, attempt }: Pick<Call, 'attempt'> & { readonly body: NewReport },
    caller: Caller | undefined,
  ): Promise<Execution<ReportState> | Refusal> {
    const received = receive(body, caller, rules, attempt.now);
    if ('rejected' in received) return received;
    const { request } = attempt;
    const stream = reportStream(id);
    return reports.execute(stream, received.command, {
      ...attempt,
      ...(request && { beforeAppend: () => dossier.keep(stream, record, received.dossier, request) }),
    });
  }

  /** The triage in words, for reports from since there is one. */
  const told = (state: ReportState) => state?.triage && { triage: rules.triaging.inWords(state.triage) };

  async function submit(call: Call<typeof submitReport>) {
    const id = derivedId(call.caller, call.key);
    const taken = await take(id, call, call.caller);
    if ('rejected' in taken) return taken;
    return answer(taken, (state, version) =>
      created(
        { ...presentReport(id, present(state), call.body.words), ...told(state) },
        version,
        `/reports/${id}`,
      ),
    );
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
      return answer(taken, (state, version) =>
        created({ ...presentTracked(id, present(state)), ...told(state), trackingCode: code }, version),
      );
    }),

    on(getReport, async ({ params, caller }) => {
      const { state, version } = await reports.load(reportStream(params.id));
      if (!state) return refuse('not-found');
      const kept = (await dossier.read(reportStream(params.id), record)) as ReportDossier | undefined;
      const barred = kept?.reporter === caller.sub ? undefined : barredFrom(state, caller);
      if (barred) return barred;
      return ok({ ...presentReport(params.id, state, kept?.words ?? null), ...told(state) }, version);
    }),

    on(trackReport, async ({ params }) => {
      const id = idOfTrackingCode(params.code);
      const { state, version } = await reports.load(reportStream(id));
      return state?.anonymous
        ? ok({ ...presentTracked(id, state), ...told(state) }, version)
        : refuse('not-found');
    }),
  ];
}

function present(state: ReportState): NonNullable<ReportState> {
  if (!state) throw new Error('a received report has a state');
  return state;
}

import {
  getReport,
  type NewReport,
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
import { barredFrom } from './confidentiality.ts';
import type { ReportLog } from './deps.ts';
import { presentReport, presentTracked } from './presentation.ts';
import { type IntakeRules, type ReportDossier, receive } from './receive.ts';
import { reportRecord as record, reportStream } from './report/report.ts';
import type { ReportState } from './report/state.ts';

export interface IntakeDeps extends IntakeRules {
  readonly reports: ReportLog;
  readonly dossier: Dossier;
}

export function reportRoutes({ reports, dossier, ...rules }: IntakeDeps): Binding[] {
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
      ...(request && {
        beforeAppend: (held) =>
          dossier.keep(stream, record, received.dossier, request, {
            as: body.kind === 'tip' ? 'tip' : 'report',
            held,
          }),
      }),
    });
  }

  return [
    on(submitReport, async (call) => {
      const id = derivedId(call.caller, call.key);
      const taken = await take(id, call, call.caller);
      if ('rejected' in taken) return taken;
      return answer(taken, (state, version) =>
        created(presentReport(id, present(state), call.body.words), version, `/reports/${id}`),
      );
    }),

    on(submitAnonymousReport, async (call) => {
      const code = trackingCode(call.key);
      const id = idOfTrackingCode(code);
      const taken = await take(id, call, undefined);
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

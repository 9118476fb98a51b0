import { type NewReport, submitAnonymousReport, submitReport } from '@maplebridge/contracts/intake';
import type { Execution } from '@maplebridge/event-log';
import {
  answer,
  type Binding,
  type Call,
  type Caller,
  created,
  derivedId,
  idOfTrackingCode,
  on,
  type Refusal,
  trackingCode,
} from '@maplebridge/lambda';
import { appointmentRoutes } from './api/appointment-routes.ts';
import { attachmentRoutes } from './api/attachment-routes.ts';
import { besides, type ReportDeps } from './api/deps.ts';
import { joining } from './api/joining.ts';
import { there } from './api/party.ts';
import { reportReads } from './api/report-reads.ts';
import { wordsAndWithdrawals } from './api/words-and-withdrawals.ts';
import { keepOwn, ownReports } from './own-reports.ts';
import { presentReport, presentTracked, type Records, reportRecord } from './presentation.ts';
import { privacyRoutes } from './privacy/privacy-routes.ts';
import { type IntakeRules, receive } from './receive.ts';
import { receivedWhen } from './report/receiving.ts';
import { reportStream } from './report/report.ts';
import type { ReportState } from './report/state.ts';
import { similarTo } from './similar.ts';

export interface IntakeDeps extends ReportDeps {
  readonly rules: IntakeRules;
}

/** Everything about reports that has been built. */
export const reportRoutes = (deps: IntakeDeps): Binding[] => [
  ...receiving(deps),
  ...reportReads(deps),
  ...joining(deps),
  ...wordsAndWithdrawals(deps),
  ...attachmentRoutes(deps),
  ...appointmentRoutes(deps),
  ...privacyRoutes({ ...deps, own: ownReports(deps.dossier), retention: deps.city.retention }),
];

type Received = { readonly execution: Execution<ReportState>; readonly records: Records };

function receiving(deps: IntakeDeps): Binding[] {
  const { reports, dossier, view, duplicates, rules } = deps;

  async function take(
    id: string,
    { body, attempt }: Pick<Call, 'attempt'> & { readonly body: NewReport },
    caller: Caller | undefined,
  ): Promise<Received | Refusal> {
    const received = receive(body, caller, rules, attempt.now);
    if ('rejected' in received) return received;
    const { command, dossier: content } = received;
    const { request } = attempt;
    const stream = reportStream(id);
    const similar = await similarTo(view, duplicates, command);

    /** The words first, then whose report it is: of what was not kept nobody is told that it is theirs. */
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

  return [
    on(submitReport, async (call) => {
      const id = derivedId(call.caller, call.key);
      const taken = await take(id, call, call.caller);
      if ('rejected' in taken) return taken;
      return answer(taken.execution, async (state, version) => {
        const it = there(id, state);
        const shown = presentReport(id, it, await besides(deps, id, it, taken.records));
        return created(shown, version, `/reports/${id}`);
      });
    }),

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

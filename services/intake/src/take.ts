import type { NewReport } from '@maplebridge/contracts/intake';
import type { Attempt, Dossier, Execution } from '@maplebridge/event-log';
import type { Caller, Refusal } from '@maplebridge/lambda';
import type { ReportLog } from './deps.ts';
import { type IntakeRules, receive } from './receive.ts';
import { reportStream } from './report/report.ts';
import type { ReportState } from './report/state.ts';

export interface IntakeDeps extends IntakeRules {
  readonly reports: ReportLog;
  readonly dossier: Dossier;
}

/** The record of a report's dossier. */
export const record = 'report';

/** By which every door takes a report in: words and names to the dossier, then the event. */
export const taking =
  ({ reports, dossier, ...rules }: IntakeDeps) =>
  async (
    id: string,
    body: NewReport,
    attempt: Attempt,
    caller: Caller | undefined,
  ): Promise<Execution<ReportState> | Refusal> => {
    const received = receive(body, caller, rules, attempt.now);
    if ('rejected' in received) return received;
    const { request } = attempt;
    const stream = reportStream(id);
    return reports.execute(stream, received.command, {
      ...attempt,
      ...(request && { beforeAppend: () => dossier.keep(stream, record, received.dossier, request) }),
    });
  };

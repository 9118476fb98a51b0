import type { NewReport } from '@maplebridge/contracts/intake';
import type { Dossier, Execution } from '@maplebridge/event-log';
import type { Call, Caller, Refusal } from '@maplebridge/lambda';
import type { ReportLog } from './deps.ts';
import { type IntakeRules, receive } from './receive.ts';
import { reportStream } from './report/report.ts';
import type { ReportState } from './report/state.ts';

export interface TakingDeps extends IntakeRules {
  readonly reports: ReportLog;
  readonly dossier: Dossier;
}

/** The record of a report's dossier. */
export const record = 'report';

/** By which every door takes a report in: words and names to the dossier, then the event. */
export function taking({ reports, dossier, ...rules }: TakingDeps) {
  return async (
    id: string,
    { body, attempt }: Pick<Call, 'attempt'> & { readonly body: NewReport },
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
}

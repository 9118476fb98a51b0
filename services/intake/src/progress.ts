import type { CloudEvent } from '@maplebridge/contracts';
import type { Progress } from '@maplebridge/contracts/intake';
import { caseEvents } from '@maplebridge/contracts/mediation';
import { type Consumer, consumes, type Handled, serviceActor } from '@maplebridge/lambda';
import type { ReportLog } from './deps.ts';
import { reportStream } from './report/report.ts';

/** Turns what mediation tells of a case into progress of the report it serves. */
export function progressConsumers(reports: ReportLog, now: () => string): Consumer[] {
  const record =
    (step: Progress['step']) =>
    async (event: CloudEvent<{ reportId: string; outcome?: string }>): Promise<Handled> => {
      const { reportId, outcome } = event.data;
      const execution = await reports.execute(
        reportStream(reportId),
        {
          type: 'RecordProgress',
          step,
          at: event.time,
          caseId: event.subject.replace(/^case-/, ''),
          ...(outcome && { outcome }),
          cause: event.id,
        },
        { by: serviceActor('intake'), now: now(), traceparent: event.traceparent },
      );
      if (execution.outcome === 'appended') return 'handled';
      if (execution.outcome === 'unchanged') return { ignored: 'told already' };
      throw new Error(`progress of ${event.id} was not recorded: ${JSON.stringify(execution)}`);
    };

  return [
    consumes(caseEvents, 'opened', record('case-opened')),
    consumes(caseEvents, 'transferred', record('case-transferred')),
    consumes(caseEvents, 'agreed', record('agreement-reached')),
    consumes(caseEvents, 'closed', record('case-closed')),
    consumes(caseEvents, 'reopened', record('case-reopened')),
  ];
}

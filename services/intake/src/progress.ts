import type { CloudEvent } from '@maplebridge/contracts';
import { hazardEvents } from '@maplebridge/contracts/hazard';
import type { Progress } from '@maplebridge/contracts/intake';
import { caseEvents } from '@maplebridge/contracts/mediation';
import { type Consumer, consumes, type Handled, serviceActor } from '@maplebridge/lambda';
import type { ReportLog } from './deps.ts';
import { reportStream } from './report/report.ts';

/** What events tell of the report they serve. */
interface Told {
  readonly reportId: string;
  readonly outcome?: string | undefined;
}

/** Turns what mediation tells of a case, and the hazard service of a hazard, into progress of the report it serves. */
export function progressConsumers(reports: ReportLog, now: () => string): Consumer[] {
  async function record(
    step: Progress['step'],
    { id, time, traceparent, data }: CloudEvent<Told>,
    about: Pick<Progress, 'caseId' | 'hazardId'>,
  ): Promise<Handled> {
    const { reportId, outcome } = data;
    const result = await reports.execute(
      reportStream(reportId),
      { type: 'RecordProgress', step, at: time, ...about, ...(outcome && { outcome }), cause: id },
      { by: serviceActor('intake'), now: now(), traceparent },
    );
    if (result.outcome === 'appended') return 'handled';
    if (result.outcome === 'unchanged') return { ignored: 'told already' };
    throw new Error(`progress of ${id} was not recorded: ${JSON.stringify(result)}`);
  }

  const ofCase = (step: Progress['step']) => (event: CloudEvent<Told>) =>
    record(step, event, { caseId: event.subject.replace(/^case-/, '') });

  return [
    consumes(caseEvents, 'opened', ofCase('case-opened')),
    consumes(caseEvents, 'transferred', ofCase('case-transferred')),
    consumes(caseEvents, 'agreed', ofCase('agreement-reached')),
    consumes(caseEvents, 'closed', ofCase('case-closed')),
    consumes(caseEvents, 'reopened', ofCase('case-reopened')),
    consumes(hazardEvents, 'report-followed', (event) =>
      record(`hazard-${event.data.step}`, event, { hazardId: event.subject.replace(/^hazard-/, '') }),
    ),
  ];
}

import type { CloudEvent } from '@maplebridge/contracts';
import { hazardEvents } from '@maplebridge/contracts/hazard';
import { codes, type Progress } from '@maplebridge/contracts/intake';
import { caseEvents } from '@maplebridge/contracts/mediation';
import { type Consumer, consumes, type Handled, serviceActor } from '@maplebridge/lambda';
import type { ReportLog } from '../deps.ts';
import { reportStream } from '../report/stream.ts';
import { caseSteps } from './subscriptions.ts';

/** What an event says about the report that it concerns. */
interface ReportLink {
  readonly reportId: string;
  readonly outcome?: string | undefined;
}

/** Records events of cases and hazards as progress of the report that they concern. */
export function progressConsumers(reports: ReportLog, now: () => string): Consumer[] {
  async function record(
    step: Progress['step'],
    { id, time, traceparent, data }: CloudEvent<ReportLink>,
    about: Pick<Progress, 'caseId' | 'hazardId'>,
  ): Promise<Handled> {
    const { reportId, outcome } = data;
    const result = await reports.execute(
      reportStream(reportId),
      { type: 'RecordProgress', step, at: time, ...about, ...(outcome && { outcome }), cause: id },
      { by: serviceActor('intake'), now: now(), traceparent },
    );
    if (result.outcome === 'appended') return 'handled';
    if (result.outcome === 'unchanged') return { ignored: 'already recorded' };
    throw new Error(`progress of ${id} was not recorded: ${JSON.stringify(result)}`);
  }

  const ofCase = (step: Progress['step']) => (event: CloudEvent<ReportLink>) =>
    record(step, event, { caseId: event.subject.replace(/^case-/, '') });

  return [
    ...codes(caseSteps).map((fact) => consumes(caseEvents, fact, ofCase(caseSteps[fact]))),
    consumes(hazardEvents, 'report-followed', (event) =>
      record(`hazard-${event.data.step}`, event, { hazardId: event.subject.replace(/^hazard-/, '') }),
    ),
  ];
}

import type { CloudEvent } from '@maplebridge/contracts';
import type { DisputeCategory, ReportEvent } from '@maplebridge/contracts/intake';
import { type Handled, serviceActor } from '@maplebridge/lambda';
import { caseStream } from './case/case.ts';
import type { CaseLog } from './deps.ts';

type Received = Extract<ReportEvent, { type: 'received' }>['data'];

/** Parties a dispute has when the report does not count them. */
const usualParties = 2;

/** Opens the case of a dispute report. Its id is the report's, so a report told twice opens one case. */
export async function openFromReport(
  cases: CaseLog,
  event: CloudEvent<Received>,
  now: string,
): Promise<Handled> {
  const { kind, category, area, facts, position, partyCount } = event.data;
  if (kind !== 'dispute') return { ignored: `${kind} is not mediated` };
  const reportId = event.subject.replace(/^report-/, '');
  const execution = await cases.execute(
    caseStream(reportId),
    {
      type: 'OpenCase',
      reportId,
      category: category as DisputeCategory,
      area,
      facts: facts ?? {},
      position,
      partyCount: partyCount ?? usualParties,
      at: event.time,
      now,
    },
    { by: serviceActor('mediation'), now, traceparent: event.traceparent },
  );
  if (execution.outcome === 'appended') return 'handled';
  if (execution.outcome === 'unchanged') return { ignored: 'case is open already' };
  throw new Error(`case of ${event.id} was not opened: ${JSON.stringify(execution)}`);
}

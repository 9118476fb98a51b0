import type { CloudEvent } from '@maplebridge/contracts';
import type { DisputeCategory, ReportEvent } from '@maplebridge/contracts/intake';
import { type Handled, serviceActor } from '@maplebridge/lambda';
import { type Assigning, askNext } from '../assignment/ask-next.ts';
import { caseStream } from '../case/stream.ts';
import { isVacant } from '../case/vacancy.ts';
import type { Busyness } from '../deps.ts';

type Received = Extract<ReportEvent, { type: 'received' }>['data'];

/** Parties a dispute has when the report does not count them. */
const usualParties = 2;

export interface Opening extends Assigning {
  readonly busyness: Busyness;
}

/**
 * Opens the case of a dispute report and asks the next mediator in turn. Its id is the report's, so a report told twice opens
 * one case; a case whose mediator could not be asked waits for the scheduler.
 */
export async function openFromReport(
  deps: Opening,
  event: CloudEvent<Received>,
  now: string,
): Promise<Handled> {
  const { kind, category, area, facts, position, partyCount } = event.data;
  if (kind !== 'dispute') return { ignored: `${kind} is not mediated` };
  const reportId = event.subject.replace(/^report-/, '');
  const provenance = { by: serviceActor('mediation'), now, traceparent: event.traceparent };
  const result = await deps.cases.execute(
    caseStream(reportId),
    {
      type: 'OpenCase',
      reportId,
      category: category as DisputeCategory,
      area,
      facts: facts ?? {},
      position,
      partyCount: partyCount ?? usualParties,
      openCasesAt: await deps.busyness(area.station),
      at: event.time,
      now,
    },
    provenance,
  );
  if (result.outcome === 'unchanged') return { ignored: 'case is open already' };
  if (result.outcome !== 'appended') {
    throw new Error(`case of ${event.id} was not opened: ${JSON.stringify(result)}`);
  }
  const { state } = result;
  if (state && isVacant(state)) await askNext(deps, reportId, state, provenance);
  return 'handled';
}

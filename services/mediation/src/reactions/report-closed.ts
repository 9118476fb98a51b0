import type { CloudEvent } from '@maplebridge/contracts';
import type { ReportEvent } from '@maplebridge/contracts/intake';
import { type Handled, serviceActor } from '@maplebridge/lambda';
import { caseStream } from '../case/stream.ts';
import type { CaseLog } from '../deps.ts';

type Gone = Extract<ReportEvent, { type: 'withdrawn' | 'merged' }>['data'];

/** Why a case goes on, or need not be closed: what was agreed stands though the report was taken back. */
const standing: ReadonlySet<string> = new Set(['case-ended', 'agreement-exists']);

/**
 * Closes the case of a report that its reporter took back, or that goes on in another: a party may stop at any time (People's
 * Mediation Law art. 23). Told before its report, it fails and comes again, when the case is there.
 */
export async function closeForReport(
  cases: CaseLog,
  { id, subject, time, traceparent, data }: CloudEvent<Gone>,
  now: string,
): Promise<Handled> {
  if (data.kind !== 'dispute') return { ignored: `${data.kind} is not mediated` };
  const result = await cases.execute(
    caseStream(subject.replace(/^report-/, '')),
    { type: 'CloseCase', outcome: 'withdrawn', at: time, now },
    { by: serviceActor('mediation'), now, traceparent },
  );
  if (result.outcome === 'appended') return 'handled';
  if (result.outcome === 'rejected' && standing.has(result.rejection.rejected)) {
    return { ignored: result.rejection.rejected };
  }
  throw new Error(`the case of ${id} was not closed: ${JSON.stringify(result)}`);
}

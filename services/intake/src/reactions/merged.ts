import { reportEvents } from '@maplebridge/contracts/intake';
import { type Consumer, consumes, serviceActor } from '@maplebridge/lambda';
import type { ReportLog } from '../deps.ts';
import { reportStream } from '../report/stream.ts';

/** Records a merge in the report that was merged into. The command on the first report writes only its own stream. */
export const absorbing = (reports: ReportLog, now: () => string): Consumer =>
  consumes(reportEvents, 'merged', async ({ id, time, traceparent, data: { from, into } }) => {
    const { outcome } = await reports.execute(
      reportStream(into),
      { type: 'AbsorbReport', from, into, at: time },
      { by: serviceActor('intake'), now: now(), traceparent },
    );
    if (outcome === 'appended') return 'handled';
    if (outcome === 'unchanged') return { ignored: 'already recorded' };
    throw new Error(`${id} was not recorded in the report it was merged into: ${outcome}`);
  });

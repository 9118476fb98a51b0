import { reportEvents } from '@maplebridge/contracts/intake';
import { type Consumer, consumes, serviceActor } from '@maplebridge/lambda';
import type { ReportLog } from './deps.ts';
import { reportStream } from './report/report.ts';

/** What was merged into another report is told there too: two streams are never written at once. */
export const absorbing = (reports: ReportLog, now: () => string): Consumer =>
  consumes(reportEvents, 'merged', async ({ id, time, traceparent, data: { from, into } }) => {
    const { outcome } = await reports.execute(
      reportStream(into),
      { type: 'AbsorbReport', from, into, at: time },
      { by: serviceActor('intake'), now: now(), traceparent },
    );
    if (outcome === 'appended') return 'handled';
    if (outcome === 'unchanged') return { ignored: 'told already' };
    throw new Error(`${id} was not told to the report it was merged into: ${outcome}`);
  });

import type { CommandContext } from '@maplebridge/event-log';
import type { InspectionLog } from '../deps.ts';
import { inspectionStream } from '../inspection/stream.ts';

/** Cancels an inspection of a closed unit. */
export async function cancelInspection(
  inspections: InspectionLog,
  id: string,
  context: CommandContext,
): Promise<void> {
  const { now } = context;
  const { outcome } = await inspections.execute(
    inspectionStream(id),
    { type: 'CancelInspection', why: 'unit-closed', at: now, now },
    context,
  );
  if (outcome !== 'appended' && outcome !== 'unchanged') {
    throw new Error(`inspection ${id} was not cancelled: ${outcome}`);
  }
}

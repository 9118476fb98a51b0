import type { CloudEvent } from '@maplebridge/contracts';
import type { CommandContext } from '@maplebridge/event-log';
import type { Handled } from '@maplebridge/lambda';
import type { InspectionLog } from '../deps.ts';
import { openInspectionsOf } from '../read-model/inspections.ts';
import type { View } from '../read-model/view.ts';
import { cancelInspection } from './cancel-inspection.ts';
import { aggregateIdOf } from './derived-ids.ts';
import { type InspectionScheduleDeps, keepInspectionSchedule } from './inspection-schedule.ts';

export interface UnitClosedDeps extends InspectionScheduleDeps {
  readonly inspections: InspectionLog;
  readonly view: View;
}

/** Cancels the open inspections of a closed unit: those on the list, then the next scheduled one. */
export async function unitClosed(
  deps: UnitClosedDeps,
  event: CloudEvent<{ readonly unit: string }>,
  context: CommandContext,
): Promise<Handled> {
  const enterprise = aggregateIdOf(event);
  const { unit } = event.data;
  for await (const inspection of openInspectionsOf(deps.view, enterprise)) {
    if (inspection.unit === unit) await cancelInspection(deps.inspections, inspection.id, context);
  }
  await keepInspectionSchedule(deps, enterprise, unit, context);
  return 'handled';
}

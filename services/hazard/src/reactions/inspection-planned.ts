import type { CloudEvent } from '@maplebridge/contracts';
import type { InspectionEvent } from '@maplebridge/contracts/hazard';
import type { CommandContext } from '@maplebridge/event-log';
import type { Handled } from '@maplebridge/lambda';
import type { EnterpriseLog, InspectionLog } from '../deps.ts';
import { enterpriseStream } from '../enterprise/stream.ts';
import { cancelInspection } from './cancel-inspection.ts';
import { aggregateIdOf } from './derived-ids.ts';

export interface InspectionPlannedDeps {
  readonly enterprises: EnterpriseLog;
  readonly inspections: InspectionLog;
}

type Planned = Extract<InspectionEvent, { type: 'planned' }>['data'];

/** Cancels an inspection whose unit was closed while the inspection was being planned: no list showed it yet. */
export async function inspectionPlanned(
  { enterprises, inspections }: InspectionPlannedDeps,
  event: CloudEvent<Planned>,
  context: CommandContext,
): Promise<Handled> {
  const { enterprise, unit } = event.data;
  const { state } = await enterprises.load(enterpriseStream(enterprise));
  if (!state?.units[unit]?.closed) return { ignored: 'its unit is in use' };
  await cancelInspection(inspections, aggregateIdOf(event), context);
  return 'handled';
}

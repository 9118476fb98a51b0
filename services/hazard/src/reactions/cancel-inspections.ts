import type { InspectionSummary } from '@maplebridge/contracts/hazard';
import { type CommandContext, listPage } from '@maplebridge/event-log';
import type { EnterpriseLog, InspectionLog } from '../deps.ts';
import { enterpriseStream } from '../enterprise/stream.ts';
import { inspectionStream } from '../inspection/stream.ts';
import type { View } from '../read-model/earlier-hazards.ts';

export interface ClosingDeps {
  readonly enterprises: EnterpriseLog;
  readonly inspections: InspectionLog;
  readonly view: View;
}

/** Cancels every inspection that is listed as still to be made in a unit. */
export async function cancelListed(
  { inspections, view }: ClosingDeps,
  enterprise: string,
  unit: string,
  context: CommandContext,
): Promise<void> {
  let after: string | undefined;
  do {
    const page = await listPage<InspectionSummary>(view.client, view.table, {
      lists: [`enterprise/${enterprise}/inspections/open`],
      latestFirst: false,
      after,
      limit: 100,
    });
    for (const { id } of page.items.filter((it) => it.unit === unit)) await cancel(inspections, id, context);
    after = page.next;
  } while (after !== undefined);
}

/** Cancels an inspection that was planned while its unit was taken out of use. Answers whether it was. */
export async function cancelIfClosed(
  { enterprises, inspections }: ClosingDeps,
  { enterprise, unit, id }: { readonly enterprise: string; readonly unit: string; readonly id: string },
  context: CommandContext,
): Promise<boolean> {
  const { state } = await enterprises.load(enterpriseStream(enterprise));
  if (!state?.units[unit]?.closed) return false;
  await cancel(inspections, id, context);
  return true;
}

async function cancel(inspections: InspectionLog, id: string, context: CommandContext): Promise<void> {
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

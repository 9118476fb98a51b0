import type { CloudEvent } from '@maplebridge/contracts';
import { enterpriseEvents, inspectionEvents } from '@maplebridge/contracts/hazard';
import { reportEvents } from '@maplebridge/contracts/intake';
import type { CommandContext } from '@maplebridge/event-log';
import { type Consumer, consumes, type Handled, serviceActor } from '@maplebridge/lambda';
import { aggregateIdOf } from './derived-ids.ts';
import { type InspectionPlannedDeps, inspectionPlanned } from './inspection-planned.ts';
import { type InspectionScheduleDeps, keepInspectionSchedule } from './inspection-schedule.ts';
import { type ItemAnsweredDeps, itemAnswered } from './item-answered.ts';
import { type ReportReceivedDeps, reportReceived } from './report-received.ts';
import { type UnitClosedDeps, unitClosed } from './unit-closed.ts';

export type ConsumerDeps = InspectionPlannedDeps &
  InspectionScheduleDeps &
  ItemAnsweredDeps &
  ReportReceivedDeps &
  UnitClosedDeps;

/** The consumers of the inbox, one for each event type in `subscriptions.ts`. */
export function consumers(deps: ConsumerDeps, now: () => string): Consumer[] {
  const contextFor = ({ traceparent }: CloudEvent): CommandContext => ({
    by: serviceActor('hazard'),
    now: now(),
    traceparent,
  });

  const unitChanged = (event: CloudEvent<{ readonly unit: string }>): Promise<Handled> =>
    keepInspectionSchedule(deps, aggregateIdOf(event), event.data.unit, contextFor(event));

  return [
    consumes(reportEvents, 'received', (event) => reportReceived(deps, event, contextFor(event))),
    consumes(enterpriseEvents, 'inventory-declared', unitChanged),
    consumes(enterpriseEvents, 'level-changed', unitChanged),
    consumes(enterpriseEvents, 'unit-closed', (event) => unitClosed(deps, event, contextFor(event))),
    consumes(inspectionEvents, 'planned', (event) => inspectionPlanned(deps, event, contextFor(event))),
    consumes(inspectionEvents, 'answered', (event) => itemAnswered(deps, event, contextFor(event))),
    consumes(inspectionEvents, 'completed', (event) =>
      keepInspectionSchedule(deps, event.data.enterprise, event.data.unit, contextFor(event)),
    ),
  ];
}

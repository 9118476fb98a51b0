import type { CloudEvent } from '@maplebridge/contracts';
import { enterpriseEvents, inspectionEvents } from '@maplebridge/contracts/hazard';
import { reportEvents } from '@maplebridge/contracts/intake';
import type { CommandContext } from '@maplebridge/event-log';
import { type Consumer, consumes, type Handled, serviceActor } from '@maplebridge/lambda';
import { type ClosingDeps, cancelIfClosed, cancelListed } from './cancel-inspections.ts';
import { type InspectionScheduleDeps, keepInspectionSchedule } from './inspection-schedule.ts';
import { type OpeningDeps, openFromFinding, openFromReport } from './open-hazard.ts';

type Deps = InspectionScheduleDeps & OpeningDeps & ClosingDeps;

/** What a service does by itself when it hears what happened, its own facts among it. */
export function safetyConsumers(deps: Deps, clock: () => string): Consumer[] {
  const contextFor = ({ traceparent }: CloudEvent): CommandContext => ({
    by: serviceActor('hazard'),
    now: clock(),
    traceparent,
  });

  const ofUnit = (event: CloudEvent<{ readonly unit: string }>): Promise<Handled> =>
    keepInspectionSchedule(deps, idOf(event), event.data.unit, contextFor(event));

  return [
    consumes(reportEvents, 'received', (event) => openFromReport(deps, event, contextFor(event))),
    consumes(inspectionEvents, 'answered', (event) => openFromFinding(deps, event, contextFor(event))),

    consumes(enterpriseEvents, 'inventory-declared', ofUnit),
    consumes(enterpriseEvents, 'level-changed', ofUnit),
    consumes(enterpriseEvents, 'unit-closed', async (event) => {
      await cancelListed(deps, idOf(event), event.data.unit, contextFor(event));
      await ofUnit(event);
      return 'handled';
    }),
    consumes(inspectionEvents, 'planned', async (event) => {
      const { enterprise, unit } = event.data;
      const cancelled = await cancelIfClosed(deps, { enterprise, unit, id: idOf(event) }, contextFor(event));
      return cancelled ? 'handled' : { ignored: 'its unit is in use' };
    }),
    consumes(inspectionEvents, 'completed', (event) =>
      keepInspectionSchedule(deps, event.data.enterprise, event.data.unit, contextFor(event)),
    ),
  ];
}

/** Whose event it is: what follows `<aggregate>-` in its subject. */
const idOf = ({ subject }: CloudEvent): string => subject.slice(subject.indexOf('-') + 1);

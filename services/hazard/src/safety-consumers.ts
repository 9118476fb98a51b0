import type { CloudEvent } from '@maplebridge/contracts';
import { enterpriseEvents, inspectionEvents } from '@maplebridge/contracts/hazard';
import { reportEvents } from '@maplebridge/contracts/intake';
import type { Attempt } from '@maplebridge/event-log';
import { type Consumer, consumes, type Handled, serviceActor } from '@maplebridge/lambda';
import { type ClosingDeps, cancelIfClosed, cancelListed } from './close-unit.ts';
import { keepRhythm, type RhythmDeps } from './keep-rhythm.ts';
import { type OpeningDeps, openFromFinding, openFromReport } from './open-hazard.ts';

type Deps = RhythmDeps & OpeningDeps & ClosingDeps;

/** What a service does by itself when it hears what happened, its own facts among it. */
export function safetyConsumers(deps: Deps, clock: () => string): Consumer[] {
  const attemptFor = ({ traceparent }: CloudEvent): Attempt => ({
    by: serviceActor('hazard'),
    now: clock(),
    traceparent,
  });

  const ofUnit = (event: CloudEvent<{ readonly unit: string }>): Promise<Handled> =>
    keepRhythm(deps, idOf(event), event.data.unit, attemptFor(event));

  return [
    consumes(reportEvents, 'received', (event) => openFromReport(deps, event, attemptFor(event))),
    consumes(inspectionEvents, 'answered', (event) => openFromFinding(deps, event, attemptFor(event))),

    consumes(enterpriseEvents, 'inventory-declared', ofUnit),
    consumes(enterpriseEvents, 'level-changed', ofUnit),
    consumes(enterpriseEvents, 'unit-closed', async (event) => {
      await cancelListed(deps, idOf(event), event.data.unit, attemptFor(event));
      await ofUnit(event);
      return 'handled';
    }),
    consumes(inspectionEvents, 'planned', async (event) => {
      const { enterprise, unit } = event.data;
      const cancelled = await cancelIfClosed(deps, { enterprise, unit, id: idOf(event) }, attemptFor(event));
      return cancelled ? 'handled' : { ignored: 'its unit is in use' };
    }),
    consumes(inspectionEvents, 'completed', (event) =>
      keepRhythm(deps, event.data.enterprise, event.data.unit, attemptFor(event)),
    ),
  ];
}

/** Whose event it is: what follows `<aggregate>-` in its subject. */
const idOf = ({ subject }: CloudEvent): string => subject.slice(subject.indexOf('-') + 1);

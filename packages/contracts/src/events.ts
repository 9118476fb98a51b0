import { type EventCatalogue, type EventContract, typeName } from './event.ts';
import { accidentEvents } from './hazard/accident-events.ts';
import { enterpriseEvents } from './hazard/enterprise-events.ts';
import { hazardEvents } from './hazard/hazard-events.ts';
import { inspectionEvents } from './hazard/inspection-events.ts';
import { reportEvents } from './intake/events.ts';
import { caseEvents } from './mediation/events.ts';
import { mediatorEvents } from './mediation/mediator-events.ts';
import { bulletinEvents, observationEvents } from './statistics/events.ts';

/** Every event of the system. */
export const allEvents: readonly EventCatalogue[] = [
  reportEvents,
  caseEvents,
  mediatorEvents,
  enterpriseEvents,
  inspectionEvents,
  hazardEvents,
  accidentEvents,
  observationEvents,
  bulletinEvents,
] as unknown as readonly EventCatalogue[];

/** One event of the system with all that is known of it. */
export interface KnownEvent {
  readonly type: string;
  readonly service: string;
  readonly aggregate: string;
  readonly fact: string;
  readonly contract: EventContract;
}

/** Every event of the system by itself, in the order of the catalogues. */
export const everyEvent: readonly KnownEvent[] = allEvents.flatMap(({ service, aggregate, facts }) =>
  Object.entries(facts).map(([fact, contract]) => ({
    type: typeName(service, aggregate, fact, contract.version),
    service,
    aggregate,
    fact,
    contract,
  })),
);

import type { EventCatalogue } from './event.ts';
import { accidentEvents, enterpriseEvents, hazardEvents, inspectionEvents } from './hazard/events.ts';
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

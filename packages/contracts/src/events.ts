import type { EventCatalogue } from './event.ts';
import { reportEvents } from './intake/events.ts';
import { caseEvents } from './mediation/events.ts';
import { mediatorEvents } from './mediation/mediator-events.ts';

/** Every event of the system. */
export const allEvents: readonly EventCatalogue[] = [
  reportEvents,
  caseEvents,
  mediatorEvents,
] as unknown as readonly EventCatalogue[];

import type { EventCatalogue } from './event.ts';
import { reportEvents } from './intake/events.ts';
import { caseEvents } from './mediation/events.ts';

/** Every event of the system. */
export const allEvents: readonly EventCatalogue[] = [
  reportEvents,
  caseEvents,
] as unknown as readonly EventCatalogue[];

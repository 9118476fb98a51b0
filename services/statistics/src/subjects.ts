import { eventType } from '@maplebridge/contracts';
import { hazards } from './hazards.ts';
import { mediation } from './mediation.ts';
import type { Subject } from './subject.ts';

export { hazards, mediation };

/** All that is counted. */
export const subjects = [mediation, hazards] as readonly Subject[];

/** The types of the events that count. */
export const countedTypes: readonly string[] = subjects.flatMap(({ events, additions }) =>
  Object.keys(additions).map((fact) => eventType(events, fact)),
);

import { reportEvents } from '@maplebridge/contracts/intake';
import type { Decider } from '@maplebridge/event-log';
import { reportCaps } from './caps.ts';
import type { ReportCommand } from './commands.ts';
import { decide } from './decide.ts';
import { evolve } from './evolve.ts';
import { heldBy } from './reservations.ts';
import type { ReportState } from './state.ts';

export const reportDecider: Decider<ReportState, ReportCommand, typeof reportEvents> = {
  events: reportEvents,
  initial: undefined,
  evolve,
  decide,
  caps: reportCaps,
  area: (state) => {
    if (!state) throw new Error('a report has no area before it is received');
    return state.area;
  },
  isHeld: (state) => state?.held ?? false,
  holds: heldBy,
};

/** The stream of a report. */
export const reportStream = (id: string): string => `report-${id}`;

/** The id of the report whose stream this is. */
export const reportIdOf = (stream: string): string => stream.slice(reportStream('').length);

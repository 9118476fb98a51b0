import { reportEvents } from '@maplebridge/contracts/intake';
import { assertNever, type Decider, reject } from '@maplebridge/event-log';
import { reportCaps } from './caps.ts';
import type { ReportCommand } from './commands.ts';
import type { Decision } from './decision.ts';
import {
  absorbReport,
  addAttachment,
  addWords,
  eraseAttachment,
  joinReport,
  makeAppointment,
  mergeReport,
  withdrawReport,
} from './following.ts';
import { discloseReport, eraseReport, holdReport } from './privacy.ts';
import { receiveReport, recordProgress } from './receiving.ts';
import { heldBy } from './reservations.ts';
import { evolve, type ReportState } from './state.ts';

function decide(command: ReportCommand, state: ReportState): Decision {
  if (command.type === 'ReceiveReport') return state ? [] : receiveReport(command);
  if (!state) return reject('not-found');
  switch (command.type) {
    case 'RecordProgress':
      return recordProgress(command, state);
    case 'JoinReport':
      return joinReport(command, state);
    case 'MergeReport':
      return mergeReport(command, state);
    case 'AbsorbReport':
      return absorbReport(command, state);
    case 'AddWords':
      return addWords(command, state);
    case 'MakeAppointment':
      return makeAppointment(command, state);
    case 'AddAttachment':
      return addAttachment(command, state);
    case 'EraseAttachment':
      return eraseAttachment(command, state);
    case 'WithdrawReport':
      return withdrawReport(command, state);
    case 'DiscloseReport':
      return discloseReport(command);
    case 'HoldReport':
      return holdReport(command, state);
    case 'EraseReport':
      return eraseReport(command, state);
    default:
      return assertNever(command);
  }
}

export const reportDecider: Decider<ReportState, ReportCommand, typeof reportEvents> = {
  events: reportEvents,
  initial: undefined,
  evolve,
  decide,
  caps: reportCaps,
  area: (state) => {
    if (!state) throw new Error('a report that was not received lies nowhere');
    return state.area;
  },
  isHeld: (state) => state?.held ?? false,
  holds: heldBy,
};

export const reportStream = (id: string): string => `report-${id}`;

/** The id of the report whose stream this is. */
export const reportIdOf = (stream: string): string => stream.slice(reportStream('').length);

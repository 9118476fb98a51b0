import { assertNever, reject } from '@maplebridge/event-log';
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
} from './follow-ups.ts';
import { discloseReport, eraseReport, holdReport } from './privacy.ts';
import { receiveReport, recordProgress } from './receiving.ts';
import type { ReportState } from './state.ts';

export function decide(command: ReportCommand, state: ReportState): Decision {
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

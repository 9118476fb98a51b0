import { reject } from '@maplebridge/event-log';
import type { ReceiveReport, RecordProgress } from './commands.ts';
import type { Decision } from './decision.ts';
import type { Report } from './state.ts';

/** Tolerance for client clocks that run ahead; a larger difference is an error. */
const clockSkewMs = 60_000;

/** A time slightly in the future, from a fast clock, is replaced by now. */
export const receivedWhen = ({ at, now }: Pick<ReceiveReport, 'at' | 'now'>): string =>
  Date.parse(at) > Date.parse(now) ? now : at;

export function receiveReport(command: ReceiveReport): Decision {
  const { type: _type, at, now, mayBackdate, recordsFrom, ...data } = command;
  const ahead = Date.parse(at) - Date.parse(now);
  if (ahead > clockSkewMs) return reject('time-in-future', undefined, '/receivedAt');
  if (ahead < 0 && !mayBackdate) return reject('backdating-not-allowed', undefined, '/receivedAt');
  if (Date.parse(at) < Date.parse(recordsFrom))
    return reject('time-before-records', undefined, '/receivedAt');
  return [{ type: 'received', at: receivedWhen(command), data }];
}

/** Recording the same event again is a no-op. */
export const recordProgress = ({ type: _, ...data }: RecordProgress, state: Report): Decision =>
  state.causes.has(data.cause) ? [] : [{ type: 'progressed', at: data.at, data }];

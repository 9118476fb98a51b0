import {
  type Progress,
  type ReportEvent,
  type ReportStatus,
  reportEvents,
} from '@maplebridge/contracts/intake';
import { assertNever, type Decider, type Rejection, reject } from '@maplebridge/event-log';

type Received = Extract<ReportEvent, { type: 'received' }>['data'];

/** A report as its events left it; undefined before it was received. */
export type ReportState =
  | (Received & {
      readonly receivedAt: string;
      readonly progress: readonly Progress[];
      /** The ids of the events that told of progress. */
      readonly causes: ReadonlySet<string>;
    })
  | undefined;

export interface ReceiveReport extends Received {
  readonly type: 'ReceiveReport';
  readonly at: string;
  readonly now: string;
  /** Staff of the area may enter what was received earlier on paper, */
  readonly mayBackdate: boolean;
  /** but nothing from before this instant. */
  readonly recordsFrom: string;
}

export interface RecordProgress extends Progress {
  readonly type: 'RecordProgress';
  readonly cause: string;
}

export type ReportCommand = ReceiveReport | RecordProgress;

function evolve(state: ReportState, event: ReportEvent): ReportState {
  switch (event.type) {
    case 'received':
      return { ...event.data, receivedAt: event.at, progress: [], causes: new Set() };
    case 'progressed': {
      if (!state) throw new Error('progress before the report was received');
      const { cause, ...step } = event.data;
      const progress = [...state.progress, step].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
      return { ...state, progress, causes: new Set([...state.causes, cause]) };
    }
    default:
      return assertNever(event);
  }
}

function decide(command: ReportCommand, state: ReportState): ReportEvent[] | Rejection {
  switch (command.type) {
    case 'ReceiveReport':
      return state ? [] : receive(command);
    case 'RecordProgress':
      return recordProgress(command, state);
    default:
      return assertNever(command);
  }
}

/** Clocks of client apps run a little ahead; more than this is a wrong time. */
const clockSkewMs = 60_000;

function receive(command: ReceiveReport): ReportEvent[] | Rejection {
  const { type: _type, at, now, mayBackdate, recordsFrom, ...data } = command;
  const ahead = Date.parse(at) - Date.parse(now);
  if (ahead > clockSkewMs) return reject('time-in-future', undefined, '/receivedAt');
  if (ahead < 0 && !mayBackdate) return reject('backdating-not-allowed', undefined, '/receivedAt');
  if (Date.parse(at) < Date.parse(recordsFrom))
    return reject('time-before-records', undefined, '/receivedAt');
  // What a fast clock says of the future happened now.
  return [{ type: 'received', at: ahead > 0 ? now : at, data }];
}

function recordProgress({ type: _, ...data }: RecordProgress, state: ReportState): ReportEvent[] | Rejection {
  if (!state) return reject('not-found');
  // The same event told twice is one step.
  return state.causes.has(data.cause) ? [] : [{ type: 'progressed', at: data.at, data }];
}

/** Steps may be told out of order: a case stands open again when it was reopened as often as it was closed. */
export function statusOf(state: NonNullable<ReportState>): ReportStatus {
  const times = (wanted: Progress['step']) => state.progress.filter(({ step }) => step === wanted).length;
  if (times('case-closed') > times('case-reopened') || times('hazard-closed') > 0) return 'ended';
  if (times('hazard-ordered') > 0) return 'in-rectification';
  return state.progress.some(({ caseId }) => caseId !== undefined) ? 'in-mediation' : 'received';
}

export const reportDecider: Decider<ReportState, ReportCommand, typeof reportEvents> = {
  events: reportEvents,
  initial: undefined,
  evolve,
  decide,
  area: (state) => {
    if (!state) throw new Error('a report that was not received lies nowhere');
    return state.area;
  },
};

export const reportStream = (id: string): string => `report-${id}`;

import { type Caller, idOfTrackingCode, type ProblemReply, refuse } from '@maplebridge/lambda';
import type { ReportPersonalData } from '../report/personal-data.ts';
import { reportRecord } from '../report/personal-data.ts';
import type { ReportState } from '../report/state.ts';
import { reportStream } from '../report/stream.ts';
import { barredFrom } from './access.ts';
import { presentReport, presentTracked } from './presenters/report.ts';
import type { ReportDeps } from './report-deps.ts';
import { besides } from './report-details.ts';

/** Whoever asks for something of a report: someone signed in, or the holder of its tracking code. */
export interface Party {
  readonly id: string;
  /** It is theirs: the other side are the staff. */
  readonly own: boolean;
  /** Why they may not touch it; undefined if they may. */
  readonly admit: (state: ReportState) => ProblemReply | undefined;
}

/** Someone signed in: the reporter, or staff of the area. */
export async function partyOf(
  { personalData, rules }: Pick<ReportDeps, 'personalData' | 'rules'>,
  id: string,
  caller: Caller,
): Promise<Party> {
  const kept = (await personalData.read(reportStream(id), reportRecord)) as ReportPersonalData | undefined;
  const own = kept?.reporter === caller.sub;
  return {
    id,
    own,
    admit(state) {
      return state ? barredFrom(rules.confidential, state, caller, { own }) : refuse('not-found');
    },
  };
}

/** The holder of a tracking code. The code opens reports without an account alone. */
export const holderOf = (code: string): Party => ({
  id: idOfTrackingCode(code),
  own: true,
  admit: (state) => (state?.anonymous ? undefined : refuse('not-found')),
});

/** The reporter alone: staff may not take back what another brought. */
export const reporterAlone = ({ own, admit, ...party }: Party): Party => ({
  ...party,
  own,
  admit: (state) => admit(state) ?? (own ? undefined : refuse('not-your-report', 'it is for its reporter')),
});

/** The report, if there is one and the party may see it. */
export async function findReport({ reports }: Pick<ReportDeps, 'reports'>, { id, admit }: Party) {
  const { state, version } = await reports.load(reportStream(id));
  const barred = admit(state);
  if (barred || !state) return barred ?? refuse('not-found');
  return { state, version };
}

/** A report as its reporter and the staff see it. */
export async function presented(deps: ReportDeps, id: string, state: ReportState) {
  const it = there(id, state);
  return presentReport(id, it, await besides(deps, id, it));
}

/** A report as the holder of its tracking code sees it. */
export async function tracked(deps: ReportDeps, id: string, state: ReportState) {
  const it = there(id, state);
  return presentTracked(id, it, await besides(deps, id, it));
}

export function there(id: string, state: ReportState): NonNullable<ReportState> {
  if (!state) throw new Error(`${id} has no state after its command`);
  return state;
}

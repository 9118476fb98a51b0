import { type Caller, idOfTrackingCode, type ProblemReply, refuse } from '@maplebridge/lambda';
import type { ReportPersonalData } from '../report/personal-data.ts';
import { reportRecord } from '../report/personal-data.ts';
import type { ReportState } from '../report/state.ts';
import { reportStream } from '../report/stream.ts';
import { accessProblem } from './access.ts';
import { presentReport, presentTracked } from './presenters/report.ts';
import type { ReportDeps } from './report-deps.ts';
import { loadDetails } from './report-details.ts';

/** The person who acts on a report: a signed-in caller or the holder of its tracking code. */
export interface Party {
  readonly id: string;
  /** The caller is its reporter; otherwise the caller is staff. */
  readonly own: boolean;
  /** Why the caller may not act on it; undefined if they may. */
  readonly admit: (state: ReportState) => ProblemReply | undefined;
}

/** A signed-in caller: the reporter, or staff of the area. */
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
      return state ? accessProblem(rules.confidential, state, caller, { own }) : refuse('not-found');
    },
  };
}

/** The holder of a tracking code. The code gives access only to reports made without an account. */
export const codeHolder = (code: string): Party => ({
  id: idOfTrackingCode(code),
  own: true,
  admit: (state) => (state?.anonymous ? undefined : refuse('not-found')),
});

/** Restricts a party to the reporter: staff may not withdraw another person's report. */
export const reporterOnly = ({ own, admit, ...party }: Party): Party => ({
  ...party,
  own,
  admit: (state) => admit(state) ?? (own ? undefined : refuse('not-your-report', 'it is for its reporter')),
});

/** Loads the report if it exists and the party may see it. */
export async function findReport({ reports }: Pick<ReportDeps, 'reports'>, { id, admit }: Party) {
  const { state, version } = await reports.load(reportStream(id));
  const denied = admit(state);
  if (denied || !state) return denied ?? refuse('not-found');
  return { state, version };
}

/** A report as its reporter and the staff see it. */
export async function presented(deps: ReportDeps, id: string, state: ReportState) {
  const it = requireState(id, state);
  return presentReport(id, it, await loadDetails(deps, id, it));
}

/** A report as the holder of its tracking code sees it. */
export async function tracked(deps: ReportDeps, id: string, state: ReportState) {
  const it = requireState(id, state);
  return presentTracked(id, it, await loadDetails(deps, id, it));
}

export function requireState(id: string, state: ReportState): NonNullable<ReportState> {
  if (!state) throw new Error(`${id} has no state after its command`);
  return state;
}

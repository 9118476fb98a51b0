import type { AttachmentStore } from '@maplebridge/attachments';
import type { Progress } from '@maplebridge/contracts/intake';
import type { City, Desk } from '@maplebridge/directory';
import type { PersonalDataStore } from '@maplebridge/event-log';
import type { Pseudonyms, Secret } from '@maplebridge/lambda';
import { circleOf } from '../confidentiality.ts';
import type { ReportLog, Taken } from '../deps.ts';
import type { OwnReports } from '../own-reports.ts';
import { type Besides, messagesBefore, progressFor, type Records, reportRecord } from '../presentation.ts';
import type { IntakeRules } from '../receive.ts';
import { reportStream } from '../report/report.ts';
import type { Report } from '../report/state.ts';
import { presentSimilar, type View } from '../similar.ts';

/** What the routes of reports work with. */
export interface ReportDeps {
  readonly reports: ReportLog;
  readonly personalData: PersonalDataStore;
  readonly attachments: AttachmentStore;
  readonly view: View;
  readonly taken: Taken;
  readonly city: City;
  readonly desks: readonly Desk[];
  readonly rules: IntakeRules;
  readonly secret: Secret;
  /** What events call persons. */
  readonly people: Pseudonyms;
  /** Which reports are an account's own. */
  readonly own: OwnReports;
}

/** Mergings that are followed to see what became of a report; more would be a mistake to be put right by hand. */
const mostMergings = 5;

/** What became of a report where it was merged into, and where that one was. */
async function elsewhere({ reports, rules }: ReportDeps, { merged }: Report): Promise<Progress[]> {
  const steps: Progress[] = [];
  let into = merged?.into;
  for (let followed = 0; into !== undefined && followed < mostMergings; followed++) {
    const { state } = await reports.load(reportStream(into));
    if (state) steps.push(...progressFor('merged-reporter', circleOf(rules.confidential, state), state));
    into = state?.merged?.into;
  }
  return steps;
}

/** These records of a report, as far as the personal-data store has them: no more is read than is shown. */
export async function recordsOf(
  { personalData }: Pick<ReportDeps, 'personalData'>,
  id: string,
  keys: readonly string[],
): Promise<Records> {
  const read = await Promise.all(
    keys.map(async (key) => [key, await personalData.read(reportStream(id), key)] as const),
  );
  return new Map(read.flatMap(([key, record]) => (record ? [[key, record] as const] : [])));
}

/** Everything that is shown of a report besides its history; `records` where they are at hand. */
export async function besides(
  deps: ReportDeps,
  id: string,
  state: Report,
  records?: Records,
): Promise<Besides> {
  const { reports, rules } = deps;
  const shown = [reportRecord, ...messagesBefore(state).map(({ note }) => note)];
  return {
    records: records ?? (await recordsOf(deps, id, shown)),
    elsewhere: await elsewhere(deps, state),
    similar: await presentSimilar(reports, rules.confidential, state),
    triage: state.triage && rules.triaging.inWords(state.triage),
  };
}

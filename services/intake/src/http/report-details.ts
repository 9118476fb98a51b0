import type { Progress } from '@maplebridge/contracts/intake';
import { circleOf } from '../domain/confidentiality.ts';
import { presentSimilar } from '../read-model/similar.ts';
import { type Records, reportRecord } from '../report/personal-data.ts';
import type { Report } from '../report/state.ts';
import { reportStream } from '../report/stream.ts';
import { messagesBefore, progressFor, type ReportDetails } from './presenters/report.ts';
import type { ReportDeps } from './report-deps.ts';

/** How many merges in a row are followed to show progress. A longer chain is an error that staff must correct. */
const mostMergings = 5;

/** Progress of the report it was merged into, and of the next one if that was merged too. */
async function mergedProgress({ reports, rules }: ReportDeps, { merged }: Report): Promise<Progress[]> {
  const steps: Progress[] = [];
  let into = merged?.into;
  for (let followed = 0; into !== undefined && followed < mostMergings; followed++) {
    const { state } = await reports.load(reportStream(into));
    if (state) steps.push(...progressFor('merged-reporter', circleOf(rules.confidential, state), state));
    into = state?.merged?.into;
  }
  return steps;
}

/** Reads these records of a report from the personal-data store, where they exist. Reads only what will be shown. */
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

/** Loads what a report shows in addition to its own events. Pass `records` if they are already in memory. */
export async function loadDetails(
  deps: ReportDeps,
  id: string,
  state: Report,
  records?: Records,
): Promise<ReportDetails> {
  const { reports, rules } = deps;
  const shown = [reportRecord, ...messagesBefore(state).map(({ note }) => note)];
  return {
    records: records ?? (await recordsOf(deps, id, shown)),
    mergedProgress: await mergedProgress(deps, state),
    similar: await presentSimilar(reports, rules.confidential, state),
    triage: state.triage && rules.triagePolicy.inWords(state.triage),
  };
}

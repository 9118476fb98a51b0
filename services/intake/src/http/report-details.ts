import type { Progress } from '@maplebridge/contracts/intake';
import { circleOf } from '../domain/confidentiality.ts';
import { presentSimilar } from '../read-model/similar.ts';
import { type Records, reportRecord } from '../report/personal-data.ts';
import type { Report } from '../report/state.ts';
import { reportStream } from '../report/stream.ts';
import { type Besides, messagesBefore, progressFor } from './presenters/report.ts';
import type { ReportDeps } from './report-deps.ts';

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

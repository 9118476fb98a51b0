import type { AttachmentStore } from '@maplebridge/attachments';
import type { Progress, Triage, TriageFacts } from '@maplebridge/contracts/intake';
import type { City, Policy } from '@maplebridge/directory';
import type { Dossier } from '@maplebridge/event-log';
import type { ReportLog, Taken } from '../deps.ts';
import type { Besides, Records } from '../presentation.ts';
import { reportStream } from '../report/report.ts';
import type { Report } from '../report/state.ts';
import { presentSimilar, type View } from '../similar.ts';
import type { Desk } from '../slots.ts';

/** What the routes of reports work with. */
export interface ReportDeps {
  readonly reports: ReportLog;
  readonly dossier: Dossier;
  readonly attachments: AttachmentStore;
  readonly view: View;
  readonly taken: Taken;
  readonly city: City;
  readonly desks: readonly Desk[];
  readonly duplicates: Policy['duplicates'];
  /** The decision of the triage with its reasons and numbers in words. */
  readonly inWords?: (facts: TriageFacts) => Triage;
}

/** Mergings that are followed to see what became of a report; more would be a mistake to be put right by hand. */
const mostMergings = 5;

/** What became of a report where it was merged into, and where that one was. */
async function elsewhere({ reports }: ReportDeps, { merged }: Report): Promise<Progress[]> {
  const steps: Progress[] = [];
  let into = merged?.into;
  for (let followed = 0; into !== undefined && followed < mostMergings; followed++) {
    const { state } = await reports.load(reportStream(into));
    steps.push(...(state?.progress ?? []));
    into = state?.merged?.into;
  }
  return steps;
}

/** Everything that is shown of a report besides its history; `records` where they are at hand. */
export async function besides(
  deps: ReportDeps,
  id: string,
  state: Report,
  records?: Records,
): Promise<Besides> {
  const { reports, dossier, duplicates, inWords } = deps;
  return {
    records: records ?? (await dossier.readAll(reportStream(id))),
    elsewhere: await elsewhere(deps, state),
    similar: await presentSimilar(reports, duplicates.private, state),
    triage: state.triage && inWords?.(state.triage),
  };
}

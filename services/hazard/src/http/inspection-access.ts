import type { Inspection as InspectionView, inspectionEvents } from '@maplebridge/contracts/hazard';
import type { City } from '@maplebridge/directory';
import type { aggregateLog, listPage, PersonalDataStore } from '@maplebridge/event-log';
import { type Caller, type ProblemReply, type Pseudonyms, refuse } from '@maplebridge/lambda';
import type { SafetyPolicy } from '../domain/safety-policy.ts';
import type { Checklists } from '../inspection/checklists.ts';
import type { InspectionCommand } from '../inspection/commands.ts';
import type { Inspection, InspectionState } from '../inspection/state.ts';
import { inspectionStream } from '../inspection/stream.ts';
import { hazardIdFor } from '../reactions/derived-ids.ts';
import type { PhotoStore } from './photos.ts';
import { presentInspection } from './presenters/inspection.ts';
import { type Enterprises, siteAdmission } from './site-access.ts';

/** The dependencies of the inspection routes. */
export interface InspectionDeps {
  readonly inspections: ReturnType<
    typeof aggregateLog<InspectionState, InspectionCommand, typeof inspectionEvents>
  >;
  readonly enterprises: Enterprises;
  readonly personalData: PersonalDataStore;
  readonly photos: PhotoStore;
  readonly view: { readonly client: Parameters<typeof listPage>[0]; readonly table: string };
  readonly city: City;
  readonly policy: SafetyPolicy;
  readonly checklists: Checklists;
  readonly people: Pseudonyms;
}

export const inspectionAdmission = ({ inspections, ...sites }: InspectionDeps, id: string, caller: Caller) =>
  siteAdmission(
    sites,
    caller,
    async () => (await inspections.load(inspectionStream(id))).state,
    () => ({ of: 'inspection' }),
  );

/** The inspection, if it exists and the caller has access. */
export async function findInspection(deps: InspectionDeps, id: string, caller: Caller) {
  const admit = await inspectionAdmission(deps, id, caller);
  const { state, version } = await deps.inspections.load(inspectionStream(id));
  const barred: ProblemReply | undefined = admit(state);
  if (barred || !state) return barred ?? refuse('not-found');
  return { state, version };
}

/** An inspection as callers see it. The hazard id of a finding is derived from its event id. */
export const presented = ({ checklists }: InspectionDeps, id: string, state: Inspection): InspectionView =>
  presentInspection(checklists, id, state, (version) => hazardIdFor(`${inspectionStream(id)}#${version}`));

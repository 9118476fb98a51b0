import type { HazardView, hazardEvents } from '@maplebridge/contracts/hazard';
import type { City } from '@maplebridge/directory';
import type { aggregateLog, PersonalDataStore } from '@maplebridge/event-log';
import { type Caller, type ProblemReply, type Pseudonyms, refuse } from '@maplebridge/lambda';
import type { SafetyPolicy } from '../domain/safety-policy.ts';
import type { HazardCommand } from '../hazard/commands.ts';
import type { Hazard, HazardState } from '../hazard/state.ts';
import { hazardStream } from '../hazard/stream.ts';
import { inspectionStream } from '../inspection/stream.ts';
import type { View } from '../read-model/view.ts';
import { mayRing } from './access.ts';
import type { PhotoStore } from './photos.ts';
import { presentHazard } from './presenters/hazard.ts';
import { type Enterprises, siteAdmission } from './site-access.ts';

/** The dependencies of a hazard command. */
export interface HazardRunning {
  readonly hazards: ReturnType<typeof aggregateLog<HazardState, HazardCommand, typeof hazardEvents>>;
  readonly enterprises: Enterprises;
  readonly personalData: PersonalDataStore;
  readonly people: Pseudonyms;
}

/** The dependencies of the hazard routes. */
export interface HazardDeps extends HazardRunning {
  readonly photos: PhotoStore;
  readonly view: View;
  readonly city: City;
  readonly policy: SafetyPolicy;
  /** Whether a checklist has such an item. */
  readonly hasItem: (pack: string, item: number) => boolean;
}

export const hazardAdmission = ({ hazards, ...sites }: HazardRunning, id: string, caller: Caller) =>
  siteAdmission(
    sites,
    caller,
    async () => (await hazards.load(hazardStream(id))).state,
    ({ kind }) => ({ of: 'hazard', kind }),
  );

/** The hazard, if it exists and the caller has access. */
export async function findHazard(deps: HazardRunning, id: string, caller: Caller) {
  const admit = await hazardAdmission(deps, id, caller);
  const { state, version } = await deps.hazards.load(hazardStream(id));
  const barred: ProblemReply | undefined = admit(state);
  if (barred || !state) return barred ?? refuse('not-found');
  return { state, version };
}

/** A hazard as this caller may see it. The reporter stays confidential to the enterprise (Work Safety Law arts 74, 76). */
export async function presented(
  { personalData }: Pick<HazardRunning, 'personalData'>,
  id: string,
  state: Hazard,
  caller: Caller,
): Promise<HazardView> {
  const { note, inspection, reportId, enterprise, foundAtEnterprise } = state;
  const isEnterprise = caller.role === 'enterprise';
  const kept = await personalData.readAll(hazardStream(id));
  // The words of a finding are in the personal data of its inspection.
  const found =
    note && inspection ? await personalData.read(inspectionStream(inspection), note) : note && kept.get(note);
  const secret = isEnterprise && reportId !== undefined;
  return presentHazard(id, state, {
    notes: !secret && found && typeof found.words === 'string' ? found.words : null,
    kept,
    // The hazard may have been placed with another enterprise than the one inspected.
    inspection: isEnterprise && enterprise !== foundAtEnterprise ? undefined : inspection,
    phones: mayRing(state.area, caller, { of: 'hazard', kind: state.kind }),
    dismissal: !secret,
  });
}

import type { Area } from '@maplebridge/contracts';
import type { enterpriseEvents } from '@maplebridge/contracts/hazard';
import type { City, Geography, LngLat } from '@maplebridge/directory';
import type { aggregateLog, listPage, PersonalDataStore } from '@maplebridge/event-log';
import { type ProblemReply, type Pseudonyms, refuse } from '@maplebridge/lambda';
import type { SafetyPolicy } from '../domain/safety-policy.ts';
import type { EnterpriseCommand } from '../enterprise/commands.ts';
import type { EnterpriseState } from '../enterprise/state.ts';

/** The dependencies of the enterprise routes. */
export interface EnterpriseDeps {
  readonly enterprises: ReturnType<
    typeof aggregateLog<EnterpriseState, EnterpriseCommand, typeof enterpriseEvents>
  >;
  readonly personalData: PersonalDataStore;
  readonly people: Pseudonyms;
  readonly view: { readonly client: Parameters<typeof listPage>[0]; readonly table: string };
  readonly city: City;
  readonly policy: SafetyPolicy;
}

/** The area of an enterprise: in a park, the station that serves the park; otherwise the nearest station. */
export function areaOf(
  { code, parks, stations }: City,
  map: Geography,
  position: LngLat,
  park: string | null,
): Area | ProblemReply {
  const nearest = map.areaAt(position);
  if (!nearest) return { ...refuse('outside-city'), field: '/position' };
  if (park === null) return nearest;
  const serving = parks.find(({ id }) => id === park)?.station;
  const station = stations.find(({ id }) => id === serving);
  return station
    ? { city: code, district: station.district, station: station.id }
    : { ...refuse('unknown-park'), field: '/park' };
}

import type { Area } from '@maplebridge/contracts';
import type { enterpriseEvents } from '@maplebridge/contracts/hazard';
import type { City, Geography, LngLat } from '@maplebridge/directory';
import type { aggregateLog, listPage, PersonalDataStore } from '@maplebridge/event-log';
import { type ProblemReply, type Pseudonyms, refuse } from '@maplebridge/lambda';
import type { SafetyPolicy } from '../domain/safety-policy.ts';
import type { EnterpriseCommand } from '../enterprise/commands.ts';
import type { EnterpriseState } from '../enterprise/state.ts';

/** What the routes of enterprises work with. */
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

/** Where an enterprise lies: in a park, with the station that serves the park, whichever is nearest; else with the nearest. */
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

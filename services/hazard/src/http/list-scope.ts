import type { Matter } from '@maplebridge/contracts';
import { areaContains, type City, stationsIn } from '@maplebridge/directory';
import { type Caller, type ProblemReply, refuse } from '@maplebridge/lambda';
import { type Sites, siteOf } from './site-access.ts';

/** The filters of a list query; without any, the caller's own area. */
interface Asked {
  readonly park?: string | undefined;
  readonly enterprise?: string | undefined;
  readonly area?: string | undefined;
}

/** The list scopes of a query, if the caller has access to them. An enterprise has access to itself only. */
export async function scopesOf(
  { city, ...sites }: Sites & { readonly city: City },
  { park, enterprise, area }: Asked,
  caller: Caller,
  matter: Matter,
): Promise<readonly string[] | ProblemReply> {
  if (enterprise !== undefined) {
    const state = await siteOf(sites, enterprise, caller, matter);
    return 'rejected' in state ? state : [`enterprise/${enterprise}`];
  }
  if (caller.role === 'enterprise') {
    return refuse('enterprise-not-yours', 'name the enterprise you act for');
  }
  if (park !== undefined) {
    const station = city.parks.find(({ id }) => id === park)?.station;
    const isOwn = station !== undefined && areaContains(city, caller.area, station);
    return isOwn ? [`park/${park}`] : refuse('unknown-park');
  }
  const within = area ?? caller.area;
  return areaContains(city, caller.area, within)
    ? stationsIn(city, within).map(({ id }) => `station/${id}`)
    : refuse('area-not-yours');
}

import { getPark, listParks } from '@maplebridge/contracts/hazard';
import { areaContains, type City, localDate } from '@maplebridge/directory';
import type { Counted } from '@maplebridge/event-log';
import { type Binding, ok, on, refuse } from '@maplebridge/lambda';
import { parkPartition, parkView } from '../read-model/parks.ts';

export interface ParkDeps {
  readonly city: City;
  /** All counters of a partition. */
  readonly counted: (partition: string) => Promise<Counted>;
}

/** The parks of an area, and the overview of one park. */
export const parkRoutes = ({ city, counted }: ParkDeps): Binding[] => [
  on(listParks, async ({ caller }) => {
    const own = city.parks.filter(({ station }) => areaContains(city, caller.area, station));
    return ok({ items: own.map(({ id, name, station, sample }) => ({ id, name, station, sample })) });
  }),

  on(getPark, async ({ params, query, caller, context }) => {
    const park = city.parks.find(({ id }) => id === params.park);
    if (!park || !areaContains(city, caller.area, park.station)) return refuse('not-found');
    const present = localDate(context.now, city.timeZone).slice(0, 'YYYY-MM'.length);
    const own = await counted(parkPartition(park.id));
    return ok(parkView(park, own, query.month ?? present, present, city.safety.effect));
  }),
];

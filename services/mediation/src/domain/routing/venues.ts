import type { City, Venue } from '@maplebridge/directory';
import type { Matter } from './matter.ts';

/** The venues of a city by id, and the mediation centre of each station. */
export interface Venues {
  readonly byId: ReadonlyMap<string, Venue>;
  /** The id of the centre that serves the matter's station. Throws if there is none. */
  centreOf(matter: Matter): string;
}

export function venuesOf(city: Pick<City, 'venues'>): Venues {
  const centres = new Map(
    city.venues.flatMap(({ id, kind, station }) => (kind === 'centre' ? [[station, id] as const] : [])),
  );
  return {
    byId: new Map(city.venues.map((it) => [it.id, it])),
    centreOf({ area }) {
      const centre = centres.get(area.station);
      if (!centre) throw new Error(`no centre serves ${area.station}`);
      return centre;
    },
  };
}

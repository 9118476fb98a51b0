import type { Area } from '@maplebridge/contracts';
import type { City } from './schema.ts';

/** The stations of an area, which may be the city, a district or a station; none for an unknown code. */
export function stationsIn(city: City, area: string): City['stations'] {
  if (area === city.code) return city.stations;
  return city.stations.filter(({ id, district }) => id === area || district === area);
}

/** Whether all of `inner` lies in `outer`. An unknown code contains nothing and lies in nothing. */
export function areaContains(city: City, outer: string, inner: string): boolean {
  if (outer === city.code && city.districts.some(({ id }) => id === inner)) return true;
  if (outer === inner)
    return outer === city.code || [...city.districts, ...city.stations].some(({ id }) => id === outer);
  return stationsIn(city, outer).some(({ id }) => id === inner);
}

/** The path of codes from the city down to an area, `321100/321171/dingmao`; undefined for an unknown code. */
export function areaPath(city: City, area: string): string | undefined {
  if (area === city.code) return area;
  if (city.districts.some(({ id }) => id === area)) return `${city.code}/${area}`;
  const station = city.stations.find(({ id }) => id === area);
  return station && `${city.code}/${station.district}/${station.id}`;
}

/**
 * An area of any level as events name it: a district, and the city, stand for themselves in the places of the levels below, so that
 * whoever filters for what lies in an area hears what is about the area itself. Undefined for an unknown code.
 */
export function areaAt(city: City, code: string): Area | undefined {
  const path = areaPath(city, code);
  if (path === undefined) return undefined;
  const [, district = code, station = code] = path.split('/');
  return { city: city.code, district, station };
}

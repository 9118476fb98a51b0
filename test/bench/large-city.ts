import type { MediatorGroup } from '@maplebridge/contracts/mediation';
import type { City, Venue } from '@maplebridge/directory';
import { checkCity } from '@maplebridge/directory/load';
import type { PoolMember } from '../../services/mediation/src/domain/routing/pool.ts';

/**
 * A region of cities like this one, side by side: `towns` × `towns` as many districts, stations and venues, each as far from
 * its neighbours as here. It passes the same validation as a city's files.
 */
export function region(city: City, towns: number): City {
  const { code, name, timeZone, extent, districts, stations, venues, ...rest } = city;
  const [width, height] = [extent.east - extent.west, extent.north - extent.south];
  const copies = Array.from({ length: towns ** 2 }, (_, n) => {
    const named = (id: string) => (n ? `${id}-${n}` : id);
    const moved = <T extends { readonly position: { lng: number; lat: number } }>(it: T) => ({
      ...it,
      position: {
        lng: it.position.lng + width * (n % towns),
        lat: it.position.lat + height * Math.floor(n / towns),
      },
    });
    return {
      districts: districts.map((it) => ({ ...it, id: named(it.id) })),
      stations: stations.map((it) => ({ ...moved(it), id: named(it.id), district: named(it.district) })),
      venues: venues.map((it) => ({ ...moved(it), id: named(it.id), station: named(it.station) })),
    };
  });
  const wide = { ...extent, east: extent.west + width * towns, north: extent.south + height * towns };
  return checked({
    ...rest,
    city: { code, name, timeZone, extent: wide, districts: copies.flatMap((it) => it.districts) },
    stations: copies.flatMap((it) => it.stations),
    venues: copies.flatMap((it) => it.venues),
  });
}

/** The same stations, each with a multiple of the workstations, placed around the existing ones. */
export function crowded(city: City, times: number): City {
  const { code, name, timeZone, extent, districts, venues, ...rest } = city;
  const copies = (it: Venue, i: number) =>
    Array.from({ length: times }, (_, n) => ({
      ...it,
      id: n ? `${it.id}-${n}` : it.id,
      position: {
        lng: it.position.lng + 0.02 * Math.cos(n + i),
        lat: it.position.lat + 0.02 * Math.sin(2 * n + i),
      },
    }));
  const workstations = venues.filter(({ kind }) => kind === 'workstation').flatMap(copies);
  const centres = venues.filter(({ kind }) => kind === 'centre');
  return checked({
    ...rest,
    city: { code, name, timeZone, extent, districts },
    venues: [...centres, ...workstations],
  });
}

function checked(files: Readonly<Record<string, unknown>>): City {
  const { city, issues } = checkCity(files);
  if (!city) throw new Error(JSON.stringify(issues.slice(0, 3)));
  return city;
}

/**
 * A pool of mediators for a city, as none is published: two people's mediators for each venue, two of the police and two of the justice
 * office for each station, and for each district one for each skill there is. Reservations and past assignments are distributed unevenly.
 */
export function poolFor({ venues, stations, districts, policy }: City): PoolMember[] {
  const place = (group: MediatorGroup, area: string, goldMedal = false, ...skills: string[]) => ({
    group,
    areas: [area],
    goldMedal,
    skills,
  });
  const places = [
    ...venues.flatMap((it) => [place('people', it.station, it.goldMedal), place('people', it.station)]),
    ...stations.flatMap(({ id }) =>
      (['police', 'police', 'judicial', 'judicial'] as const).map((group) => place(group, id)),
    ),
    ...districts.flatMap((it) => policy.skills.map(({ id }) => place('people', it.id, true, id))),
  ];
  return places.map((it, n) => ({
    ...it,
    id: `mediator-${n}`,
    languages: n % 10 ? [] : ['en'],
    capacity: 8,
    available: n % 17 !== 0,
    taken: (n * 7) % 9,
    lastTaken: new Date(Date.UTC(2019, 4, 1 + (n % 20), n % 24)).toISOString(),
  }));
}

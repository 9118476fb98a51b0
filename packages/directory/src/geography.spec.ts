import fc from 'fast-check';
import { distance } from 'geokdbush';
import { describe, expect, test } from 'vitest';
import { areaAt, areaContains, areaPath, stationsIn } from './areas.ts';
import { geography, nearest, toWgs84 } from './geography.ts';
import type { LngLat } from './lng-lat.ts';
import { loadCity } from './load.ts';

const city = loadCity('zhenjiang');
const place = fc.record({
  lng: fc.double({ min: 118.9, max: 120.1, noNaN: true }),
  lat: fc.double({ min: 31.5, max: 32.4, noNaN: true }),
});

/** How often a border winds around a position: another way to tell inside from outside than the library’s. */
function turns(ring: readonly LngLat[], at: LngLat): number {
  const angles = ring.map(({ lng, lat }) => Math.atan2(lat - at.lat, lng - at.lng));
  const total = angles.slice(1).reduce((sum, angle, i) => {
    const turn = angle - (angles[i] ?? 0);
    return sum + turn - 2 * Math.PI * Math.round(turn / (2 * Math.PI));
  }, 0);
  return Math.round(total / (2 * Math.PI));
}

describe('nearest', () => {
  test('finds what looking at every place finds', () => {
    const places = fc.array(fc.record({ position: place, open: fc.boolean() }), { maxLength: 60 });
    fc.assert(
      fc.property(
        places,
        place,
        fc.double({ min: 100, max: 60_000, noNaN: true }),
        (all, from, maxMetres) => {
          const metresTo = ({ position }: { position: typeof from }) =>
            distance(from.lng, from.lat, position.lng, position.lat) * 1000;
          const best = all
            .filter(({ open }) => open)
            .map(metresTo)
            .filter((metres) => metres <= maxMetres)
            .sort((a, b) => a - b)[0];
          const found = nearest(all)(from, 1, maxMetres, ({ open }) => open)[0];
          expect(found?.metres).toBe(best === undefined ? undefined : Math.round(best));
        },
      ),
    );
  });

  test('finds nothing among nothing', () => expect(nearest([])({ lng: 0, lat: 0 }, 1, 1e9)).toEqual([]));
});

describe('areas', () => {
  test('a position belongs to the nearest station, its district and the city', () => {
    expect(geography(city).areaAt({ lng: 119.51, lat: 32.18 })).toEqual({
      city: '321100',
      district: '321171',
      station: 'dingmao',
    });
  });

  test('a position outside the city belongs nowhere', () => {
    expect(geography(city).areaAt({ lng: 116.4, lat: 39.9 })).toBeUndefined();
  });

  test('a position in a grid belongs to the grid’s station, even where another is nearer', () => {
    const { areaAt, gridAt } = geography(city);
    const border = { lng: 119.476, lat: 32.201 };
    expect(nearest(city.stations)(border, 1, 1e9)[0]?.it.id).toBe('sipailou');
    expect(gridAt(border)?.id).toBe('dingmao-grid-4');
    expect(areaAt(border)?.station).toBe('dingmao');
  });

  test('a position outside all grids belongs to none', () =>
    expect(geography(city).gridAt({ lng: 119.3, lat: 32.155 })).toBeUndefined());

  test('a city without grids has none anywhere', () => {
    const { areaAt, gridAt } = geography({ ...city, grids: [] });
    const centre = { lng: 119.51, lat: 32.18 };
    expect([gridAt(centre), areaAt(centre)?.station]).toEqual([undefined, 'dingmao']);
  });

  test('every position within a grid’s border belongs to it and to its station, and no position outside', () => {
    const { areaAt, gridAt } = geography(city);
    const near = fc.constantFrom(...city.grids).chain((grid) => {
      const [lngs, lats] = [grid.ring.map(({ lng }) => lng), grid.ring.map(({ lat }) => lat)];
      const between = (all: number[]) =>
        fc.double({ min: Math.min(...all) - 0.001, max: Math.max(...all) + 0.001, noNaN: true });
      return fc.record({
        grid: fc.constant(grid),
        at: fc.record({ lng: between(lngs), lat: between(lats) }),
      });
    });
    fc.assert(
      fc.property(near, ({ grid, at }) => {
        const inside = turns(grid.ring, at) !== 0;
        expect(gridAt(at)?.id === grid.id).toBe(inside);
        if (inside) expect(areaAt(at)?.station).toBe(grid.station);
      }),
      { numRuns: 2000 },
    );
  });

  test('the city contains its districts, a district its stations, and none the other way round', () => {
    expect(areaContains(city, '321100', '321171')).toBe(true);
    expect(areaContains(city, '321171', 'dingmao')).toBe(true);
    expect(areaContains(city, 'dingmao', 'dingmao')).toBe(true);
    expect(areaContains(city, 'dingmao', '321171')).toBe(false);
    expect(areaContains(city, '321171', 'baotalu')).toBe(false);
    expect(areaContains(city, '321171', '321100')).toBe(false);
  });

  test('a code nobody knows contains nothing and lies nowhere', () => {
    expect(areaContains(city, '999999', 'dingmao')).toBe(false);
    expect(areaContains(city, '321100', '999999')).toBe(false);
    expect(areaContains(city, '999999', '999999')).toBe(false);
  });

  test('the path of an area', () => {
    expect(['321100', '321171', 'dingmao', '999999'].map((area) => areaPath(city, area))).toEqual([
      '321100',
      '321100/321171',
      '321100/321171/dingmao',
      undefined,
    ]);
  });

  test('an area of any level as events name it', () => {
    expect(['321100', '321171', 'dingmao', '999999'].map((area) => areaAt(city, area))).toEqual([
      { city: '321100', district: '321100', station: '321100' },
      { city: '321100', district: '321171', station: '321171' },
      { city: '321100', district: '321171', station: 'dingmao' },
      undefined,
    ]);
  });

  test('the stations of an area', () => {
    expect(stationsIn(city, '321100')).toHaveLength(7);
    expect(stationsIn(city, '321171').map(({ id }) => id)).toEqual(['dingmao']);
    expect(stationsIn(city, '999999')).toEqual([]);
  });
});

describe('coordinates', () => {
  test('a position of a Chinese web map is some 500 m from where it says', () => {
    const said = { lng: 119.508, lat: 32.178 };
    for (const crs of ['GCJ-02', 'BD-09'] as const) {
      const { lng, lat } = toWgs84(said, crs);
      const metres = distance(said.lng, said.lat, lng, lat) * 1000;
      expect(metres).toBeGreaterThan(300);
      expect(metres).toBeLessThan(1500);
    }
  });

  test('WGS-84 stays as it is', () =>
    expect(toWgs84({ lng: 119.5, lat: 32.1 }, 'WGS-84')).toEqual({ lng: 119.5, lat: 32.1 }));
});

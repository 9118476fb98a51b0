import fc from 'fast-check';
import { distance } from 'geokdbush';
import { describe, expect, test } from 'vitest';
import { areaContains, areaPath, stationsIn } from './areas.ts';
import { geography, nearest, toWgs84 } from './geography.ts';
import { loadCity } from './load.ts';

const city = loadCity('zhenjiang');
const place = fc.record({
  lng: fc.double({ min: 118.9, max: 120.1, noNaN: true }),
  lat: fc.double({ min: 31.5, max: 32.4, noNaN: true }),
});

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

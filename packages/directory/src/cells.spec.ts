import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellMetres, cellOf, cellsAround, metresBetween } from './cells.ts';

/** Anywhere people live, off the meridian where longitudes meet. */
const place = fc.record({
  lng: fc.double({ min: -179, max: 179, noNaN: true }),
  lat: fc.double({ min: -70, max: 70, noNaN: true }),
});
const shift = fc.record({
  lng: fc.double({ min: -0.01, max: 0.01, noNaN: true }),
  lat: fc.double({ min: -0.004, max: 0.004, noNaN: true }),
});

const metres = fc.integer({ min: 1, max: cellMetres });

test('whatever is no farther lies in one of the cells around', () => {
  fc.assert(
    fc.property(place, shift, metres, (here, by, far) => {
      const there = { lng: here.lng + by.lng, lat: here.lat + by.lat };
      fc.pre(metresBetween(here, there) <= far);
      expect(cellsAround(here, far)).toContain(cellOf(there));
    }),
    { numRuns: 2000 },
  );
});

test('up to nine cells, each once, the own among them, and none a kilometre away', () => {
  fc.assert(
    fc.property(place, metres, (here, far) => {
      const cells = cellsAround(here, far);
      expect(cells.length).toBeLessThanOrEqual(9);
      expect(new Set(cells).size).toBe(cells.length);
      expect(cells).toContain(cellOf(here));
      expect(cells).not.toContain(cellOf({ ...here, lat: here.lat + 0.009 }));
    }),
  );
});

test('metres are those of the great circle', () => {
  const station = { lng: 119.508, lat: 32.178 };
  expect(metresBetween(station, station)).toBe(0);
  expect(metresBetween(station, { ...station, lat: 32.179 })).toBeGreaterThan(105);
  expect(metresBetween(station, { ...station, lat: 32.179 })).toBeLessThan(115);
});

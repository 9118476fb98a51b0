import { type Scratch, scratchTables } from '@maplebridge/local/engines';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Edition } from '../domain/suppression/edition.ts';
import { type Editions, editionStore } from './edition-store.ts';

let scratch: Scratch;
let editions: Editions;
beforeAll(async () => {
  scratch = await scratchTables({ Editions: { keys: ['year'] } });
  editions = editionStore(scratch.client, 'Editions');
});
afterAll(() => scratch.stop());

const edition = (year: string, accepted: number | null): Edition => ({
  ...{ year, smallBelow: 5, publishedAt: '2020-02-01T09:00:00.000Z', categories: [] },
  areas: [{ area: '321100', within: null, periods: [{ period: year, accepted }] }],
});

test('an edition is read as it was published, including hidden figures', async () => {
  expect(await editions.of('2018')).toBeUndefined();
  expect(await editions.publish(edition('2018', null))).toEqual(edition('2018', null));
  expect(await editions.of('2018')).toEqual(edition('2018', null));
});

test('if several callers publish a year at once, one succeeds and the others get its edition', async () => {
  const published = await Promise.all([20, 21, 22].map((it) => editions.publish(edition('2019', it))));
  expect(new Set(published.map(({ areas }) => areas[0]?.periods[0]?.accepted)).size).toBe(1);
  expect(await editions.publish(edition('2019', 23))).toEqual(published[0]);
});

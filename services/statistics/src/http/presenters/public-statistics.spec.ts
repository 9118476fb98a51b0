import { PublicStatistics } from '@maplebridge/contracts/statistics';
import { expect, test } from 'vitest';
import { areasOf, tableWith } from '../../domain/suppression/city.fixtures.ts';
import { editionOf } from '../../domain/suppression/edition.ts';
import { present } from './public-statistics.ts';

const table = tableWith(
  areasOf([2, 1]),
  [
    ...[0, 1, 2].map((station) => ({ station, month: 3, event: 'settled' as const, times: 256 })),
    ...[0, 1, 2].map((station) => ({ station, month: 3, event: 'accepted' as const, times: 300 })),
    { station: 0, month: 3, event: 'failed', times: 4 },
    { station: 1, month: 3, event: 'failed', times: 9 },
    { station: 2, month: 3, event: 'failed', times: 9 },
  ],
  { shares: [1] },
);
const edition = editionOf(
  { ...table, categories: table.categories.map((it, i) => ({ ...it, id: i ? 'neighbours' : 'unstated' })) },
  {
    ...{ year: '2019', smallBelow: 5, publishedAt: '2020-02-01T09:00:00.000Z' },
    withinOf: (area) => (area === 'city' ? null : (/^(d\d)-/.exec(area)?.[1] ?? 'city')),
  },
);
const shown = (area: string, language: 'en' | 'zh' = 'en') =>
  present(edition, area, { language, timeZone: 'Asia/Shanghai' });

test('an answer matches the contract and includes the areas directly below', () => {
  const answer = PublicStatistics.parse(shown('city'));
  expect(answer.areas.map(({ area }) => area)).toEqual(['d0', 'd1']);
  expect(answer.periods).toHaveLength(17);
  expect(shown('d0')?.periods).toHaveLength(5);
  expect(shown('d0')?.areas.map(({ area }) => area)).toEqual(['d0-s0', 'd0-s1']);
  expect(shown('d0-s0')).toMatchObject({ periods: [{ period: '2019' }], areas: [], categories: [] });
});

test('a hidden figure and every rate from it are "*" with a reason; a rate over zero is "—"', () => {
  const [city] = shown('city')?.periods ?? [];
  expect(city).toMatchObject({
    settled: { count: 768, text: '768' },
    handled: { count: 790 },
    successRate: { percent: '97.2', text: '97.2 %' },
    rectificationRate: { percent: null, text: '—' },
  });
  const [station] = shown('d0-s0')?.periods ?? [];
  // Four failed there: handled or settled is hidden.
  expect([station?.handled.text, station?.settled.text]).toContain('*');
  expect(station?.successRate).toEqual({ percent: null, text: '*' });
  expect(station?.found).toEqual({ count: 0, text: '0' });
  expect(shown('city')?.hidden).toMatchObject({ sign: '*', below: 5 });
  expect(shown('city', 'zh')?.hidden.why).toContain('小于5且不为零');
});

test('an area that is not in the edition has no figures', () => expect(shown('d9')).toBeUndefined());

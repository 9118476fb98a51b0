import type { Language } from '@maplebridge/contracts';
import { categories, codes } from '@maplebridge/contracts/intake';
import { getPublicStatistics, publishStatistics } from '@maplebridge/contracts/statistics';
import { type City, localDate } from '@maplebridge/directory';
import { type Binding, created, ok, on, refuse } from '@maplebridge/lambda';
import { type Edition, editionOf } from '../domain/suppression/edition.ts';
import { tableOfYear } from '../domain/suppression/table-of-year.ts';
import type { Editions } from '../read-model/edition-store.ts';
import { rollupsOf, servingVersion } from '../store/rollups.ts';
import type { View } from '../store/tables.ts';
import { present } from './presenters/public-statistics.ts';
import { tagOf } from './table-reply.ts';

interface Deps {
  readonly city: City;
  readonly view: View;
  readonly editions: Editions;
}

/** Computes the protected public edition of a year. */
async function prepareEdition({ city, view }: Deps, year: string, publishedAt: string): Promise<Edition> {
  const rebuildVersion = await servingVersion(view);
  const stations = { ids: city.stations.map(({ id }) => id), outOf: city.stations.length, restricted: false };
  const span = { rebuildVersion, stations, from: `${year}-01-01`, to: `${year}-12-31` };
  const [months, details] = await Promise.all([
    rollupsOf(view, { ...span, grain: 'month' }),
    rollupsOf(view, { ...span, grain: 'month-detail' }),
  ]);
  const within = (area: string) =>
    area === city.code ? null : (city.stations.find(({ id }) => id === area)?.district ?? city.code);
  return editionOf(tableOfYear(city, year, codes(categories.dispute), months, details), {
    year,
    publishedAt,
    smallBelow: city.policy.publicFigures.smallBelow,
    withinOf: within,
  });
}

/** The public figures, and the route that publishes them. */
export function publicBindings(deps: Deps): Binding[] {
  const { city, editions } = deps;
  const shown = (edition: Edition, area: string, language: Language) =>
    present(edition, area, { language, timeZone: city.timeZone });

  return [
    on(getPublicStatistics, async ({ query: { year, area = city.code }, language }) => {
      const edition = await editions.of(year);
      if (!edition) return refuse('not-published');
      const answer = shown(edition, area, language);
      return answer ? { ...ok(answer), tag: tagOf(language, answer) } : refuse('unknown-area');
    }),
    on(publishStatistics, async ({ body: { year }, caller, context: { now }, language }) => {
      if (caller.area !== city.code) return refuse('area-not-yours');
      if (year >= localDate(now, city.timeZone).slice(0, 4)) return refuse('year-not-over');
      const edition =
        (await editions.of(year)) ?? (await editions.publish(await prepareEdition(deps, year, now)));
      const answer = shown(edition, city.code, language);
      if (!answer) throw new Error(`the edition of ${year} is of another city`);
      return created(answer, 1);
    }),
  ];
}

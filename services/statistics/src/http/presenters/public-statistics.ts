import type { Language } from '@maplebridge/contracts';
import {
  hiddenSign,
  type PublicStatistics,
  publicCount,
  publicFigures,
  publicRate,
} from '@maplebridge/contracts/statistics';
import type { Edition, Published } from '../../domain/suppression/edition.ts';

const why: Readonly<Record<Language, (below: number) => string>> = {
  en: (below) =>
    `"${hiddenSign}" is hidden: it is below ${below} and not zero, or would let such a figure be computed. "—" is another thing: there is no rate over nothing.`,
  zh: (below) =>
    `“${hiddenSign}”为隐去的数据：小于${below}且不为零，或据其可推算出此类数据；“—”表示基数为零，没有比率，二者含义不同。`,
};

const ofCases = ({ accepted = null, handled = null, settled = null }: Published) => ({
  accepted: publicCount(accepted),
  handled: publicCount(handled),
  settled: publicCount(settled),
  handledRate: publicRate(handled, accepted),
  successRate: publicRate(settled, handled),
});

const figures = (published: Published) => {
  const { found = null, rectified = null } = published;
  return {
    ...ofCases(published),
    found: publicCount(found),
    rectified: publicCount(rectified),
    rectificationRate: publicRate(rectified, found),
  };
};

/** The part of an edition about an area; undefined if the edition does not have the area. */
export function present(
  edition: Edition,
  area: string,
  { language, timeZone }: { readonly language: Language; readonly timeZone: string },
): PublicStatistics | undefined {
  const own = edition.areas.find((it) => it.area === area);
  if (!own) return undefined;
  const { year, smallBelow, publishedAt } = edition;
  return {
    ...{ area, year, publishedAt, timeZone, definitions: publicFigures },
    periods: own.periods.map((it) => ({ period: it.period, ...figures(it) })),
    areas: edition.areas
      .filter(({ within }) => within === area)
      .map((it) => ({ area: it.area, ...figures(it.periods[0] ?? {}) })),
    categories:
      own.within === null
        ? edition.categories.map((it) => ({
            category: it.category as PublicStatistics['categories'][number]['category'],
            ...ofCases(it),
          }))
        : [],
    hidden: { sign: hiddenSign, below: smallBelow, why: why[language](smallBelow) },
  };
}

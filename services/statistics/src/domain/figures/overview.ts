import type { Language } from '@maplebridge/contracts';
import {
  distributionIds,
  type FigureId,
  type Overview,
  type Period,
} from '@maplebridge/contracts/statistics';
import type { Rollup } from '../rollup.ts';
import { type Asked, about } from './about.ts';
import { changeOf } from './change.ts';
import { counted, countIn } from './counted.ts';
import { distributionOf } from './distribution.ts';
import { figureOf } from './figure.ts';
import { elapsedOf, periodBefore, yearBefore } from './periods.ts';

/** The elapsed part of a period, and the two periods it is compared with. */
export interface Spans {
  readonly elapsed: Period;
  readonly yoy: Period;
  readonly mom: Period;
}

/** Undefined if the period has not begun. */
export function spansOf(period: Period, today: string): Spans | undefined {
  const elapsed = elapsedOf(period, today);
  return elapsed && { elapsed, yoy: yearBefore(elapsed), mom: periodBefore(period, elapsed) };
}

/** The rollups of the requested period, and of those it is compared with. */
export type OverviewRollups = Readonly<Record<'now' | 'yoy' | 'mom', readonly Rollup[]>>;

export function overviewOf(
  asked: Asked,
  spans: Spans | undefined,
  rollups: OverviewRollups,
  figures: readonly FigureId[],
  language: Language,
): Overview {
  const now = counted(rollups.now);
  const [yoy, mom] = [countIn(counted(rollups.yoy)), countIn(counted(rollups.mom))];
  return {
    ...about(asked, Object.values(rollups).flat()),
    elapsed: spans?.elapsed ?? null,
    comparedWith: spans ? { yoy: spans.yoy, mom: spans.mom } : null,
    figures: figures.map((id) => {
      const figure = figureOf(id, countIn(now));
      const against = (basis: typeof yoy) => changeOf(figure, spans ? figureOf(id, basis) : null, language);
      return { ...figure, yoy: against(yoy), mom: against(mom) };
    }),
    distributions: distributionIds.map((id) => distributionOf(id, now, language)),
  };
}

import type { FigureId, Period, Series, SeriesStep } from '@maplebridge/contracts/statistics';
import { addMonths } from '@maplebridge/directory';
import type { Rollup } from '../rollup.ts';
import { type Asked, about } from './about.ts';
import { counted, countIn } from './counted.ts';
import { figureOf } from './figure.ts';
import { firstOfMonth, plusDays } from './periods.ts';

/** From Monday, 1, to Sunday, 7. */
const weekday = (day: string): number => new Date(day).getUTCDay() || 7;

/** ISO 8601: a week belongs to the year of its Thursday, and the first of a year holds its first Thursday. */
function weekOf(day: string): string {
  const thursday = plusDays(day, 4 - weekday(day));
  const year = thursday.slice(0, 4);
  const days = (Date.parse(thursday) - Date.parse(`${year}-01-01`)) / 86_400_000;
  return `${year}-W${String(Math.floor(days / 7) + 1).padStart(2, '0')}`;
}

const quarter = (day: string): number => Math.ceil(Number(day.slice(5, 7)) / 3);

interface Step {
  /** The key of the step that contains a day. */
  readonly key: (day: string) => string;
  /** The first day of the next step. */
  readonly next: (day: string) => string;
}

const steps: Readonly<Record<SeriesStep, Step>> = {
  day: { key: (day) => day, next: (day) => plusDays(day, 1) },
  week: { key: weekOf, next: (day) => plusDays(day, 8 - weekday(day)) },
  month: { key: (day) => day.slice(0, 7), next: (day) => addMonths(firstOfMonth(day), 1) },
  quarter: {
    key: (day) => `${day.slice(0, 4)}-Q${quarter(day)}`,
    next: (day) => addMonths(`${day.slice(0, 4)}-01-01`, 3 * quarter(day)),
  },
  year: { key: (day) => day.slice(0, 4), next: (day) => addMonths(`${day.slice(0, 4)}-01-01`, 12) },
};

interface Point extends Period {
  readonly key: string;
}

/** The steps that cover a span; the first and the last are cut at its ends. */
export function pointsOf({ from, to }: Period, by: SeriesStep): Point[] {
  const { key, next } = steps[by];
  const points: Point[] = [];
  for (let day = from; day <= to; day = next(day)) {
    const last = plusDays(next(day), -1);
    points.push({ key: key(day), from: day, to: last < to ? last : to });
  }
  return points;
}

/** A month's rollup belongs to its first day: whole months are read only if a step contains the whole month. */
const dayOf = ({ period }: Rollup): string => (period.length === 7 ? `${period}-01` : period);

export function seriesOf(
  asked: Asked,
  by: SeriesStep,
  rollups: readonly Rollup[],
  figures: readonly FigureId[],
): Series {
  const { key } = steps[by];
  const byKey = Map.groupBy(rollups, (rollup) => key(dayOf(rollup)));
  return {
    ...about(asked, rollups),
    by,
    points: pointsOf(asked.period, by).map((point) => {
      const count = countIn(counted(byKey.get(point.key) ?? []));
      return { ...point, figures: figures.map((id) => figureOf(id, count)) };
    }),
  };
}

import * as z from 'zod';
import { AreaCode, Timestamp } from '../common.ts';
import { dimensions } from './counters.ts';
import { Change, Distribution, DistributionCode, Figure, FigureCode, Period } from './figures.ts';

/** What goes with every answer, so that it can be told where and when it holds. */
const about = {
  area: AreaCode,
  period: Period,
  timeZone: z.string(),
  asOf: Timestamp.nullable().describe(
    'When the latest fact in these figures was counted; null when there is none',
  ),
  dataVersion: z
    .string()
    .describe('Generation and number of the facts that were read: another one whenever a figure can differ'),
  provisional: z
    .boolean()
    .describe(
      'Whether a correction was heard before what it corrects; a count that is below zero for so long is shown as 0',
    ),
};

export const Overview = z
  .strictObject({
    ...about,
    elapsed: Period.nullable().describe('What of the period has elapsed, today included; null of the future'),
    comparedWith: z
      .strictObject({
        yoy: Period.describe('同比: the same elapsed period of last year'),
        mom: Period.describe('环比: the same elapsed part of the adjacent period before, of the same kind'),
      })
      .nullable(),
    figures: z.array(z.strictObject({ ...Figure.shape, yoy: Change, mom: Change })),
    distributions: z.array(Distribution),
  })
  .meta({ id: 'StatisticsOverview' });
export type Overview = z.infer<typeof Overview>;

export const SeriesStep = z.enum(['day', 'week', 'month', 'quarter', 'year']).meta({ id: 'SeriesStep' });
export type SeriesStep = z.infer<typeof SeriesStep>;

export const Series = z
  .strictObject({
    ...about,
    by: SeriesStep,
    points: z.array(
      z.strictObject({
        key: z.string().describe('2019-05-21, 2019-W21 (ISO 8601, from Monday), 2019-05, 2019-Q2 or 2019'),
        ...Period.shape,
        figures: z.array(Figure),
      }),
    ),
  })
  .meta({ id: 'StatisticsSeries' });
export type Series = z.infer<typeof Series>;

export const ComparisonBy = z.enum(['station', 'district']).meta({ id: 'ComparisonBy' });
export type ComparisonBy = z.infer<typeof ComparisonBy>;

export const Compared = z.strictObject({
  ...Figure.shape,
  rank: z
    .int()
    .positive()
    .nullable()
    .describe(
      '1 for the highest; equal values share it. null of counts, of rates that are not ranked, and below the minimum sample',
    ),
});
export type Compared = z.infer<typeof Compared>;

export const Comparison = z
  .strictObject({
    ...about,
    by: ComparisonBy,
    minimumSample: z.int().positive().describe('The smallest denominator with which a place is ranked'),
    rows: z.array(
      z.strictObject({
        place: AreaCode,
        name: z.strictObject({ en: z.string(), zh: z.string() }),
        figures: z.array(Compared),
      }),
    ),
  })
  .meta({ id: 'StatisticsComparison' });
export type Comparison = z.infer<typeof Comparison>;

export const DimensionCode = z.enum(dimensions).meta({ id: 'Dimension' });

export const Breakdown = z
  .strictObject({
    ...about,
    by: DimensionCode,
    total: Figure,
    rows: z.array(z.strictObject({ key: z.string(), figure: Figure })),
  })
  .meta({ id: 'StatisticsBreakdown' });
export type Breakdown = z.infer<typeof Breakdown>;

const said = z.strictObject({ en: z.string(), zh: z.string() });
const sum = z.strictObject({ ...said.shape, counters: z.array(z.string()) });
const defined = { name: said, means: said, sources: z.array(z.string()).describe('Types of events') };

export const Definitions = z
  .strictObject({
    figures: z.array(
      z.strictObject({
        id: FigureCode,
        ...defined,
        unit: Figure.shape.unit,
        numerator: sum,
        denominator: sum.nullable(),
        ranked: z.boolean().describe('Whether places are ranked by it'),
        breakdowns: z.array(DimensionCode),
      }),
    ),
    distributions: z.array(
      z.strictObject({
        id: DistributionCode,
        ...defined,
        unit: Distribution.shape.unit,
        most: z.int().positive().describe('What took longer stands in one bin'),
      }),
    ),
  })
  .meta({ id: 'StatisticsDefinitions' });
export type Definitions = z.infer<typeof Definitions>;

import * as z from 'zod';
import { CalendarDate } from '../common.ts';
import { distributionIds, figureIds } from './definitions/index.ts';

export const FigureCode = z.enum(figureIds).meta({ id: 'FigureId' });
export const DistributionCode = z.enum(distributionIds).meta({ id: 'DistributionId' });

/** Days in the city, both ends included. */
export const Period = z.strictObject({ from: CalendarDate, to: CalendarDate }).meta({ id: 'Period' });
export type Period = z.infer<typeof Period>;

const shown = z.string().describe('As it is shown, in the caller’s language: "256", "98.5 %" or "—"');

/** A count, or a rate with the counts that it is made of. */
export const Figure = z
  .strictObject({
    definition: FigureCode,
    unit: z.enum(['count', 'percent']),
    numerator: z.int().nonnegative(),
    denominator: z.int().nonnegative().nullable().describe('null of a count'),
    value: z
      .string()
      .nullable()
      .describe('The count, or per cent with one decimal, half up; null over a zero base'),
    text: shown,
  })
  .meta({ id: 'Figure' });
export type Figure = z.infer<typeof Figure>;

/** How a figure moved against another period: a count in per cent of it, a rate in percentage points. */
export const Change = z
  .strictObject({
    basis: Figure.nullable().describe('The figure of the other period; null where nothing has elapsed yet'),
    unit: z.enum(['percent', 'points']),
    value: z
      .string()
      .nullable()
      .describe(
        'With "-" where it fell; one decimal, halves away from zero; null where there is no base, or a zero one',
      ),
    text: z.string().describe('As it is shown, with its sign: "−49.5 %", "+0.2 pp" or "—"'),
  })
  .meta({ id: 'Change' });
export type Change = z.infer<typeof Change>;

const Quantile = z
  .strictObject({
    atMost: z.int().nonnegative().nullable().describe('null where it lies above the last bin'),
    text: z.string().describe('As it is shown, in the caller’s language: "≤ 3 days", "> 180 days"'),
  })
  .meta({ id: 'Quantile' });
export type Quantile = z.infer<typeof Quantile>;

/** How long something took: by nearest rank, the bin that holds the ⌈p·n⌉-th of n in order. */
export const Distribution = z
  .strictObject({
    definition: DistributionCode,
    unit: z.enum(['hours', 'days']),
    n: z.int().nonnegative(),
    p50: Quantile.nullable().describe('null where there is nothing'),
    p90: Quantile.nullable().describe('null where there is nothing'),
    beyond: z.int().nonnegative().describe('How many took longer than the last bin tells apart'),
  })
  .meta({ id: 'Distribution' });
export type Distribution = z.infer<typeof Distribution>;

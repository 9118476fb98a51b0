import * as z from 'zod';
import { AreaCode, Timestamp } from '../common.ts';
import { DisputeCategoryCode } from '../intake/schemas.ts';
import type { FigureId } from './definitions/index.ts';
import { rate } from './rate.ts';

/** How a hidden figure is shown: never as "—", which says that there is none. */
export const hiddenSign = '*';

export const Year = z
  .string()
  .regex(/^20\d\d$/, 'must be a year, YYYY')
  .meta({ id: 'Year', examples: ['2019'] });

const PublicCount = z
  .strictObject({
    count: z.int().nonnegative().nullable().describe('Null where it is hidden'),
    text: z.string().describe('As it is shown: "256" or "*"'),
  })
  .meta({ id: 'PublicCount' });
export type PublicCount = z.infer<typeof PublicCount>;

const PublicRate = z
  .strictObject({
    percent: z
      .string()
      .nullable()
      .describe('One decimal, rounded half up; null over a zero base or where a count is hidden'),
    text: z.string().describe('As it is shown: "98.5 %", "—" over a zero base, "*" where it is hidden'),
  })
  .meta({ id: 'PublicRate' });
export type PublicRate = z.infer<typeof PublicRate>;

const ofCases = {
  accepted: PublicCount,
  handled: PublicCount,
  settled: PublicCount,
  handledRate: PublicRate,
  successRate: PublicRate,
};
const figures = {
  ...ofCases,
  found: PublicCount,
  rectified: PublicCount,
  rectificationRate: PublicRate,
};

/** The figures that are published, by the ids of their definitions. */
export const publicFigures = {
  accepted: 'cases-accepted',
  handled: 'cases-handled',
  settled: 'cases-settled',
  handledRate: 'handled-rate',
  successRate: 'success-rate',
  found: 'hazards-found',
  rectified: 'hazards-rectified',
  rectificationRate: 'rectification-rate',
} as const satisfies Readonly<Record<keyof typeof figures, FigureId>>;

export const PublicStatistics = z
  .strictObject({
    area: AreaCode,
    year: Year,
    periods: z
      .array(z.strictObject({ ...figures, period: z.string().describe('2019, 2019-Q1 or 2019-01') }))
      .describe('The year; of a district its quarters, of the city its months besides'),
    areas: z
      .array(z.strictObject({ ...figures, area: AreaCode }))
      .describe('The year of each area that lies directly below'),
    categories: z
      .array(
        z.strictObject({
          ...ofCases,
          category: DisputeCategoryCode.or(z.literal('unstated')),
        }),
      )
      .describe('The year of the city; empty for other areas'),
    hidden: z.strictObject({
      sign: z.literal(hiddenSign),
      below: z.int().describe('What is not zero and below this is small'),
      why: z.string(),
    }),
    definitions: z.strictObject(
      Object.fromEntries(Object.keys(figures).map((name) => [name, z.string()])) as Record<
        keyof typeof figures,
        z.ZodString
      >,
    ),
    timeZone: z.string(),
    publishedAt: Timestamp.describe('Once: what is corrected later is not in it'),
  })
  .meta({ id: 'PublicStatistics' });
export type PublicStatistics = z.infer<typeof PublicStatistics>;

export const publicCount = (count: number | null): PublicCount => ({
  count,
  text: count === null ? hiddenSign : String(count),
});

/** Of counts that are both shown: from a rate and one count the other could be had. */
export function publicRate(numerator: number | null, denominator: number | null): PublicRate {
  if (numerator === null || denominator === null) return { percent: null, text: hiddenSign };
  const { percent, text } = rate(numerator, denominator);
  return { percent, text };
}

import * as z from 'zod';
import { AreaCode, CalendarDate, Timestamp } from '../common.ts';

/** A rate is never shown without its counts; over a zero base it is `null` and shown as "—". */
export const Rate = z
  .strictObject({
    numerator: z.int().nonnegative(),
    denominator: z.int().nonnegative(),
    percent: z.string().nullable().describe('One decimal, rounded half up; null over a zero base'),
    text: z.string().describe('As it is shown: "98.5 %" or "—"'),
  })
  .meta({ id: 'Rate' });
export type Rate = z.infer<typeof Rate>;

const count = z.int().nonnegative();

export const MediationFigures = z
  .strictObject({
    accepted: count,
    handled: count,
    settled: count,
    handledRate: Rate,
    successRate: Rate,
  })
  .meta({ id: 'MediationFigures' });
export type MediationFigures = z.infer<typeof MediationFigures>;

export const HazardFigures = z
  .strictObject({
    found: count,
    rectified: count,
    onTime: count,
    major: count,
    overdue: count,
    rectificationRate: Rate,
    onTimeRate: Rate,
  })
  .meta({ id: 'HazardFigures' });
export type HazardFigures = z.infer<typeof HazardFigures>;

export const By = z.enum(['total', 'day', 'month', 'station', 'district']).meta({ id: 'By' });
export type By = z.infer<typeof By>;

/** The figures of an area and a span, with what each of them means. */
const statistics = <S extends z.ZodRawShape>(figures: z.ZodObject<S>) =>
  z.strictObject({
    area: AreaCode,
    from: CalendarDate,
    to: CalendarDate,
    by: By,
    timeZone: z.string(),
    definitions: z.strictObject(
      Object.fromEntries(Object.keys(figures.shape).map((name) => [name, z.string()])) as Record<
        keyof S,
        z.ZodString
      >,
    ),
    total: figures,
    rows: z.array(
      z.strictObject({
        ...figures.shape,
        key: z.string().describe('The day, month, station or district'),
      }),
    ),
    asOf: Timestamp.nullable().describe(
      'When the latest fact in these figures was counted; null when there is none',
    ),
  });

export const MediationStatistics = statistics(MediationFigures).meta({ id: 'MediationStatistics' });
export type MediationStatistics = z.infer<typeof MediationStatistics>;

export const HazardStatistics = statistics(HazardFigures).meta({ id: 'HazardStatistics' });
export type HazardStatistics = z.infer<typeof HazardStatistics>;

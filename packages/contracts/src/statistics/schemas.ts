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

export const MediationFigures = z
  .strictObject({
    accepted: z.int().nonnegative(),
    handled: z.int().nonnegative(),
    settled: z.int().nonnegative(),
    handledRate: Rate,
    successRate: Rate,
  })
  .meta({ id: 'MediationFigures' });
export type MediationFigures = z.infer<typeof MediationFigures>;

export const By = z.enum(['total', 'day', 'month', 'station', 'district']).meta({ id: 'By' });
export type By = z.infer<typeof By>;

export const MediationStatistics = z
  .strictObject({
    area: AreaCode,
    from: CalendarDate,
    to: CalendarDate,
    by: By,
    timeZone: z.string(),
    definitions: z.strictObject({
      accepted: z.string(),
      handled: z.string(),
      settled: z.string(),
      handledRate: z.string(),
      successRate: z.string(),
    }),
    total: MediationFigures,
    rows: z.array(
      MediationFigures.extend({ key: z.string().describe('The day, month, station or district') }),
    ),
    asOf: Timestamp.nullable().describe(
      'When the latest fact in these figures was counted; null when there is none',
    ),
  })
  .meta({ id: 'MediationStatistics' });
export type MediationStatistics = z.infer<typeof MediationStatistics>;

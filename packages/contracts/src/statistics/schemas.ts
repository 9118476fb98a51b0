import * as z from 'zod';

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

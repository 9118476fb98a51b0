import * as z from 'zod';
import { AreaCode, Timestamp } from '../common.ts';
import { Rate } from '../statistics/schemas.ts';

const count = z.int().nonnegative();

/** E = (A + B) × α, with its terms (scoring model for double-prevention systems, secondary source). */
export const EffectScore = z
  .strictObject({
    e: z.number(),
    a: z.number(),
    b: z.number(),
    alpha: z.union([z.literal(0), z.literal(1)]),
    tasks: z.strictObject({ done: count, planned: count, deducted: z.number() }),
    hazards: z.strictObject({ accepted: count, toFix: count, deducted: z.number() }),
    vetoes: z.array(z.string()).describe('Why α is 0'),
    verified: z.boolean().describe('Whether the model’s weights and deductions were verified'),
    source: z.string(),
  })
  .meta({ id: 'EffectScore' });
export type EffectScore = z.infer<typeof EffectScore>;

/** A park at a glance. Every figure is a sum of counters that are kept as things happen. */
export const ParkView = z
  .strictObject({
    park: AreaCode,
    name: z.strictObject({ en: z.string(), zh: z.string() }),
    sample: z.boolean(),
    month: z.string().describe('Of the rates and the score, YYYY-MM'),
    units: z.strictObject({ red: count, orange: count, yellow: count, blue: count }).describe('By colour'),
    hazards: z.strictObject({
      open: count,
      overdue: count,
      majorOpen: count,
      found: count,
      rectified: count,
      rectificationRate: Rate.describe('rectified / found, of the month'),
      onTimeRate: Rate.describe('rectified by the deadline / rectified, of the month'),
    }),
    inspections: z.strictObject({ due: count, missed: count, completed: count }),
    effect: EffectScore,
    asOf: Timestamp.nullable(),
  })
  .meta({ id: 'Park' });
export type ParkView = z.infer<typeof ParkView>;

export const ParkList = z
  .strictObject({
    items: z.array(
      z.strictObject({
        id: AreaCode,
        name: z.strictObject({ en: z.string(), zh: z.string() }),
        station: AreaCode,
        sample: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'ParkList' });

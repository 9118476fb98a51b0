import * as z from 'zod';

export const Name = z.strictObject({ en: z.string().min(1), zh: z.string().min(1) });

/** How sure a datum is; what is not verified stays visible wherever it is used. */
export const Confidence = z.enum(['verified', 'secondary', 'unverified']);
export const sourced = { confidence: Confidence, source: z.string().min(1) };

/** WGS-84, degrees. */
export const Place = z.strictObject({ lng: z.number().min(-180).max(180), lat: z.number().min(-90).max(90) });

const units = ['hours', 'days', 'working-days', 'months'] as const;
/** A length of time; hours run from the minute, all others end with the last day. */
export const Span = z.strictObject({ length: z.int().positive(), unit: z.enum(units) });
export type Span = z.infer<typeof Span>;

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day, HH:MM');

/** When a place is open, on the scheduler of the city. Days count from Monday, 1. */
export const Hours = z
  .strictObject({ days: z.array(z.int().min(1).max(7)).min(1), from: clockTime, to: clockTime })
  .refine(({ from, to }) => from < to, 'must open before it closes');

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

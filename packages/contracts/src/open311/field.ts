import * as z from 'zod';

/** Lines end as they do everywhere else, and what is blank was not given (GeoReport v2, “Optional Arguments”). */
const tidied = (it: unknown): unknown => {
  if (typeof it !== 'string') return it;
  return it.replace(/\r\n?/g, '\n').trim() || undefined;
};

/** A field of a form or a query that may be missing. */
export const maybe = <T extends z.ZodType>(schema: T) => z.preprocess(tidied, schema.optional()).optional();

/** A field that must be there. */
export const needed = <T extends z.ZodType>(schema: T) => z.preprocess(tidied, schema);

/** A number in decimal digits. */
export const decimal = (min: number, max: number) =>
  z
    .string('is required')
    .regex(/^[+-]?\d{1,3}(\.\d{1,17})?$/, 'must be a number in decimal digits')
    .transform(Number)
    .refine((n) => n >= min && n <= max, `must lie between ${min} and ${max}`)
    .meta({ type: 'number', minimum: min, maximum: max });

/** A whole number from 1 up. */
export const count = (max: number) =>
  z
    .string()
    .regex(/^[1-9]\d{0,3}$/, `must be a whole number from 1 to ${max}`)
    .transform(Number)
    .refine((n) => n <= max, `must be a whole number from 1 to ${max}`)
    .meta({ type: 'integer', minimum: 1, maximum: max });

/** A time with its offset. An offset's plus that was not escaped reaches us as a space. */
export const time = z
  .string()
  .transform((it) => it.replace(/ (?=\d\d:\d\d$)/, '+'))
  .pipe(z.iso.datetime({ offset: true, error: 'must be a W3C date and time with offset' }))
  .meta({ type: 'string', format: 'date-time' });

/** Several values between commas, none twice. */
export const several = <T extends string>(item: z.ZodType<T>, most: number) =>
  z
    .string()
    .max(4000)
    .transform((it) => [...new Set(it.split(',').map((one) => one.trim()))].filter(Boolean))
    .pipe(
      z
        .array(item as z.ZodType<T, string>)
        .min(1)
        .max(most, `at most ${most} at a time`),
    )
    .meta({ type: 'string', description: `Up to ${most}, between commas` });

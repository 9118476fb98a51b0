import * as z from 'zod';

/** 128 bits in Crockford base 32, lower case. */
export const Id = z
  .string()
  .regex(/^[0-9a-hjkmnp-tv-z]{26}$/, 'must be 26 characters of Crockford base 32')
  .meta({ id: 'Id', examples: ['7w3k0d4m2x9q5r8t1v6y0z3b2c'] });

export const Timestamp = z.iso
  .datetime({ offset: true, error: 'must be an RFC 3339 date and time with offset' })
  .meta({ id: 'Timestamp', examples: ['2019-05-21T09:30:00+08:00'] });

export const CalendarDate = z.iso.date({ error: 'must be a date, YYYY-MM-DD' }).meta({ id: 'CalendarDate' });

export const Position = z
  .strictObject({
    lng: z.number().min(-180).max(180),
    lat: z.number().min(-90).max(90),
    crs: z
      .enum(['WGS-84', 'GCJ-02', 'BD-09'])
      .optional()
      .describe('WGS-84 unless told; the others are converted on the way in'),
  })
  .meta({ id: 'Position' });

/** About 100 m: enough to find the nearest workstation, too coarse to name a door. */
export const CoarsePosition = z
  .strictObject({ lng: z.number(), lat: z.number() })
  .meta({ id: 'CoarsePosition' });

export const AreaCode = z
  .string()
  .regex(/^[a-z0-9-]{2,40}$/, 'must be a city, district or station code')
  .meta({ id: 'AreaCode', examples: ['321100', '321171', 'dingmao'] });

export const Area = z
  .strictObject({ city: AreaCode, district: AreaCode, station: AreaCode })
  .meta({ id: 'Area' });
export type Area = z.infer<typeof Area>;

/** Parties go by letters; who they are stands in the personal-data store. */
export const PartyId = z
  .string()
  .regex(/^[A-J]$/, 'must be a party’s letter')
  .meta({ id: 'PartyId' });

/** The same thing named twice is a mistake. */
export const distinct = <T extends z.ZodType>(item: T, max: number) =>
  z
    .array(item)
    .max(max)
    .refine((items) => new Set(items).size === items.length, 'must not name the same twice')
    .meta({ uniqueItems: true });

/** Free text. Control characters have no place in it, save line feed and tab. */
export const words = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^(?:[\n\t]|\P{Cc})*$/u, 'must not contain control characters');

export const IdParams = z.strictObject({ id: Id });

export const Cursor = z.string().min(1).max(512);
/** How many items a page holds, from the query's text. */
export const Limit = z
  .string()
  .regex(/^[1-9]\d{0,2}$/, 'must be a whole number from 1 to 100')
  .transform(Number)
  .refine((n) => n <= 100, 'must be a whole number from 1 to 100')
  .meta({ type: 'integer', minimum: 1, maximum: 100 });

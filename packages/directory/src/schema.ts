import { AreaCode } from '@maplebridge/contracts';
import { DisputeCategoryCode, DisputeFacts } from '@maplebridge/contracts/intake';
import { Procedure, Tier } from '@maplebridge/contracts/mediation';
import * as z from 'zod';

const Name = z.strictObject({ en: z.string().min(1), zh: z.string().min(1) });

/** How sure a datum is; what is not verified stays visible wherever it is used. */
const Confidence = z.enum(['verified', 'secondary', 'unverified']);
const sourced = { confidence: Confidence, source: z.string().min(1) };

/** WGS-84, degrees. */
const Place = z.strictObject({ lng: z.number().min(-180).max(180), lat: z.number().min(-90).max(90) });

export const CityFile = z.strictObject({
  code: AreaCode,
  name: Name,
  timeZone: z
    .string()
    .refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone), 'no such time zone'),
  extent: z
    .strictObject({ west: z.number(), south: z.number(), east: z.number(), north: z.number(), ...sourced })
    .refine(({ west, east, south, north }) => west < east && south < north, 'is empty'),
  districts: z.array(z.strictObject({ id: AreaCode, name: Name, source: z.string() })).min(1),
});

export const Station = z.strictObject({
  id: AreaCode,
  name: Name,
  district: AreaCode,
  position: Place,
  accuracyMetres: z.number().positive(),
  confidence: Confidence,
});

export const Venue = z.strictObject({
  id: AreaCode,
  kind: z.enum(['workstation', 'centre']),
  name: Name,
  station: AreaCode,
  position: Place,
  sample: z.boolean().describe('Made up for the sample city; no such place was published'),
  goldMedal: z.boolean().describe('A gold-medal mediator works here'),
  categories: z.array(DisputeCategoryCode).min(1).optional().describe('All unless told'),
});
export type Venue = z.infer<typeof Venue>;

export const Department = z.strictObject({ id: AreaCode, name: Name });

export const Partner = z.strictObject({
  id: AreaCode,
  department: AreaCode,
  name: Name,
  types: z
    .array(
      z
        .string()
        .regex(/^maplebridge\.[a-z0-9.-]+$/, 'must be an event type, or its beginning with a final dot'),
    )
    .min(1),
  areas: z.array(AreaCode).min(1).describe('City, districts or stations'),
  addressedOnly: z.boolean().describe('Only events that name the department'),
  principal: z
    .string()
    .regex(
      /^(\d{12}|arn:[a-z-]+:iam::\d{12}:[\w+=,.@/-]+)$/,
      'must be an account number or the ARN of a principal',
    )
    .nullable()
    .describe('Who may read the queue from another account; nobody outside while null'),
});
export type Partner = z.infer<typeof Partner>;

const said = {
  rule: z.string().min(1),
  en: z.string().min(1),
  zh: z.string().min(1),
  source: z.string().min(1),
};

/** A limit on mediation. The first that fits the category applies; the one without categories fits all. */
export const Limit = z.strictObject({
  rule: z.string(),
  categories: z.array(DisputeCategoryCode).min(1).optional(),
  length: z.int().positive(),
  unit: z.enum(['days', 'working-days', 'months']),
  ...sourced,
});

/** One line of the decision table: it applies when every fact it names is as it says; the first that applies wins. */
const RoutingRule = z.strictObject({
  ...said,
  when: DisputeFacts,
  tier: Tier,
  procedure: Procedure,
  goldMedal: z.boolean(),
});
export type RoutingRule = z.infer<typeof RoutingRule>;

export const Policy = z.strictObject({
  backdating: z.strictObject({
    recordsFrom: z.iso.date().describe('The first day from which paper records are entered'),
    ...sourced,
  }),
  limits: z.array(Limit),
  judicialConfirmation: z.strictObject({ rule: z.string(), days: z.int().positive(), ...sourced }),
  routing: z.strictObject({
    maxWorkstationMetres: z.strictObject({ value: z.number().positive(), ...sourced }),
    rules: z
      .array(RoutingRule)
      .min(1)
      .refine(
        (rules) => Object.keys(rules.at(-1)?.when ?? { none: true }).length === 0,
        'must end with a rule for all',
      ),
    fallback: z.strictObject({ ...said, procedure: Procedure }),
    transfer: z.strictObject({ ...said, procedure: Procedure }),
  }),
});
export type Policy = z.infer<typeof Policy>;

/** The files of `cities/<city>/`, by their names. */
export const cityFiles = {
  city: CityFile,
  stations: z.array(Station).min(1),
  venues: z.array(Venue),
  departments: z.array(Department),
  partners: z.array(Partner),
  policy: Policy,
} as const;

/** A city, as checked: everything that differs from one city to the next. */
export interface City extends z.infer<typeof CityFile> {
  readonly stations: readonly z.infer<typeof Station>[];
  readonly venues: readonly Venue[];
  readonly departments: readonly z.infer<typeof Department>[];
  readonly partners: readonly Partner[];
  readonly policy: Policy;
}

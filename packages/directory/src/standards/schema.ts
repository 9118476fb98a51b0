import { AreaCode } from '@maplebridge/contracts';
import { CasNumber, ChecklistItem, HazardCategory, Level } from '@maplebridge/contracts/hazard';
import * as z from 'zod';
import { Name, sourced } from '../schema-parts.ts';

const tonnes = z.number().positive();

/** A row of table 1. `verified` is of its threshold; names in English and most β are not (see `provenance`). */
const Substance = z.strictObject({
  no: z.int().min(1),
  nameZh: z.string().min(1),
  aliasesZh: z.array(z.string().min(1)),
  nameEn: z.string().min(1),
  nameEnVerified: z.boolean(),
  casAll: z.array(z.strictObject({ cas: CasNumber, note: z.string().nullable() })),
  casChecksumOk: z.literal(true).nullable().describe('null: the row has no CAS number'),
  criticalTonnes: tonnes,
  verified: z.boolean(),
  secondSourceAgrees: z.strictObject({ criticalTonnes: z.boolean(), cas: z.boolean().nullable() }),
  beta: z.strictObject({
    value: z.number().positive(),
    source: z.string().min(1),
    suggestedSymbol: HazardCategory.nullable().optional(),
    verified: z.boolean(),
  }),
});
export type Substance = z.infer<typeof Substance>;

/** A category of table 2, with its β of table 4. */
const Category = z.strictObject({
  symbol: HazardCategory,
  categoryZh: z.string().min(1),
  descZh: z.string().min(1),
  descEn: z.string().min(1),
  criticalTonnes: tonnes,
  netWeight: z.boolean(),
  beta: z.number().positive(),
  verified: z.boolean(),
});
export type Category = z.infer<typeof Category>;

/** A toxic gas of table 3, which goes before table 4. */
const ToxicGas = z.strictObject({
  nameZh: z.string().min(1),
  cas: CasNumber,
  table1No: z.int().nullable(),
  beta: z.number().positive(),
  verified: z.boolean(),
  casVerified: z.boolean(),
});
export type ToxicGas = z.infer<typeof ToxicGas>;

const TestVector = z.strictObject({
  nameZh: z.string().min(1),
  items: z.array(z.strictObject({ no: z.int(), q: tonnes })).min(1),
  exposed: z.int().min(0),
  S: z.number(),
  R: z.number().nullable(),
  level: Level.nullable(),
});

/** The file `gb18218-2018.json`. A changed table is a new version, told with every assessment. */
export const MajorHazardStandard = z.strictObject({
  code: z.string().min(1),
  version: z.int().positive(),
  standard: z.string().min(1),
  published: z.iso.date(),
  effective: z.iso.date(),
  mandatory: z.boolean(),
  provenance: z.strictObject({
    primary: z.strictObject({ title: z.string(), commit: z.string(), note: z.string() }),
    second: z.string(),
    checks: z.array(z.string()),
    notVerified: z.array(z.string()),
  }),
  substances: z.array(Substance),
  categories: z.array(Category),
  beta: z.strictObject({
    table3ToxicGases: z.array(ToxicGas),
    table4Verified: z.boolean(),
    rule: z.string(),
  }),
  alpha: z.array(
    z.strictObject({
      minPersons: z.int().min(0),
      maxPersons: z.int().nullable(),
      alpha: z.number().positive(),
    }),
  ),
  alphaRule: z.string(),
  alphaVerified: z.boolean(),
  levels: z.array(
    z.strictObject({
      level: Level,
      nameZh: z.string(),
      minR: z.int().nullable(),
      maxRExclusive: z.int().nullable(),
    }),
  ),
  levelsVerified: z.boolean(),
  testVectors: z.array(TestVector).min(1),
});
export type MajorHazardStandard = z.infer<typeof MajorHazardStandard>;

/** One version of a checklist. An inspection keeps the one it began with, so a version that was used is never changed. */
export const ChecklistPack = z.strictObject({
  id: AreaCode,
  version: z.int().positive(),
  name: Name,
  adoptedOn: z.iso.date(),
  ...sourced,
  items: z
    .array(
      z.strictObject({
        item: ChecklistItem,
        en: z.string().min(1).describe('What must be in order; a finding is that it is not'),
        zh: z.string().min(1),
        source: z.string().min(1),
      }),
    )
    .min(1),
});
export type ChecklistPack = z.infer<typeof ChecklistPack>;

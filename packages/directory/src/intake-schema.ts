import { AreaCode } from '@maplebridge/contracts';
import { Danger, LanguageCode, LocalName, Question, ReportKindCode } from '@maplebridge/contracts/intake';
import * as z from 'zod';
import { Hours, Name, Place, sourced } from './schema-parts.ts';
import { TriageCondition } from './triage-conditions.ts';

/** What can be reported, and what is asked about it: the file `forms.json`. */
export const Forms = z.strictObject({
  ...sourced,
  categories: z.array(
    z.strictObject({
      kind: ReportKindCode,
      category: z.string(),
      name: LocalName,
      questions: z.array(Question),
      appointment: z.boolean().describe('A desk can be booked for it'),
    }),
  ),
});
export type Forms = z.infer<typeof Forms>;
export type Form = Forms['categories'][number];

const said = { rule: z.string().min(1), en: z.string().min(1), zh: z.string().min(1), ...sourced };
const phrases = z.array(z.string().regex(/[\p{L}\p{N}]/u, 'holds nothing to look for')).min(1);
const inBoth = { en: phrases, zh: phrases };
/** What is looked for in texts: English in whole words, Chinese anywhere. */
export const Phrases = z.strictObject(inBoth);
export type Phrases = z.infer<typeof Phrases>;

/** What is dangerous now: told by a flag, by a fact of the matter, or by words. */
const DangerRule = z.strictObject({
  ...said,
  danger: Danger,
  call: z.array(z.string()).min(1).describe('Numbers to ring, the first one first'),
  facts: z.array(z.enum(['domesticViolence'])).optional(),
  words: z.strictObject(inBoth).describe('English in whole words, Chinese anywhere'),
  unless: z
    .strictObject(inBoth)
    .partial()
    .optional()
    .describe('Longer phrases in which such a word means no danger'),
});
export type DangerRule = z.infer<typeof DangerRule>;

/** By the grid principle of Baohua; the first line that applies wins. */
const ScopeRule = z.strictObject({ ...said, when: TriageCondition, scope: z.enum(['grid', 'net']) });

/** What cannot wait, and what touches more than one grid: the file `triage.json`. */
export const TriageRules = z.strictObject({
  numbers: z
    .array(z.strictObject({ number: z.string().regex(/^\d{3,5}$/), name: LocalName, ...sourced }))
    .min(1),
  dangers: z.array(DangerRule),
  scope: z
    .array(ScopeRule)
    .min(1)
    .refine(
      (rules) => Object.keys(rules.at(-1)?.when ?? { none: true }).length === 0,
      'must end with a rule for all',
    ),
});
export type TriageRules = z.infer<typeof TriageRules>;

/** The smallest area there is: some streets or a village, within one station. */
export const Grid = z.strictObject({
  id: AreaCode,
  name: Name,
  station: AreaCode,
  ring: z.array(Place).min(4).describe('Its border, ending where it begins'),
  sample: z.boolean().describe('Made up for the sample city'),
  ...sourced,
});
export type Grid = z.infer<typeof Grid>;

/** A counter at which people are served by appointment. */
export const Desk = z.strictObject({
  id: AreaCode,
  name: LocalName,
  station: AreaCode,
  categories: z.array(z.string()).min(1).describe('Of services'),
  languages: z.array(LanguageCode).min(1).describe('Spoken here'),
  hours: z.array(Hours).min(1),
  slotMinutes: z.int().min(5).max(240),
  placesPerSlot: z.int().min(1).max(50),
  sample: z.boolean().describe('Made up for the sample city'),
  ...sourced,
});
export type Desk = z.infer<typeof Desk>;

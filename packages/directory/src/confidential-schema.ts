import { categories, codes, Danger, DisputeCategoryCode, DisputeFacts } from '@maplebridge/contracts/intake';
import * as z from 'zod';
import { Phrases } from './intake-schema.ts';
import { sourced } from './schema-parts.ts';

const categoriesOf = z
  .strictObject({
    dispute: z.array(DisputeCategoryCode).min(1),
    hazard: z.array(z.enum(codes(categories.hazard))).min(1),
    service: z.array(z.enum(codes(categories.service))).min(1),
  })
  .partial();

/** What makes a report confidential. Any one ground is enough; each says where it comes from. */
const Ground = z.strictObject({
  ground: z.string().min(1),
  categories: categoriesOf.optional(),
  facts: z
    .array(z.enum(codes(DisputeFacts.shape)))
    .min(1)
    .optional()
    .describe('Known to be so; a list, that it holds anything'),
  dangers: z.array(Danger).min(1).optional().describe('Found by the triage, or flagged'),
  words: Phrases.optional().describe('In any text that is taken in'),
  unless: Phrases.partial().optional().describe('Longer phrases in which such a word does not count'),
  ...sourced,
});

export const Confidential = z.array(Ground).min(1);
export type Confidential = z.infer<typeof Confidential>;

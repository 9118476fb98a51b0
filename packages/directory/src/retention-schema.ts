import { RetentionClass } from '@maplebridge/contracts';
import * as z from 'zod';
import { Name, sourced } from './schema-parts.ts';

const article = z.string().min(1).describe('Of the Personal Information Protection Law');

const Kept = z.strictObject({
  months: z
    .int()
    .positive()
    .max(1200)
    .nullable()
    .describe('From writing; null: as long as what it belongs to stands in a register'),
  what: Name,
  purpose: Name,
  article,
  ...sourced,
});

/** How long records are kept and what for, and who receives what of them: the file `retention.json`. */
export const Retention = z.strictObject({
  classes: z.record(RetentionClass, Kept).describe('Every class'),
  recipients: z.array(z.strictObject({ ...Name.shape, article })).min(1),
});
export type Retention = z.infer<typeof Retention>;

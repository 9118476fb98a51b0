import * as z from 'zod';
import { AreaCode } from '../common.ts';

/** What is dangerous now, as the reporter says or the words suggest. */
export const Danger = z
  .enum(['fire', 'leak', 'violence', 'weapon', 'injury', 'trapped'])
  .meta({ id: 'Danger' });
export type Danger = z.infer<typeof Danger>;

/** Why the triage decided so: the rule, and the sentence in the answer. */
const reason = z.strictObject({ rule: z.string() });
export const TriageReason = reason.extend({ en: z.string(), zh: z.string() }).meta({ id: 'TriageReason' });

/** By the grid principle of Baohua: what one grid can settle stays there, what touches more is linked across the net. */
const triage = {
  grid: AreaCode.optional().describe('The grid of the position, where the city has grids'),
  scope: z.enum(['grid', 'net']),
  urgent: z.boolean(),
  danger: z.array(Danger),
};
/** As events carry it. */
export const TriageFacts = z.strictObject({ ...triage, reasons: z.array(reason).min(1) });
export type TriageFacts = z.infer<typeof TriageFacts>;
/** As callers read it. */
export const Triage = z
  .strictObject({
    ...triage,
    reasons: z.array(TriageReason).min(1),
    call: z
      .array(z.strictObject({ number: z.string(), en: z.string(), zh: z.string() }))
      .describe('Numbers to ring at once; the report waits for nobody, and replaces no call'),
  })
  .meta({ id: 'Triage' });
export type Triage = z.infer<typeof Triage>;

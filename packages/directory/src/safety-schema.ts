import { AreaCode } from '@maplebridge/contracts';
import { EscalationLevel, HazardGrade, Level, RiskColour } from '@maplebridge/contracts/hazard';
import * as z from 'zod';
import { Name, Place, Span, sourced } from './schema-parts.ts';

/** An industrial park. */
export const Park = z.strictObject({
  id: AreaCode,
  name: Name,
  station: AreaCode,
  position: Place,
  sample: z.boolean().describe('Made up for the sample city'),
  ...sourced,
});
export type Park = z.infer<typeof Park>;

const sentence = { rule: z.string().min(1), ...sourced };
/** How long something may take; the rule names it. */
const Term = z.strictObject({ ...sentence, ...Span.shape });

/** Each level once, in order, each after the one before. */
const Escalate = z
  .strictObject({
    ...sentence,
    levels: z
      .array(z.strictObject({ to: EscalationLevel, after: Span.nullable().describe('null: at once') }))
      .min(1),
  })
  .refine(({ levels }) => new Set(levels.map(({ to }) => to)).size === levels.length, 'names a level twice');

/** How a city watches over the safety of its parks: the file `safety.json`. */
export const Safety = z.strictObject({
  colours: z.strictObject({
    byLevel: z
      .array(z.strictObject({ level: Level.nullable(), colour: RiskColour }))
      .length(5)
      .describe('Of major-hazard units by level, and of all others'),
    ...sourced,
  }),
  rhythm: z
    .array(z.strictObject({ level: Level.nullable(), every: Span, pack: AreaCode, ...sourced }))
    .length(5)
    .describe('How often a unit of a level is inspected, and by which checklist'),
  officialVisit: z.strictObject({ ...sentence, inspectors: z.int().min(1) }),
  missedInspection: Escalate,
  deadlines: z
    .strictObject({ general: Term, major: Term })
    .describe('The longest a rectification order may give'),
  escalation: Escalate.describe('How an overdue hazard is escalated'),
  recurrence: Term,
  supervision: z
    .strictObject({ ...sentence, grades: z.array(HazardGrade), by: AreaCode })
    .describe('Which hazards are listed under whose supervision, and need a second review'),
  accidents: z.strictObject({
    county: Term.describe('Until the enterprise’s report reaches the county'),
    upward: Term.describe('For each step further up'),
    departments: z.array(AreaCode).min(1),
    ...sourced,
  }),
  effect: z
    .strictObject({
      tasks: z.number().positive(),
      hazards: z.number().positive(),
      missedInspection: z.number().min(0).describe('Deducted for each inspection missed'),
      fewHazards: z
        .strictObject({ below: z.int().min(0), deducted: z.number().min(0) })
        .describe('Deducted where so few were found that it is not to be believed'),
      vetoes: z.array(z.enum(['major-overdue', 'accident'])),
      ...sourced,
    })
    .describe('E = (A + B) × α'),
});
export type Safety = z.infer<typeof Safety>;

import * as z from 'zod';
import { distinct } from '../common.ts';

/** A CAS registry number; its last digit checks the others. */
export const CasNumber = z
  .string()
  .regex(/^\d{2,7}-\d\d-\d$/, 'must be a CAS number')
  .refine((cas) => {
    const digits = [...cas.replaceAll('-', '')].map(Number).reverse();
    const [check = 0, ...others] = digits;
    return others.reduce((sum, digit, i) => sum + digit * (i + 1), 0) % 10 === check;
  }, 'has a wrong check digit')
  .meta({ id: 'CasNumber', examples: ['7664-41-7'] });

/** The symbols of GB 18218-2018 table 2. */
export const HazardCategory = z
  .enum([
    ...['J1', 'J2', 'J3', 'J4', 'J5', 'W1.1', 'W1.2', 'W1.3', 'W2', 'W3', 'W4'],
    ...['W5.1', 'W5.2', 'W5.3', 'W5.4', 'W6.1', 'W6.2', 'W7.1', 'W7.2', 'W8', 'W9.1', 'W9.2', 'W10', 'W11'],
  ] as const)
  .meta({ id: 'HazardCategory' });
export type HazardCategory = z.infer<typeof HazardCategory>;

/** More than any unit of the world holds; beyond it a unit of measure was mistaken. */
const mostTonnes = 1_000_000;

/** To the kilogram. */
export const Tonnes = z
  .number()
  .positive()
  .max(mostTonnes, `must be tonnes; more than ${mostTonnes} is a mistake`)
  .refine(
    (tonnes) => Math.abs(Math.round(tonnes * 1000) / 1000 - tonnes) < 1e-9,
    'must be exact to the kilogram',
  )
  .meta({ id: 'Tonnes' });

/**
 * What a unit holds at most: the design maximum of tanks, containers, equipment or area, never the live stock (GB 18218-2018,
 * 4.2.2). A substance of table 1 goes by its CAS number or row; another by its categories of table 2. A mixture of the same
 * class as its pure substance goes, whole, by that substance; another by its own categories (4.2.3).
 */
export const InventoryEntry = z
  .strictObject({
    cas: CasNumber.optional(),
    row: z
      .int()
      .min(1)
      .max(85)
      .optional()
      .describe('Row of table 1, where a CAS number stands in several or a substance has none'),
    categories: distinct(HazardCategory, 8)
      .min(1)
      .optional()
      .describe('Of table 2; for a substance of table 1 the classes its safety officer confirms, for β'),
    mixture: z.boolean().optional(),
    tonnes: Tonnes,
  })
  .meta({ id: 'InventoryEntry' });
export type InventoryEntry = z.infer<typeof InventoryEntry>;

export const Inventory = z.array(InventoryEntry).min(1).max(200);

/** Permanent residents within 500 m outside the plant’s boundary (table 5). */
export const Residents = z.int().min(0).max(10_000_000);

/** 1 is the gravest (table 6). */
export const Level = z.int().min(1).max(4).meta({ id: 'MajorHazardLevel' });
export type Level = z.infer<typeof Level>;

export const RiskColour = z.enum(['red', 'orange', 'yellow', 'blue']).meta({ id: 'RiskColour' });
export type RiskColour = z.infer<typeof RiskColour>;

export const AssessmentTerm = z
  .strictObject({
    entry: z.int().positive().describe('Which entry of the inventory, from 1'),
    row: z.int().optional().describe('Of table 1'),
    cas: z.string().optional(),
    name: z.string().optional().describe('As table 1 has it, in Chinese'),
    categories: z.array(HazardCategory),
    tonnes: z.number().describe('q'),
    criticalTonnes: z.number().describe('Q'),
    criticalFrom: z.enum(['table-1', 'table-2']),
    ratio: z.number().describe('q / Q, rounded to six decimals'),
    beta: z.number().describe('β'),
    betaFrom: z.enum(['table-3', 'table-4', 'suggested']),
    betaVerified: z
      .boolean()
      .describe('false: the class behind β is not in the standard; the safety officer confirms it'),
  })
  .meta({ id: 'AssessmentTerm' });
export type AssessmentTerm = z.infer<typeof AssessmentTerm>;

/** The outcome for one unit; units are never summed over a plant (3.2 to 3.6). */
const outcome = {
  s: z.number().describe('S = Σ q/Q, rounded to six decimals'),
  majorHazard: z.boolean().describe('S ≥ 1, computed exactly (4.2.1)'),
  alpha: z.number().describe('α, by residents within 500 m (table 5)'),
  r: z
    .number()
    .nullable()
    .describe('R = α Σ β q/Q, rounded to six decimals; null where it is no major hazard'),
  level: Level.nullable().describe('By R, computed exactly (table 6); null where it is no major hazard'),
  colour: RiskColour.describe('By the city’s policy'),
  betaVerified: z.boolean().describe('Whether every β stands in the standard or was confirmed'),
  tables: z.string().describe('Which standard, and which version of its data'),
};
export const AssessmentOutcome = z.strictObject(outcome);
export type AssessmentOutcome = z.infer<typeof AssessmentOutcome>;

/** With every term, so that a safety officer can check it by hand. */
export const Assessment = z
  .strictObject({ ...outcome, residents: Residents, terms: z.array(AssessmentTerm) })
  .meta({ id: 'Assessment' });
export type Assessment = z.infer<typeof Assessment>;

export const NewAssessment = z
  .strictObject({ residents: Residents, entries: Inventory })
  .meta({ id: 'NewAssessment' });

import { AreaCode } from '@maplebridge/contracts';
import { DisputeCategoryCode, LanguageCode } from '@maplebridge/contracts/intake';
import {
  Authority,
  HelperKind,
  MediatorGroup,
  OtherRoute,
  Outcome,
  Procedure,
  Skill,
  Tier,
} from '@maplebridge/contracts/mediation';
import { IndicatorId } from '@maplebridge/contracts/statistics';
import * as z from 'zod';
import { cellMetres } from './cells.ts';
import { Condition } from './conditions.ts';
import { Confidential } from './confidential-schema.ts';
import { Department } from './departments/schema.ts';
import { Desk, Forms, Grid, TriageRules } from './intake-schema.ts';
import { Partner } from './partners/schema.ts';
import { Retention } from './retention-schema.ts';
import { Park, Safety } from './safety-schema.ts';
import { Confidence, Hours, Name, Place, Span, sourced } from './schema-parts.ts';

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

/** Who sits on a people's mediation committee: counts alone (People's Mediation Law art. 8). */
export const Committee = z
  .strictObject({ members: z.int().min(3).max(9), women: z.int().min(1) })
  .refine(({ members, women }) => women <= members, 'has more women than members');

export const Venue = z.strictObject({
  id: AreaCode,
  kind: z.enum(['workstation', 'centre']),
  name: Name,
  station: AreaCode,
  position: Place,
  sample: z.boolean().describe('Made up for the sample city; no such place was published'),
  goldMedal: z.boolean().describe('A gold-medal mediator works here'),
  categories: z.array(DisputeCategoryCode).min(1).optional().describe('All unless told'),
  hours: Hours.optional().describe('Always open unless told'),
  committee: Committee.optional().describe('Not known unless told'),
});
export type Venue = z.infer<typeof Venue>;

const said = {
  rule: z.string().min(1),
  en: z.string().min(1),
  zh: z.string().min(1),
  source: z.string().min(1),
};

const span = { ...Span.shape };
const sentence = { rule: z.string().min(1), ...sourced };
const forCategories = { categories: z.array(DisputeCategoryCode).min(1).optional() };

const forProcedures = { procedures: z.array(Procedure).min(1).optional() };

/** A limit on mediation. The first that fits category and procedure applies. */
export const Limit = z.strictObject({
  ...sentence,
  ...forCategories,
  ...forProcedures,
  ...span,
  onExpiry: z.enum(['noted', 'ends-mediation']).describe('Whether mediation may go on when it has passed'),
  appraisalStops: z.boolean().describe('Whether the time of an appraisal does not count'),
  extendable: z.boolean().describe('Whether committee and all parties may extend it'),
});

/** A line of the table that says where a matter goes; the first that applies wins. */
const Placement = z
  .strictObject({
    ...said,
    when: Condition,
    tier: Tier.optional(),
    leavesTo: Authority.optional(),
    procedure: Procedure,
  })
  .refine(
    ({ tier, leavesTo }) => (tier === undefined) !== (leavesTo === undefined),
    'names either a tier or who takes the matter',
  );
export type Placement = z.infer<typeof Placement>;

/** A line that says what a matter needs besides; all that apply count. */
const Requirement = z.strictObject({
  ...said,
  when: Condition,
  goldMedal: z.literal(true).optional(),
  skills: z.array(Skill).optional(),
  languages: z.array(LanguageCode).optional(),
  departments: z.array(AreaCode).optional(),
  helpers: z.array(HelperKind).optional(),
  protocol: AreaCode.optional(),
});
export type Requirement = z.infer<typeof Requirement>;

const Sentence = z.strictObject(said);

/** How such matters are worked on here: steps to be done, in order, before there may be an agreement. */
const Protocol = z.strictObject({
  id: AreaCode,
  name: Name,
  steps: z.array(z.strictObject({ id: AreaCode, name: Name, required: z.boolean() })),
  ...sourced,
});

const metres = z.strictObject({ value: z.number().nonnegative(), ...sourced });

/** A figure that no event carries: departments tell it, and the bulletins show it. */
export const Indicator = z.strictObject({
  id: IndicatorId,
  name: Name,
  means: Name,
  unit: Name,
  departments: z.array(AreaCode).min(1).describe('Which may tell it'),
  setBy: Name.describe('Who says what is counted'),
  ...sourced,
});
export type Indicator = z.infer<typeof Indicator>;

export const Policy = z.strictObject({
  comparison: z.strictObject({
    minimumSample: z
      .int()
      .positive()
      .describe('The smallest denominator of a rate with which a station or district is ranked'),
    ...sourced,
  }),
  backdating: z.strictObject({
    recordsFrom: z.iso.date().describe('The first day from which paper records are entered'),
    ...sourced,
  }),
  confidential: Confidential.describe(
    'Reports of which nobody but their reporter and the staff learns that they are there; tips always are',
  ),
  duplicates: z
    .strictObject({
      metres: z.int().positive().max(cellMetres, `must not reach beyond a cell of ${cellMetres} m`),
      days: z.int().positive().max(90),
      most: z.int().min(1).max(10),
      ...sourced,
    })
    .describe('How near in place and time another report of the same category may be about the same'),
  bulletins: z
    .strictObject({
      day: z.int().min(1).max(28).describe('Of the month after, on the scheduler of the city'),
      hour: z.int().min(0).max(23),
      ...sourced,
    })
    .describe('When the bulletins of a month are made'),
  publicFigures: z
    .strictObject({
      smallBelow: z.int().min(2).max(100).describe('Counts from 1 to one below it are not published'),
      ...sourced,
    })
    .describe('What is small among the figures that anyone may see'),
  limits: z.array(Limit),
  judicialConfirmation: z.strictObject({
    rule: z.string(),
    days: z.int().positive(),
    endsOnWorkday: z.boolean().describe('A last day that is a holiday gives way to the next working day'),
    ...sourced,
  }),
  policeMediation: z
    .strictObject({ most: z.int().positive(), secondWithin: Span, ...sentence })
    .describe('How often police mediate, and how soon after the first time the others must be'),
  mediatorAnswer: z
    .strictObject({ ...sentence, ...span })
    .describe('How long a mediator who is asked may think'),
  departmentTask: z.strictObject({ ...sentence, ...span }).describe('How long an invited department has'),
  returnVisit: z.strictObject({ ...sentence, ...span }).describe('When the parties are visited again'),
  writtenForm: z
    .array(z.strictObject({ ...forCategories, ...forProcedures, ...sentence }))
    .describe('Disputes whose agreement must be written, except where it is performed on the spot'),
  routesToTell: z
    .array(z.strictObject({ ...forCategories, routes: z.array(OtherRoute).min(1), ...sentence }))
    .describe('Of which routes at least the parties are told when mediation fails; the first that fits'),
  skills: z.array(z.strictObject({ id: Skill, name: Name })),
  protocols: z.array(Protocol),
  routing: z.strictObject({
    maxWorkstationMetres: z.strictObject({ value: z.number().positive(), ...sourced }),
    metresPerOpenCase: metres.describe('How much farther parties go rather than to one case more'),
    candidates: z.int().min(1).max(10).describe('How many workstations are shown'),
    placement: z
      .array(Placement)
      .min(1)
      .refine(
        (rules) => Object.keys(rules.at(-1)?.when ?? { none: true }).length === 0,
        'must end with a rule for all',
      ),
    requirements: z.array(Requirement),
    noWorkstation: Sentence,
    opensLater: Sentence,
    transfer: Sentence,
    stepUp: Sentence,
    reopened: Sentence,
    nextInTurn: Sentence,
    anyFree: Sentence.describe('When rivals took the reservation of the one in turn'),
    chosen: Sentence,
  }),
});
export type Policy = z.infer<typeof Policy>;

/** A rung of the ladder. */
const Step = z.strictObject({
  tier: Tier,
  holders: z.array(MediatorGroup).min(1).describe('Who may lead a case here'),
  panel: z.array(MediatorGroup).describe('Forces that sit with the one who leads'),
  longest: Span.describe('Working time; then the case steps up by itself'),
  attempts: z
    .int()
    .positive()
    .nullable()
    .describe('Meetings of the parties before it is passed on; null for any number'),
  next: Tier.nullable(),
  exits: z.array(Outcome).min(1).describe('How a case may end here'),
});
export type Step = z.infer<typeof Step>;

/** One version of the ladder. A case keeps the one it began with, so a version that was used is never changed. */
export const Ladder = z.strictObject({
  version: z.int().positive(),
  adoptedOn: z.iso.date(),
  steps: z.array(Step).min(1),
  ...sourced,
});
export type Ladder = z.infer<typeof Ladder>;

/** The files of `cities/<city>/`, by their names. */
export const cityFiles = {
  city: CityFile,
  stations: z.array(Station).min(1),
  venues: z.array(Venue),
  departments: z.array(Department),
  partners: z.array(Partner),
  policy: Policy,
  ladders: z.array(Ladder).min(1),
  parks: z.array(Park),
  safety: Safety,
  indicators: z.array(Indicator),
  retention: Retention,
  forms: Forms,
  triage: TriageRules,
  grids: z.array(Grid),
  desks: z.array(Desk),
} as const;

/** A city, as checked: everything that differs from one city to the next. */
export interface City extends z.infer<typeof CityFile> {
  readonly stations: readonly z.infer<typeof Station>[];
  readonly venues: readonly Venue[];
  readonly departments: readonly Department[];
  readonly partners: readonly Partner[];
  readonly policy: Policy;
  readonly ladders: readonly Ladder[];
  readonly parks: readonly Park[];
  readonly safety: Safety;
  readonly indicators: readonly Indicator[];
  readonly retention: Retention;
  readonly grids: readonly Grid[];
}

/** A city with what its front door alone reads. */
export interface WholeCity extends City {
  readonly forms: Forms;
  readonly triage: TriageRules;
  readonly desks: readonly Desk[];
}

import * as z from 'zod';
import { Area, AreaCode, distinct, Id, Position, Timestamp, words } from '../common.ts';
import { codes, categories as reportCategories } from '../intake/categories.ts';
import { responsiblePhone, UnitId } from './enterprise.ts';
import { Clause } from './inspection.ts';
import { PhotoId } from './photo.ts';

export const HazardKind = z.enum(codes(reportCategories.hazard)).meta({ id: 'HazardKind' });

/** Who found it: the enterprise itself, an inspection, a patrol, someone who reported it, a partner department. */
export const HazardSource = z
  .enum(['self-check', 'inspection', 'patrol', 'report', 'partner'])
  .meta({ id: 'HazardSource' });
export type HazardSource = z.infer<typeof HazardSource>;

/** General ones can be put right at once; major ones need a stop and time, or help from outside (Order 16 art. 3). */
export const HazardGrade = z.enum(['general', 'major']).meta({ id: 'HazardGrade' });
export type HazardGrade = z.infer<typeof HazardGrade>;

const at = Timestamp.optional().describe('When it really happened, if entered later; now unless told');

const found = {
  kind: HazardKind,
  clause: Clause.optional().describe('By which item of a checklist it is one'),
  notes: words(4000).describe('What was found; kept in the personal-data store alone'),
  at,
};

/** In a unit or elsewhere at an enterprise, or at a place where no enterprise is known. */
export const NewHazard = z
  .union([
    z.strictObject({ enterprise: Id, unit: UnitId.optional(), ...found }),
    z.strictObject({ position: Position, ...found }),
  ])
  .meta({ id: 'NewHazard' });

/** The twenty items of 安监总管三〔2017〕121号; a hazard that is one of them is major by rule. */
export const MajorItem = z.int().min(1).max(20);

export const NewGrading = z
  .discriminatedUnion('grade', [
    z.strictObject({ grade: z.literal('general'), at }),
    z.strictObject({
      grade: z.literal('major'),
      ground: z.discriminatedUnion('by', [
        z.strictObject({ by: z.literal('item'), items: distinct(MajorItem, 20).min(1) }),
        z.strictObject({ by: z.enum(['needs-stop', 'beyond-the-unit']) }),
      ]),
      at,
    }),
  ])
  .meta({ id: 'NewGrading' });

/** The five musts of a rectification (Order 16 art. 15, secondary source): measures, funds, deadline, responsible person, contingency plan. */
export const NewOrder = z
  .strictObject({
    measures: words(4000).describe('Kept in the personal-data store alone'),
    fundsYuan: z.int().min(0).max(10_000_000_000),
    deadline: Timestamp,
    responsible: z
      .strictObject({
        name: words(80).describe('Kept in the personal-data store alone'),
        phone: z.string().regex(/^\+?[\d -]{5,20}$/, 'must be a telephone number'),
      })
      .describe('Who sees to it at the enterprise'),
    contingencyPlan: words(4000).describe('Kept in the personal-data store alone'),
    stop: z
      .enum(['none', 'partial', 'full'])
      .describe('Whether work stops meanwhile (Work Safety Law art. 65)'),
    at,
  })
  .meta({ id: 'NewOrder' });

export const NewOrderExtension = z
  .strictObject({ deadline: Timestamp, reason: words(2000), at })
  .meta({ id: 'NewOrderExtension' });

export const NewEvidence = z
  .strictObject({ phase: z.enum(['before', 'after']), photos: distinct(PhotoId, 10).min(1), at })
  .meta({ id: 'NewEvidence' });

export const NewRectification = z
  .strictObject({ notes: words(4000).describe('What was done; kept in the personal-data store alone'), at })
  .meta({ id: 'NewRectification' });

export const NewReview = z
  .strictObject({
    passed: z.boolean(),
    notes: words(4000).describe('Kept in the personal-data store alone'),
    at,
  })
  .meta({ id: 'NewReview' });

export const NewDismissal = z
  .discriminatedUnion('why', [
    z.strictObject({ why: z.literal('unfounded'), reason: words(2000), at }),
    z.strictObject({ why: z.literal('duplicate'), of: Id, reason: words(2000), at }),
  ])
  .meta({ id: 'NewDismissal' });

export const NewPlacement = z
  .strictObject({ enterprise: Id, unit: UnitId.optional(), at })
  .meta({ id: 'NewPlacement' });

/** Overdue is escalated one level after the other. */
export const EscalationLevel = z
  .enum(['enterprise', 'station', 'district', 'city'])
  .meta({ id: 'EscalationLevel' });
export type EscalationLevel = z.infer<typeof EscalationLevel>;

/** `listed`: under supervision of the authority (挂牌督办), as a major one is from its grading to its second review. */
export const HazardStatus = z
  .enum(['found', 'graded', 'rectifying', 'to-be-reviewed', 'to-be-reviewed-again', 'closed'])
  .meta({ id: 'HazardStatus' });
export type HazardStatus = z.infer<typeof HazardStatus>;

export const HazardOutcome = z.enum(['rectified', 'unfounded', 'duplicate']).meta({ id: 'HazardOutcome' });

export const HazardSummary = z
  .strictObject({
    id: Id,
    kind: HazardKind,
    source: HazardSource,
    enterprise: Id.optional(),
    unit: UnitId.optional(),
    clause: Clause.optional(),
    area: Area,
    park: AreaCode.nullable(),
    status: HazardStatus,
    grade: HazardGrade.optional(),
    listed: z.boolean(),
    foundAt: Timestamp,
    updatedAt: Timestamp,
    dueAt: Timestamp.optional().describe('By when it must be put right'),
    overdue: z.boolean(),
    escalatedTo: EscalationLevel.optional(),
    recurrence: z.boolean().describe('The same clause in the same unit within the policy’s days'),
    outcome: HazardOutcome.optional(),
  })
  .meta({ id: 'HazardSummary' });
export type HazardSummary = z.infer<typeof HazardSummary>;

const inWords = z.string().nullable().describe('null when the personal-data store no longer has them');

export const HazardView = HazardSummary.extend({
  notes: inWords,
  inspection: Id.optional().describe('By which it was found; photos of the finding are seen there'),
  recurrenceOf: Id.optional(),
  similar: z.array(Id).describe('Open ones of the same unit and clause, which may be the same'),
  majorItems: z.array(MajorItem),
  order: z
    .strictObject({
      measures: z.string().nullable(),
      fundsYuan: z.int(),
      deadline: Timestamp,
      responsible: z.strictObject({ name: z.string(), phone: responsiblePhone }).nullable(),
      contingencyPlan: z.string().nullable(),
      stop: NewOrder.shape.stop,
      extensions: z.array(z.strictObject({ at: Timestamp, reason: inWords })),
    })
    .optional(),
  photos: z.array(z.strictObject({ id: PhotoId, phase: NewEvidence.shape.phase })),
  rectifications: z.array(z.strictObject({ at: Timestamp, notes: inWords })),
  reviews: z.array(z.strictObject({ at: Timestamp, passed: z.boolean(), notes: inWords })),
  dismissal: inWords.optional().describe('Why it was dismissed'),
  closedAt: Timestamp.optional(),
  onTime: z.boolean().optional().describe('Rectified by the deadline'),
}).meta({ id: 'Hazard' });
export type HazardView = z.infer<typeof HazardView>;

export const HazardPage = z
  .strictObject({ items: z.array(HazardSummary), cursor: z.string().optional() })
  .meta({ id: 'HazardPage' });

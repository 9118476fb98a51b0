import * as z from 'zod';
import { Area, AreaCode, distinct, Id, Timestamp, words } from '../common.ts';
import { UnitId } from './enterprise.ts';
import { PhotoId } from './photo.ts';

/** A pack of questions, by its name and version; a pack that was used is never changed. */
export const ChecklistRef = z
  .strictObject({ pack: AreaCode, version: z.int().positive() })
  .meta({ id: 'ChecklistRef' });
export const ChecklistItem = z.int().min(1).max(500);

/** A clause is an item of a pack: what a hazard is measured by, and known again by. */
export const Clause = z.strictObject({ pack: AreaCode, item: ChecklistItem }).meta({ id: 'Clause' });

const at = Timestamp.optional().describe('When it really happened, if entered later; now unless told');

export const NewInspection = z
  .strictObject({
    enterprise: Id,
    unit: UnitId,
    pack: AreaCode.optional().describe('The checklist; that of the unit’s level unless told'),
    dueAt: Timestamp,
  })
  .meta({ id: 'NewInspection' });

export const NewInspectors = z
  .strictObject({
    accounts: distinct(z.string().min(1).max(200), 10)
      .min(1)
      .describe('The `sub` of tokens; events hold random pseudonyms of them, of this inspection alone'),
    official: z.boolean().describe('An official visit needs two at least'),
    at,
  })
  .meta({ id: 'NewInspectors' });

export const NewStart = z.strictObject({ at }).meta({ id: 'NewStart' });

export const NewItemAnswer = z
  .strictObject({
    item: ChecklistItem,
    answer: z.enum(['in-order', 'finding', 'not-applicable']),
    notes: words(2000).optional().describe('Needed for a finding; kept in the personal-data store alone'),
    photos: distinct(PhotoId, 10).optional(),
    at,
  })
  .refine(({ answer, notes }) => answer !== 'finding' || notes !== undefined, {
    path: ['notes'],
    message: 'is needed for a finding',
  })
  .meta({ id: 'NewItemAnswer' });

export const NewCompletion = z.strictObject({ at }).meta({ id: 'NewCompletion' });

export const InspectionStatus = z
  .enum(['planned', 'assigned', 'started', 'completed', 'cancelled'])
  .meta({ id: 'InspectionStatus' });

export const InspectionSummary = z
  .strictObject({
    id: Id,
    enterprise: Id,
    unit: UnitId,
    area: Area,
    park: AreaCode.nullable(),
    status: InspectionStatus,
    checklist: ChecklistRef,
    dueAt: Timestamp,
    missed: z.boolean().describe('It was not completed when it was due'),
    completedAt: Timestamp.optional(),
    findings: z.int().nonnegative(),
  })
  .meta({ id: 'InspectionSummary' });
export type InspectionSummary = z.infer<typeof InspectionSummary>;

export const Inspection = InspectionSummary.extend({
  official: z.boolean().optional(),
  inspectors: z.array(Id),
  answers: z.array(
    z.strictObject({
      item: ChecklistItem,
      question: z.strictObject({ en: z.string(), zh: z.string() }),
      answer: NewItemAnswer.shape.answer.nullable().describe('null while it is open'),
      photos: z.array(PhotoId),
      hazard: Id.optional().describe('What a finding opened'),
    }),
  ),
}).meta({ id: 'Inspection' });
export type Inspection = z.infer<typeof Inspection>;

export const InspectionPage = z
  .strictObject({ items: z.array(InspectionSummary), cursor: z.string().optional() })
  .meta({ id: 'InspectionPage' });

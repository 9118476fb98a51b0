import * as z from 'zod';
import { Area, AreaCode, Id, Timestamp, words } from '../common.ts';
import { UnitId } from './enterprise.ts';

const at = Timestamp.optional().describe('When it really happened, if entered later; now unless told');

export const AccidentKind = z
  .enum(['leak', 'fire', 'explosion', 'poisoning', 'other'])
  .meta({ id: 'AccidentKind' });

export const NewAccident = z
  .strictObject({
    enterprise: Id,
    unit: UnitId.optional(),
    kind: AccidentKind,
    occurredAt: Timestamp,
    deaths: z.int().min(0).max(10_000).optional(),
    injured: z.int().min(0).max(100_000).optional(),
    notes: words(4000).describe('Kept in the personal-data store alone'),
  })
  .meta({ id: 'NewAccident' });

/** How far up the report went (生产安全事故信息报告和处置办法 arts 6, 7). */
export const AccidentStep = z.enum(['county', 'city', 'province']).meta({ id: 'AccidentStep' });
export type AccidentStep = z.infer<typeof AccidentStep>;

export const NewUpwardReport = z.strictObject({ to: AccidentStep, at }).meta({ id: 'NewUpwardReport' });

export const NewAccidentClosure = z
  .strictObject({ notes: words(4000).describe('Kept in the personal-data store alone'), at })
  .meta({ id: 'NewAccidentClosure' });

export const Accident = z
  .strictObject({
    id: Id,
    enterprise: Id,
    unit: UnitId.optional(),
    area: Area,
    park: AreaCode.nullable(),
    kind: AccidentKind,
    occurredAt: Timestamp,
    deaths: z.int(),
    injured: z.int(),
    status: z.enum(['reported', 'closed']),
    told: z.array(AreaCode).describe('Departments that were told at once'),
    upward: z.array(z.strictObject({ to: AccidentStep, at: Timestamp })),
    next: z
      .strictObject({ to: AccidentStep, dueAt: Timestamp, overdue: z.boolean() })
      .optional()
      .describe('Whom it must reach next, and by when'),
    notes: z.string().nullable(),
    closedAt: Timestamp.optional(),
  })
  .meta({ id: 'Accident' });
export type Accident = z.infer<typeof Accident>;

import * as z from 'zod';
import { AreaCode, Timestamp } from '../common.ts';
import { catalogue, type EventOf, event } from '../event.ts';
import { emergency } from './audience.ts';
import { account, isAbove, note, site } from './event-parts.ts';
import { EscalationLevel } from './hazard.ts';
import { ChecklistItem, ChecklistRef, NewItemAnswer } from './inspection.ts';
import { PhotoId } from './photo.ts';

export const inspectionEvents = catalogue('hazard', 'inspection', {
  planned: event({
    version: 1,
    summary: { en: 'An inspection was planned', zh: '检查已列入计划' },
    data: z.strictObject({
      ...site,
      checklist: ChecklistRef,
      dueAt: Timestamp,
      why: z.enum(['rhythm', 'asked-for']),
    }),
  }),
  assigned: event({
    version: 1,
    summary: { en: 'Inspectors were assigned', zh: '已指派检查人员' },
    data: z.strictObject({ inspectors: z.array(account).min(1), official: z.boolean() }),
  }),
  started: event({
    version: 1,
    summary: { en: 'An inspection began on site', zh: '现场检查开始' },
    data: z.strictObject({ by: account }),
  }),
  answered: event({
    version: 1,
    summary: { en: 'An item of the checklist was answered', zh: '检查项已填报' },
    data: z.strictObject({
      ...site,
      item: ChecklistItem,
      pack: AreaCode,
      answer: NewItemAnswer.shape.answer,
      photos: z.array(PhotoId),
      note: note.optional(),
    }),
  }),
  completed: event({
    version: 1,
    summary: { en: 'An inspection was completed', zh: '检查已完成' },
    data: z.strictObject({
      ...site,
      findings: z.int().nonnegative(),
      missedAt: Timestamp.optional().describe(
        'It had been told then that it was missed: it was made in time, and entered later',
      ),
    }),
  }),
  missed: event({
    version: 1,
    summary: { en: 'An inspection was not made when it was due', zh: '检查逾期未开展' },
    data: z.strictObject({
      to: EscalationLevel,
      dueAt: Timestamp,
      first: z.boolean().describe('It was not told before'),
    }),
    departments: ({ to }) => (isAbove(to) ? emergency : []),
  }),
  cancelled: event({
    version: 1,
    summary: { en: 'An inspection is no longer needed', zh: '检查已取消' },
    data: z.strictObject({ why: z.enum(['rhythm-changed', 'unit-closed']) }),
  }),
});
export type InspectionEvent = EventOf<typeof inspectionEvents>;

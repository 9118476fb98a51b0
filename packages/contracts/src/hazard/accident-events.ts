import * as z from 'zod';
import { Area, AreaCode, Id, Timestamp } from '../common.ts';
import { catalogue, type EventOf, event } from '../event.ts';
import { AccidentKind, AccidentStep } from './accident.ts';
import { emergency } from './audience.ts';
import { UnitId } from './enterprise.ts';
import { note } from './event-parts.ts';

export const accidentEvents = catalogue('hazard', 'accident', {
  reported: event({
    version: 1,
    summary: { en: 'An accident was reported', zh: '事故已报告' },
    data: z.strictObject({
      enterprise: Id,
      unit: UnitId.optional(),
      area: Area,
      park: AreaCode.nullable(),
      kind: AccidentKind,
      deaths: z.int(),
      injured: z.int(),
      told: z.array(AreaCode),
      dueAt: Timestamp.describe('By when it must have reached the county'),
      note,
    }),
    departments: ({ told }) => told,
  }),
  'reported-upward': event({
    version: 1,
    summary: { en: 'The report reached the next level', zh: '事故信息已逐级上报' },
    data: z.strictObject({ to: AccidentStep, next: AccidentStep.optional(), dueAt: Timestamp.optional() }),
    departments: () => emergency,
  }),
  overdue: event({
    version: 1,
    summary: { en: 'The report did not reach the next level in time', zh: '事故信息逾期未上报' },
    data: z.strictObject({ to: AccidentStep, dueAt: Timestamp }),
    departments: () => emergency,
  }),
  closed: event({
    version: 1,
    summary: { en: 'An accident was dealt with', zh: '事故处置结束' },
    data: z.strictObject({ note }),
    departments: () => emergency,
  }),
});
export type AccidentEvent = EventOf<typeof accidentEvents>;

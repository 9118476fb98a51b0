import * as z from 'zod';
import { Area, AreaCode, CoarsePosition, Id, Timestamp } from '../common.ts';
import { catalogue, type EventOf, event } from '../event.ts';
import { emergency } from './audience.ts';
import { UnitId } from './enterprise.ts';
import { account, escalatedTo, followed, isAbove, note } from './event-parts.ts';
import {
  EscalationLevel,
  HazardGrade,
  HazardKind,
  HazardOutcome,
  HazardSource,
  MajorItem,
  NewEvidence,
  NewOrder,
} from './hazard.ts';
import { Clause } from './inspection.ts';
import { PhotoId } from './photo.ts';

export const hazardEvents = catalogue('hazard', 'hazard', {
  found: event({
    version: 1,
    summary: { en: 'A hazard was found', zh: '发现隐患' },
    data: z.strictObject({
      kind: HazardKind,
      source: HazardSource,
      area: Area,
      park: AreaCode.nullable(),
      position: CoarsePosition.optional(),
      enterprise: Id.optional(),
      unit: UnitId.optional(),
      clause: Clause.optional(),
      inspection: Id.optional(),
      recurrenceOf: Id.optional(),
      similar: z.array(Id),
      note: note
        .optional()
        .describe(
          'Into the personal-data store of the inspection, where there is one; none where the words are intake’s',
        ),
    }),
  }),
  /** Which report a hazard goes back to stands here alone, and concerns no department: who reports stays confidential. */
  'report-followed': event({
    version: 1,
    summary: { en: 'A step was taken for the report that a hazard goes back to', zh: '报告所涉隐患有新进展' },
    data: z.strictObject({
      reportId: Id,
      step: z.enum(['opened', 'ordered', 'closed']),
      outcome: HazardOutcome.optional(),
    }),
  }),
  placed: event({
    version: 1,
    summary: { en: 'It became known whose hazard it is', zh: '已明确隐患所属企业' },
    data: z.strictObject({ enterprise: Id, unit: UnitId.optional(), park: AreaCode.nullable() }),
  }),
  graded: event({
    version: 1,
    summary: { en: 'A hazard was graded', zh: '隐患已分级' },
    data: z.strictObject({
      grade: HazardGrade,
      items: z.array(MajorItem).optional(),
      ground: z.enum(['item', 'needs-stop', 'beyond-the-unit']).optional(),
      before: HazardGrade.optional().describe('The grade it had'),
      foundAt: Timestamp,
    }),
    departments: ({ grade, before }) => (grade === 'major' || before === 'major' ? emergency : []),
  }),
  listed: event({
    version: 1,
    summary: { en: 'A major hazard was put under supervision', zh: '重大隐患挂牌督办' },
    data: z.strictObject({ by: AreaCode }),
    departments: ({ by }) => [by],
  }),
  ordered: event({
    version: 1,
    summary: { en: 'Rectification was ordered', zh: '已下达整改指令' },
    data: z.strictObject({
      grade: HazardGrade,
      fundsYuan: z.int(),
      deadline: Timestamp,
      stop: NewOrder.shape.stop,
      note,
    }),
    departments: followed,
  }),
  extended: event({
    version: 1,
    summary: { en: 'The deadline was moved', zh: '整改期限延长' },
    data: z.strictObject({ grade: HazardGrade, deadline: Timestamp, escalatedTo, note }),
    departments: followed,
  }),
  'evidence-added': event({
    version: 1,
    summary: { en: 'Photos were added', zh: '已补充影像证据' },
    data: z.strictObject({ phase: NewEvidence.shape.phase, photos: z.array(PhotoId).min(1) }),
  }),
  rectified: event({
    version: 1,
    summary: { en: 'It was said to be put right', zh: '整改完成待复查' },
    data: z.strictObject({ by: account, grade: HazardGrade, escalatedTo, note }),
    departments: followed,
  }),
  reviewed: event({
    version: 1,
    summary: { en: 'It was looked at again', zh: '已复查' },
    data: z.strictObject({
      review: z.enum(['first', 'second']),
      passed: z.boolean(),
      by: account,
      grade: HazardGrade,
      escalatedTo,
      note,
    }),
    departments: followed,
  }),
  escalated: event({
    version: 1,
    summary: { en: 'An overdue hazard climbed to the next level', zh: '隐患逾期，逐级上报' },
    data: z.strictObject({
      to: EscalationLevel,
      dueAt: Timestamp,
      grade: HazardGrade,
      first: z.boolean().describe('It was not overdue before'),
    }),
    departments: ({ to }) => (isAbove(to) ? emergency : []),
  }),
  delisted: event({
    version: 1,
    summary: { en: 'A major hazard was released from supervision', zh: '重大隐患核销' },
    data: z.strictObject({ by: AreaCode }),
    departments: ({ by }) => [by],
  }),
  closed: event({
    version: 1,
    summary: { en: 'A hazard was closed', zh: '隐患已闭环' },
    data: z.strictObject({
      outcome: HazardOutcome,
      kind: HazardKind,
      source: HazardSource,
      grade: HazardGrade.optional(),
      onTime: z.boolean().optional().describe('Of a rectified one: said to be put right by the deadline'),
      of: Id.optional().describe('Of which it is a duplicate'),
      escalatedTo,
      foundAt: Timestamp,
      note: note.optional(),
    }),
    departments: followed,
  }),
});
export type HazardEvent = EventOf<typeof hazardEvents>;

import * as z from 'zod';
import { Area, AreaCode, CoarsePosition, Id, Timestamp } from '../common.ts';
import { catalogue, type EventOf, event } from '../event.ts';
import { holdChanged, NewErasure, wordsErased } from '../intake/privacy.ts';
import { UnitCode } from '../intake/schemas.ts';
import { AccidentKind, AccidentStep } from './accident.ts';
import { AssessmentOutcome, Inventory, Level, Residents, RiskColour } from './assessment.ts';
import { Duty, UnitId, UnitKind } from './enterprise.ts';
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
import { ChecklistItem, ChecklistRef, Clause, NewItemAnswer } from './inspection.ts';
import { PhotoId } from './photo.ts';

const note = z.string().describe('Key into the personal-data store');
/** Accounts go by random pseudonyms, of one enterprise, inspection or hazard alone (ADR 0054). */
const account = Id;
/** Filing, supervision and special inspections of major hazards are theirs (Hazardous Chemicals Safety Law art. 13). */
export const supervising = ['emergency-management', 'fire-rescue'];
/** Whom overdue and major hazards and accidents reach, in every city. */
export const emergency = ['emergency-management'];

const isAbove = (level: EscalationLevel | undefined): boolean => level === 'district' || level === 'city';
/** What is major, or has climbed beyond the station, is followed by emergency management until it is closed. */
const followed = ({
  grade,
  escalatedTo,
}: {
  readonly grade?: HazardGrade | undefined;
  readonly escalatedTo?: EscalationLevel | undefined;
}) => (grade === 'major' || isAbove(escalatedTo) ? emergency : []);
const escalatedTo = EscalationLevel.optional().describe('How far it had climbed at any time');

export const enterpriseEvents = catalogue('hazard', 'enterprise', {
  registered: event({
    version: 1,
    summary: { en: 'An enterprise was registered', zh: '企业已登记' },
    data: z.strictObject({
      code: UnitCode,
      area: Area,
      park: AreaCode.nullable(),
      position: CoarsePosition,
      residents: Residents,
      accounts: z.array(account),
      note,
    }),
  }),
  changed: event({
    version: 1,
    summary: { en: 'What is known of an enterprise changed', zh: '企业信息已变更' },
    data: z.strictObject({ residents: Residents.optional(), accounts: z.array(account).optional() }),
  }),
  'unit-declared': event({
    version: 1,
    summary: { en: 'A unit was declared', zh: '已申报单元' },
    data: z.strictObject({ unit: UnitId, kind: UnitKind, note }),
  }),
  'inventory-declared': event({
    version: 1,
    summary: { en: 'What a unit holds at most was declared, and assessed', zh: '已申报设计最大量并辨识分级' },
    data: z.strictObject({
      unit: UnitId,
      entries: Inventory,
      residents: Residents,
      outcome: AssessmentOutcome,
    }),
  }),
  reassessed: event({
    version: 1,
    summary: { en: 'A unit was assessed anew, since other things changed', zh: '单元已重新辨识分级' },
    data: z.strictObject({ unit: UnitId, residents: Residents, outcome: AssessmentOutcome }),
  }),
  'level-changed': event({
    version: 1,
    summary: { en: 'The major-hazard level of a unit changed', zh: '重大危险源级别变更' },
    data: z.strictObject({
      unit: UnitId,
      from: Level.nullable(),
      to: Level.nullable(),
      colour: RiskColour,
      betaVerified: z.boolean(),
    }),
    departments: () => supervising,
  }),
  'responsible-named': event({
    version: 1,
    summary: { en: 'Someone was named responsible for a unit', zh: '已明确包保责任人' },
    data: z.strictObject({ unit: UnitId, duty: Duty, note }),
  }),
  'unit-closed': event({
    version: 1,
    summary: { en: 'A unit was taken out of use', zh: '单元已停用' },
    data: z.strictObject({ unit: UnitId }),
  }),
  'words-erased': wordsErased(NewErasure.shape.ground),
  'hold-changed': holdChanged,
});
export type EnterpriseEvent = EventOf<typeof enterpriseEvents>;

/** Where an inspection or hazard belongs. */
const site = { enterprise: Id, unit: UnitId, area: Area, park: AreaCode.nullable() };

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

import * as z from 'zod';
import { AreaCode, Cursor, IdParams, Limit, Timestamp } from '../common.ts';
import { DisputeCategoryCode } from '../intake/schemas.ts';
import { staffRoles } from '../roles.ts';
import { route } from '../route.ts';
import { MediatorId } from './mediator.ts';
import { mediatorRoutes } from './mediator-routes.ts';
import { privacyRoutes } from './privacy-routes.ts';
import {
  CaseFile,
  CasePage,
  CaseStatus,
  CaseView,
  History,
  NewAgreement,
  NewAnswer,
  NewAppraisal,
  NewAssignment,
  NewBreach,
  NewClosure,
  NewConfirmation,
  NewConsent,
  NewEngagement,
  NewExtension,
  NewFacts,
  NewHelper,
  NewObjection,
  NewPerformance,
  NewProtocolStep,
  NewReceipt,
  NewReopening,
  NewSession,
  NewTask,
  NewTransfer,
  NewVisit,
  Task,
  Tier,
} from './schemas.ts';

/** Who may see a case, and who not. */
const seen = ['not-found', 'area-not-yours', 'recused'] as const;
/** Whoever was only asked to mediate does not see it yet. */
const seenWhole = [...seen, 'assignment-not-answered'] as const;
const onCase = [...seen, 'conflict', 'version-stale', 'time-in-future', 'time-before-opening'] as const;
const onOpenCase = [...onCase, 'case-ended'] as const;

export const listCases = route({
  operationId: 'listCases',
  method: 'GET',
  path: '/cases',
  summary: { en: 'The cases of an area or of a mediator', zh: '区域内或调解员名下案件列表' },
  roles: staffRoles,
  scope: 'area',
  query: z
    .strictObject({
      area: AreaCode.optional().describe('The caller’s own area unless told'),
      status: CaseStatus.optional().describe('All that have not ended unless told'),
      category: DisputeCategoryCode.optional(),
      tier: Tier.optional().describe('Of cases that have not ended'),
      mediator: z
        .union([z.literal('me'), MediatorId])
        .optional()
        .describe('Cases that have not ended and that this mediator leads or is asked to lead'),
      updatedSince: Timestamp.optional().describe('The latest changed first'),
      dueBefore: Timestamp.optional().describe('Whose next limit ends before then, the most urgent first'),
      waiting: z.literal('true').optional().describe('For a mediator, the longest waiting first'),
      overdue: z.literal('true').optional().describe('Of which a limit passed, the longest overdue first'),
      limit: Limit.optional(),
      cursor: Cursor.optional(),
    })
    .refine(
      ({ area: _area, limit: _limit, cursor: _cursor, ...filters }) => Object.keys(filters).length <= 1,
      'takes one filter besides area, limit and cursor',
    ),
  answers: { 200: CasePage },
  rejections: ['not-found', 'area-not-yours', 'invalid-cursor'],
});

export const getCase = route({
  operationId: 'getCase',
  method: 'GET',
  path: '/cases/{id}',
  summary: { en: 'One case', zh: '查询案件' },
  roles: staffRoles,
  scope: 'area',
  params: IdParams,
  answers: { 200: CaseView },
  rejections: seen,
});

export const getCaseHistory = route({
  operationId: 'getCaseHistory',
  method: 'GET',
  path: '/cases/{id}/history',
  summary: { en: 'All that happened to a case, with its hash chain', zh: '案件完整历史及哈希链' },
  roles: staffRoles,
  scope: 'area',
  params: IdParams,
  query: z.strictObject({ limit: Limit.optional(), cursor: Cursor.optional() }),
  answers: { 200: History },
  rejections: [...seenWhole, 'invalid-cursor'],
});

const anyText = z.string();

export const getCaseFile = route({
  operationId: 'getCaseFile',
  method: 'GET',
  path: '/cases/{id}/file',
  summary: { en: 'The whole file of a case, with a manifest of hashes', zh: '案件卷宗（含校验清单）' },
  roles: staffRoles,
  scope: 'area',
  params: IdParams,
  query: z.strictObject({ cursor: Cursor.optional() }),
  answers: { 200: CaseFile },
  rejections: [...seenWhole, 'invalid-cursor'],
});

export const printCaseFile = route({
  operationId: 'printCaseFile',
  method: 'GET',
  path: '/cases/{id}/file/print',
  summary: { en: 'The file of a case to be printed, in Chinese', zh: '打印案件卷宗' },
  roles: staffRoles,
  scope: 'area',
  params: IdParams,
  query: z.strictObject({
    from: z
      .string()
      .regex(/^[1-9]\d{0,4}$/, 'must be the number of a document')
      .transform(Number)
      .optional()
      .meta({ type: 'integer', minimum: 1 })
      .describe('The document to begin with: the last page of a part says which comes next'),
  }),
  answers: { 200: anyText },
  produces: ['text/html'],
  rejections: seenWhole,
});

export const recordConsent = route({
  operationId: 'recordConsent',
  method: 'POST',
  path: '/cases/{id}/consents',
  summary: { en: 'Record a party’s consent or refusal', zh: '登记当事人是否同意调解' },
  roles: staffRoles,
  scope: 'area',
  params: IdParams,
  body: NewConsent,
  answers: { 201: CaseView },
  rejections: [...onOpenCase, 'unknown-party', 'agreement-exists', 'guardian-missing', 'time-out-of-order'],
});

export const holdSession = route({
  operationId: 'holdSession',
  method: 'POST',
  path: '/cases/{id}/sessions',
  summary: { en: 'Record a mediation session', zh: '登记调解过程' },
  roles: staffRoles,
  scope: 'area',
  params: IdParams,
  body: NewSession,
  answers: { 201: CaseView },
  limited: ['case-sessions'],
  rejections: [
    ...onOpenCase,
    'unknown-party',
    'unknown-helper',
    'consent-missing',
    'time-out-of-order',
    'guardian-missing',
    'proxy-not-allowed',
    'attempts-used',
    'police-mediation-used',
    'limit-passed',
    'agreement-exists',
  ],
});

export const transferCase = route({
  operationId: 'transferCase',
  method: 'POST',
  path: '/cases/{id}/transfers',
  summary: { en: 'Pass a case to another tier, or to an authority', zh: '移送案件' },
  roles: staffRoles,
  scope: 'area',
  params: IdParams,
  body: NewTransfer,
  answers: { 201: CaseView },
  limited: ['case-transfers'],
  rejections: [
    ...onOpenCase,
    'no-further-tier',
    'unknown-venue',
    'unknown-department',
    'departments-missing',
    'agreement-exists',
    'time-out-of-order',
  ],
});

export const recordAgreement = route({
  operationId: 'recordAgreement',
  method: 'POST',
  path: '/cases/{id}/agreements',
  summary: { en: 'Record the agreement the parties reached', zh: '登记调解协议' },
  roles: staffRoles,
  scope: 'area',
  params: IdParams,
  body: NewAgreement,
  answers: { 201: CaseView },
  rejections: [
    ...onOpenCase,
    'consent-missing',
    'unknown-party',
    'signatures-missing',
    'written-form-required',
    'performance-required',
    'protocol-step-missing',
    'limit-passed',
    'terms-invalid',
    'agreement-exists',
    'time-out-of-order',
    'effective-date-invalid',
    'mediator-missing',
    'police-mediation-used',
  ],
});

export const closeCase = route({
  operationId: 'closeCase',
  method: 'POST',
  path: '/cases/{id}/closures',
  summary: { en: 'Close a case with its outcome', zh: '结案' },
  roles: staffRoles,
  scope: 'area',
  params: IdParams,
  body: NewClosure,
  answers: { 201: CaseView },
  rejections: [
    ...onOpenCase,
    'agreement-missing',
    'agreement-exists',
    'routes-not-told',
    'session-missing',
    'ground-missing',
    'party-not-silent',
    'task-open',
    'exit-not-open',
    'time-out-of-order',
  ],
});

export const addFacts = route({
  operationId: 'addFacts',
  method: 'POST',
  path: '/cases/{id}/facts',
  summary: {
    en: 'Tell what became known of the matter; it may be routed anew',
    zh: '补充案件事实，必要时重新分流',
  },
  roles: staffRoles,
  scope: 'area',
  params: IdParams,
  body: NewFacts,
  answers: { 201: CaseView },
  limited: ['case-facts'],
  rejections: [...onOpenCase, 'agreement-exists', 'unknown-party'],
});

export const engageParty = route({
  operationId: 'engageParty',
  method: 'POST',
  path: '/cases/{id}/engagements',
  summary: { en: 'Record that a party was invited, reached or stayed silent', zh: '登记联系当事人情况' },
  roles: staffRoles,
  scope: 'area',
  params: IdParams,
  body: NewEngagement,
  answers: { 201: CaseView },
  limited: ['case-contacts'],
  rejections: [...onOpenCase, 'unknown-party', 'agreement-exists'],
});

export const assignMediator = route({
  operationId: 'assignMediator',
  method: 'POST',
  path: '/cases/{id}/assignments',
  summary: { en: 'Ask the mediator the parties chose, or the next in turn', zh: '指派调解员' },
  roles: staffRoles,
  scope: 'area',
  params: IdParams,
  body: NewAssignment,
  answers: { 201: CaseView },
  limited: ['case-mediators-asked'],
  rejections: [
    ...onOpenCase,
    'agreement-exists',
    'unknown-mediator',
    'mediator-unsuitable',
    'mediator-assigned',
    'no-mediator-free',
    'at-capacity',
  ],
});

export const answerAssignment = route({
  operationId: 'answerAssignment',
  method: 'POST',
  path: '/cases/{id}/answers',
  summary: { en: 'Accept or decline the case one was asked to lead', zh: '调解员接受或拒绝指派' },
  roles: staffRoles,
  scope: 'area',
  params: IdParams,
  body: NewAnswer,
  answers: { 201: CaseView },
  rejections: [...onOpenCase, 'not-asked'],
});

export const objectToMediator = route({
  operationId: 'objectToMediator',
  method: 'POST',
  path: '/cases/{id}/objections',
  summary: { en: 'A party objects to a mediator: veto or recusal', zh: '当事人申请更换或回避' },
  roles: staffRoles,
  scope: 'area',
  params: IdParams,
  body: NewObjection,
  answers: { 201: CaseView },
  limited: ['case-objections'],
  rejections: [...onOpenCase, 'unknown-party', 'agreement-exists'],
});

export const inviteHelper = route({
  operationId: 'inviteHelper',
  method: 'POST',
  path: '/cases/{id}/helpers',
  summary: { en: 'Invite a helper with the consent of all parties', zh: '邀请协助人员' },
  roles: staffRoles,
  scope: 'area',
  params: IdParams,
  body: NewHelper,
  answers: { 201: CaseView },
  limited: ['case-helpers'],
  rejections: [
    ...onOpenCase,
    'unknown-party',
    'unknown-mediator',
    'mediator-unsuitable',
    'consent-missing',
    'agreement-exists',
  ],
});

export const inviteDepartment = route({
  operationId: 'inviteDepartment',
  method: 'POST',
  path: '/cases/{id}/tasks',
  summary: { en: 'Invite a department to joint mediation', zh: '邀请部门联合调解' },
  roles: staffRoles,
  scope: 'area',
  params: IdParams,
  body: NewTask,
  answers: { 201: CaseView },
  limited: ['case-tasks'],
  rejections: [...onOpenCase, 'unknown-department', 'agreement-exists'],
});

const TaskParams = IdParams.extend({ department: AreaCode });

export const getTask = route({
  operationId: 'getTask',
  method: 'GET',
  path: '/cases/{id}/tasks/{department}',
  summary: { en: 'What a department is asked in joint mediation', zh: '查询部门联合调解任务' },
  roles: [...staffRoles, 'department'],
  scope: 'department',
  remit: 'task',
  params: TaskParams,
  answers: { 200: Task },
  rejections: [...seen, 'department-not-yours', 'unknown-task', 'not-in-remit'],
});

export const answerTask = route({
  operationId: 'answerTask',
  method: 'POST',
  path: '/cases/{id}/tasks/{department}/receipts',
  summary: { en: 'Receive, do or decline a department’s task', zh: '部门签收、办结或退回' },
  roles: [...staffRoles, 'department'],
  scope: 'department',
  remit: 'task',
  params: TaskParams,
  body: NewReceipt,
  answers: { 201: Task },
  rejections: [...onOpenCase, 'department-not-yours', 'unknown-task', 'time-out-of-order', 'not-in-remit'],
});

export const doProtocolStep = route({
  operationId: 'doProtocolStep',
  method: 'POST',
  path: '/cases/{id}/protocol-steps',
  summary: { en: 'Record a step of the city’s protocol', zh: '登记规程步骤' },
  roles: staffRoles,
  scope: 'area',
  params: IdParams,
  body: NewProtocolStep,
  answers: { 201: CaseView },
  rejections: [...onOpenCase, 'unknown-protocol-step', 'agreement-exists'],
});

export const recordAppraisal = route({
  operationId: 'recordAppraisal',
  method: 'POST',
  path: '/cases/{id}/appraisals',
  summary: { en: 'Stop the limit while an appraisal is made', zh: '登记鉴定起止' },
  roles: staffRoles,
  scope: 'area',
  params: IdParams,
  body: NewAppraisal,
  answers: { 201: CaseView },
  limited: ['case-appraisals'],
  rejections: [...onOpenCase, 'limit-not-movable', 'time-out-of-order', 'agreement-exists'],
});

export const extendLimit = route({
  operationId: 'extendLimit',
  method: 'POST',
  path: '/cases/{id}/extensions',
  summary: { en: 'Extend the limit as committee and all parties agree', zh: '延长调解期限' },
  roles: staffRoles,
  scope: 'area',
  params: IdParams,
  body: NewExtension,
  answers: { 201: CaseView },
  limited: ['case-extensions'],
  rejections: [...onOpenCase, 'limit-not-movable', 'unknown-party', 'consent-missing', 'agreement-exists'],
});

export const performTerm = route({
  operationId: 'performTerm',
  method: 'POST',
  path: '/cases/{id}/performances',
  summary: { en: 'Record that a term of the agreement was performed', zh: '登记协议履行' },
  roles: staffRoles,
  scope: 'area',
  params: IdParams,
  body: NewPerformance,
  answers: { 201: CaseView },
  rejections: [...onCase, 'agreement-missing', 'unknown-term', 'time-out-of-order'],
});

export const breachTerm = route({
  operationId: 'breachTerm',
  method: 'POST',
  path: '/cases/{id}/breaches',
  summary: { en: 'Record that a term of the agreement was not kept', zh: '登记协议未履行' },
  roles: staffRoles,
  scope: 'area',
  params: IdParams,
  body: NewBreach,
  answers: { 201: CaseView },
  rejections: [...onCase, 'agreement-missing', 'unknown-term', 'time-out-of-order', 'routes-not-told'],
});

export const visitParties = route({
  operationId: 'visitParties',
  method: 'POST',
  path: '/cases/{id}/visits',
  summary: { en: 'Record a return visit', zh: '登记回访' },
  roles: staffRoles,
  scope: 'area',
  params: IdParams,
  body: NewVisit,
  answers: { 201: CaseView },
  limited: ['case-visits'],
  rejections: [...onCase, 'agreement-missing', 'time-out-of-order'],
});

export const confirmAgreement = route({
  operationId: 'confirmAgreement',
  method: 'POST',
  path: '/cases/{id}/confirmations',
  summary: { en: 'Record the application to the court and its decision', zh: '登记司法确认申请与结果' },
  roles: staffRoles,
  scope: 'area',
  params: IdParams,
  body: NewConfirmation,
  answers: { 201: CaseView },
  rejections: [
    ...onCase,
    'agreement-missing',
    'unknown-party',
    'joint-application-missing',
    'confirmation-late',
    'confirmation-not-open',
    'time-out-of-order',
  ],
});

export const reopenCase = route({
  operationId: 'reopenCase',
  method: 'POST',
  path: '/cases/{id}/reopenings',
  summary: { en: 'Take an ended case up again', zh: '重新受理' },
  roles: staffRoles,
  scope: 'area',
  params: IdParams,
  body: NewReopening,
  answers: { 201: CaseView },
  limited: ['case-reopenings'],
  rejections: [...onCase, 'case-not-ended', 'reopening-not-allowed', 'time-out-of-order'],
});

export const mediationRoutes = [
  listCases,
  getCase,
  getCaseHistory,
  getCaseFile,
  printCaseFile,
  recordConsent,
  addFacts,
  engageParty,
  assignMediator,
  answerAssignment,
  objectToMediator,
  inviteHelper,
  inviteDepartment,
  getTask,
  answerTask,
  doProtocolStep,
  holdSession,
  recordAppraisal,
  extendLimit,
  transferCase,
  recordAgreement,
  performTerm,
  breachTerm,
  visitParties,
  confirmAgreement,
  closeCase,
  reopenCase,
  ...mediatorRoutes,
  ...privacyRoutes,
] as const;

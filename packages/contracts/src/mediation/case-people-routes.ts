import { AreaCode, IdParams } from '../common.ts';
import { staffRoles } from '../roles.ts';
import { route } from '../route.ts';
import { CaseView, Task } from './case.ts';
import {
  NewAnswer,
  NewAssignment,
  NewConsent,
  NewEngagement,
  NewFacts,
  NewHelper,
  NewObjection,
  NewReceipt,
  NewTask,
} from './case-people.ts';
import { onOpenCase, seen } from './case-rejections.ts';

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

import { IdParams } from '../common.ts';
import { staffRoles } from '../roles.ts';
import { route } from '../route.ts';
import { CaseView } from './case.ts';
import { onCase, onOpenCase } from './case-rejections.ts';
import {
  NewAppraisal,
  NewClosure,
  NewExtension,
  NewProtocolStep,
  NewReopening,
  NewSession,
  NewTransfer,
} from './case-steps.ts';

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

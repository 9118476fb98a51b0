import * as z from 'zod';
import { AreaCode, Cursor, IdParams, Limit } from '../common.ts';
import { staffRoles } from '../roles.ts';
import { route } from '../route.ts';
import {
  CasePage,
  CaseStatus,
  CaseView,
  History,
  NewAgreement,
  NewClosure,
  NewConsent,
  NewSession,
  NewTransfer,
} from './schemas.ts';

const onCase = [
  'not-found',
  'area-not-yours',
  'conflict',
  'version-stale',
  'case-ended',
  'time-in-future',
  'time-before-opening',
] as const;

export const listCases = route({
  operationId: 'listCases',
  method: 'GET',
  path: '/cases',
  summary: { en: 'The cases of an area, latest first', zh: '区域内案件列表' },
  roles: staffRoles,
  query: z.strictObject({
    area: AreaCode.optional().describe('The caller’s own area unless told'),
    status: CaseStatus.optional().describe('All that have not ended unless told'),
    limit: Limit.optional(),
    cursor: Cursor.optional(),
  }),
  answers: { 200: CasePage },
  rejections: ['area-not-yours', 'invalid-cursor'],
});

export const getCase = route({
  operationId: 'getCase',
  method: 'GET',
  path: '/cases/{id}',
  summary: { en: 'One case', zh: '查询案件' },
  roles: staffRoles,
  params: IdParams,
  answers: { 200: CaseView },
  rejections: ['not-found', 'area-not-yours'],
});

export const getCaseHistory = route({
  operationId: 'getCaseHistory',
  method: 'GET',
  path: '/cases/{id}/history',
  summary: { en: 'All that happened to a case, with its hash chain', zh: '案件完整历史及哈希链' },
  roles: staffRoles,
  params: IdParams,
  answers: { 200: History },
  rejections: ['not-found', 'area-not-yours'],
});

export const recordConsent = route({
  operationId: 'recordConsent',
  method: 'POST',
  path: '/cases/{id}/consents',
  summary: { en: 'Record a party’s consent or refusal', zh: '登记当事人是否同意调解' },
  roles: staffRoles,
  params: IdParams,
  body: NewConsent,
  answers: { 201: CaseView },
  rejections: [...onCase, 'unknown-party'],
});

export const holdSession = route({
  operationId: 'holdSession',
  method: 'POST',
  path: '/cases/{id}/sessions',
  summary: { en: 'Record a mediation session', zh: '登记调解过程' },
  roles: staffRoles,
  params: IdParams,
  body: NewSession,
  answers: { 201: CaseView },
  rejections: [...onCase, 'unknown-party', 'consent-missing', 'time-out-of-order'],
});

export const transferCase = route({
  operationId: 'transferCase',
  method: 'POST',
  path: '/cases/{id}/transfers',
  summary: { en: 'Pass a case to another tier, or to an authority', zh: '移送案件' },
  roles: staffRoles,
  params: IdParams,
  body: NewTransfer,
  answers: { 201: CaseView },
  rejections: [...onCase, 'no-further-tier', 'unknown-venue', 'agreement-exists'],
});

export const recordAgreement = route({
  operationId: 'recordAgreement',
  method: 'POST',
  path: '/cases/{id}/agreements',
  summary: { en: 'Record the agreement the parties reached', zh: '登记调解协议' },
  roles: staffRoles,
  params: IdParams,
  body: NewAgreement,
  answers: { 201: CaseView },
  rejections: [
    ...onCase,
    'consent-missing',
    'unknown-party',
    'signatures-missing',
    'agreement-exists',
    'time-out-of-order',
    'effective-date-invalid',
  ],
});

export const closeCase = route({
  operationId: 'closeCase',
  method: 'POST',
  path: '/cases/{id}/closures',
  summary: { en: 'Close a case with its outcome', zh: '结案' },
  roles: staffRoles,
  params: IdParams,
  body: NewClosure,
  answers: { 201: CaseView },
  rejections: [
    ...onCase,
    'agreement-missing',
    'agreement-exists',
    'routes-not-told',
    'session-missing',
    'time-out-of-order',
  ],
});

export const mediationRoutes = [
  listCases,
  getCase,
  getCaseHistory,
  recordConsent,
  holdSession,
  transferCase,
  recordAgreement,
  closeCase,
] as const;

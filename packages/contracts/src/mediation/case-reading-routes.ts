import * as z from 'zod';
import { AreaCode, Cursor, IdParams, Limit, Timestamp } from '../common.ts';
import { DisputeCategoryCode } from '../intake/schemas.ts';
import { staffRoles } from '../roles.ts';
import { costlyRead, route } from '../route.ts';
import { CasePage, CaseStatus, CaseView } from './case.ts';
import { CaseFile } from './case-file.ts';
import { seen, seenWhole } from './case-rejections.ts';
import { History } from './history.ts';
import { MediatorId } from './mediator.ts';
import { Tier } from './routing.ts';

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
  rejections: [...seenWhole, 'invalid-cursor', 'caller-throttled'],
  throttle: { perCaller: costlyRead },
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
  rejections: [...seenWhole, 'invalid-cursor', 'caller-throttled'],
  throttle: { perCaller: costlyRead },
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
  rejections: [...seenWhole, 'caller-throttled'],
  throttle: { perCaller: costlyRead },
});

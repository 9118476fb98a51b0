import * as z from 'zod';
import { AreaCode, Cursor, IdParams, Limit } from '../common.ts';
import { route } from '../route.ts';
import {
  HazardGrade,
  HazardPage,
  HazardView,
  NewDismissal,
  NewEvidence,
  NewGrading,
  NewHazard,
  NewOrder,
  NewOrderExtension,
  NewPlacement,
  NewRectification,
  NewReview,
} from './hazard.ts';
import { NewPhoto, PhotoId, PhotoUpload, PhotoView } from './photo.ts';
import { authorityRoles, onTimedStream, safetyStaff, siteRoles } from './shared.ts';

const onHazard = [...onTimedStream, 'hazard-closed'] as const;

const onOwnHazard = [...onHazard, 'enterprise-not-yours'] as const;

export const reportHazard = route({
  operationId: 'reportHazard',
  method: 'POST',
  path: '/hazards',
  summary: { en: 'Enter a hazard that was found', zh: '登记隐患' },
  roles: siteRoles,
  scope: 'enterprise',
  remit: 'hazard',
  body: NewHazard,
  answers: { 201: HazardView },
  rejections: [
    'not-found',
    'area-not-yours',
    'enterprise-not-yours',
    'unknown-unit',
    'unknown-checklist',
    'outside-city',
    'time-in-future',
    'conflict',
    'not-in-remit',
  ],
});

export const getHazard = route({
  operationId: 'getHazard',
  method: 'GET',
  path: '/hazards/{id}',
  summary: { en: 'One hazard', zh: '查询隐患' },
  roles: siteRoles,
  scope: 'enterprise',
  remit: 'hazard',
  params: IdParams,
  answers: { 200: HazardView },
  rejections: ['not-found', 'area-not-yours', 'enterprise-not-yours', 'not-in-remit'],
});

export const placeHazard = route({
  operationId: 'placeHazard',
  method: 'POST',
  path: '/hazards/{id}/placements',
  summary: { en: 'Say whose hazard it is', zh: '明确隐患所属企业' },
  roles: safetyStaff,
  scope: 'area',
  params: IdParams,
  body: NewPlacement,
  answers: { 201: HazardView },
  limited: ['hazard-placements'],
  rejections: [...onHazard, 'unknown-enterprise', 'unknown-unit'],
});

export const gradeHazard = route({
  operationId: 'gradeHazard',
  method: 'POST',
  path: '/hazards/{id}/gradings',
  summary: { en: 'Grade a hazard: general, or major with its ground', zh: '隐患分级' },
  roles: authorityRoles,
  scope: 'area',
  remit: 'hazard',
  params: IdParams,
  body: NewGrading,
  answers: { 201: HazardView },
  limited: ['hazard-gradings'],
  rejections: [...onHazard, 'major-by-rule', 'not-in-remit'],
});

export const orderRectification = route({
  operationId: 'orderRectification',
  method: 'POST',
  path: '/hazards/{id}/orders',
  summary: { en: 'Order rectification, with the five musts', zh: '下达整改指令（五落实）' },
  roles: authorityRoles,
  scope: 'area',
  remit: 'hazard',
  params: IdParams,
  body: NewOrder,
  answers: { 201: HazardView },
  rejections: [...onHazard, 'grade-missing', 'order-exists', 'deadline-invalid', 'not-in-remit'],
});

export const extendOrder = route({
  operationId: 'extendOrder',
  method: 'POST',
  path: '/hazards/{id}/extensions',
  summary: { en: 'Move the deadline, with the reason', zh: '延长整改期限' },
  roles: authorityRoles,
  scope: 'area',
  remit: 'hazard',
  params: IdParams,
  body: NewOrderExtension,
  answers: { 201: HazardView },
  limited: ['hazard-extensions'],
  rejections: [...onHazard, 'order-missing', 'deadline-invalid', 'not-in-remit'],
});

export const addEvidence = route({
  operationId: 'addEvidence',
  method: 'POST',
  path: '/hazards/{id}/evidence',
  summary: { en: 'Add photos from before or after', zh: '补充整改前后影像' },
  roles: siteRoles,
  scope: 'enterprise',
  remit: 'hazard',
  params: IdParams,
  body: NewEvidence,
  answers: { 201: HazardView },
  limited: ['hazard-evidence'],
  rejections: [...onOwnHazard, 'unknown-photo', 'not-in-remit'],
});

export const rectifyHazard = route({
  operationId: 'rectifyHazard',
  method: 'POST',
  path: '/hazards/{id}/rectifications',
  summary: { en: 'Say that it is put right', zh: '报告整改完成' },
  roles: siteRoles,
  scope: 'enterprise',
  remit: 'hazard',
  params: IdParams,
  body: NewRectification,
  answers: { 201: HazardView },
  rejections: [...onOwnHazard, 'order-missing', 'evidence-missing', 'not-in-remit'],
});

export const reviewHazard = route({
  operationId: 'reviewHazard',
  method: 'POST',
  path: '/hazards/{id}/reviews',
  summary: { en: 'Look at it again: someone other than who put it right', zh: '复查' },
  roles: authorityRoles,
  scope: 'area',
  remit: 'hazard',
  params: IdParams,
  body: NewReview,
  answers: { 201: HazardView },
  limited: ['hazard-failed-reviews'],
  rejections: [...onHazard, 'nothing-to-review', 'own-work', 'not-in-remit'],
});

export const dismissHazard = route({
  operationId: 'dismissHazard',
  method: 'POST',
  path: '/hazards/{id}/dismissals',
  summary: { en: 'Close what is none, or is another one already', zh: '排除（不属实或重复）' },
  roles: authorityRoles,
  scope: 'area',
  remit: 'hazard',
  params: IdParams,
  body: NewDismissal,
  answers: { 201: HazardView },
  rejections: [...onHazard, 'order-exists', 'duplicate-of-itself', 'not-in-remit'],
});

export const uploadHazardPhoto = route({
  operationId: 'uploadHazardPhoto',
  method: 'POST',
  path: '/hazards/{id}/photos',
  summary: { en: 'Where to send a photo', zh: '获取照片上传地址' },
  roles: siteRoles,
  scope: 'enterprise',
  remit: 'hazard',
  params: IdParams,
  body: NewPhoto,
  answers: { 201: PhotoUpload },
  rejections: ['not-found', 'area-not-yours', 'enterprise-not-yours', 'hazard-closed', 'not-in-remit'],
});

export const getHazardPhoto = route({
  operationId: 'getHazardPhoto',
  method: 'GET',
  path: '/hazards/{id}/photos/{photo}',
  summary: { en: 'Where a photo can be seen', zh: '查看照片' },
  roles: siteRoles,
  scope: 'enterprise',
  remit: 'hazard',
  params: IdParams.extend({ photo: PhotoId }),
  answers: { 200: PhotoView },
  rejections: ['not-found', 'area-not-yours', 'enterprise-not-yours', 'unknown-photo', 'not-in-remit'],
});

export const listHazards = route({
  operationId: 'listHazards',
  method: 'GET',
  path: '/hazards',
  summary: { en: 'The hazards of an area, a park or an enterprise', zh: '隐患列表' },
  roles: siteRoles,
  scope: 'enterprise',
  remit: 'hazard',
  query: z
    .strictObject({
      park: AreaCode.optional(),
      enterprise: IdParams.shape.id.optional(),
      area: AreaCode.optional().describe('The caller’s own unless told'),
      status: z.enum(['open', 'closed']).optional().describe('Open ones unless told, the latest found first'),
      grade: HazardGrade.extract(['major']).optional().describe('Open major ones'),
      overdue: z.literal('true').optional().describe('The longest overdue first'),
      limit: Limit.optional(),
      cursor: Cursor.optional(),
    })
    .refine(
      ({ park, enterprise, area }) => [park, enterprise, area].filter(Boolean).length <= 1,
      'takes one of park, enterprise and area',
    )
    .refine(
      ({ status, grade, overdue }) => [status, grade, overdue].filter(Boolean).length <= 1,
      'takes one of status, grade and overdue',
    ),
  answers: { 200: HazardPage },
  rejections: [
    'area-not-yours',
    'enterprise-not-yours',
    'unknown-park',
    'not-found',
    'invalid-cursor',
    'not-in-remit',
  ],
});

export const hazardLoopRoutes = [
  reportHazard,
  listHazards,
  getHazard,
  placeHazard,
  gradeHazard,
  orderRectification,
  extendOrder,
  addEvidence,
  rectifyHazard,
  reviewHazard,
  dismissHazard,
  uploadHazardPhoto,
  getHazardPhoto,
] as const;

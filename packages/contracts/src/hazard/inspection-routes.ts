import * as z from 'zod';
import { AreaCode, Cursor, IdParams, Limit, Timestamp } from '../common.ts';
import { route } from '../route.ts';
import {
  Inspection,
  InspectionPage,
  NewCompletion,
  NewInspection,
  NewInspectors,
  NewItemAnswer,
  NewStart,
} from './inspection.ts';
import { NewPhoto, PhotoId, PhotoUpload, PhotoView } from './photo.ts';
import { authorityRoles, onTimedStream, siteRoles } from './shared.ts';

/** An enterprise inspects its own units; the authorities inspect all of their area. */
const onInspection = [...onTimedStream, 'enterprise-not-yours', 'inspection-not-open'] as const;

export const planInspection = route({
  operationId: 'planInspection',
  method: 'POST',
  path: '/inspections',
  summary: { en: 'Plan an inspection besides those of the rhythm', zh: '计划检查' },
  roles: authorityRoles,
  scope: 'area',
  remit: 'inspection',
  body: NewInspection,
  answers: { 201: Inspection },
  rejections: [
    'not-found',
    'unknown-unit',
    'unit-closed',
    'unknown-checklist',
    'time-out-of-order',
    'conflict',
    'not-in-remit',
  ],
});

export const getInspection = route({
  operationId: 'getInspection',
  method: 'GET',
  path: '/inspections/{id}',
  summary: { en: 'One inspection with its checklist', zh: '查询检查及检查表' },
  roles: siteRoles,
  scope: 'enterprise',
  remit: 'inspection',
  params: IdParams,
  answers: { 200: Inspection },
  rejections: ['not-found', 'area-not-yours', 'enterprise-not-yours', 'not-in-remit'],
});

export const assignInspectors = route({
  operationId: 'assignInspectors',
  method: 'POST',
  path: '/inspections/{id}/inspectors',
  summary: { en: 'Say who inspects', zh: '指派检查人员' },
  roles: siteRoles,
  scope: 'enterprise',
  remit: 'inspection',
  params: IdParams,
  body: NewInspectors,
  answers: { 201: Inspection },
  limited: ['inspection-assignments'],
  rejections: [...onInspection, 'inspectors-too-few', 'official-not-allowed', 'not-in-remit'],
});

export const startInspection = route({
  operationId: 'startInspection',
  method: 'POST',
  path: '/inspections/{id}/starts',
  summary: { en: 'Begin on site', zh: '现场开始检查' },
  roles: siteRoles,
  scope: 'enterprise',
  remit: 'inspection',
  params: IdParams,
  body: NewStart,
  answers: { 201: Inspection },
  rejections: [...onInspection, 'inspector-not-assigned', 'not-in-remit'],
});

export const answerItem = route({
  operationId: 'answerItem',
  method: 'POST',
  path: '/inspections/{id}/answers',
  summary: { en: 'Answer an item; a finding opens a hazard', zh: '填报检查项' },
  roles: siteRoles,
  scope: 'enterprise',
  remit: 'inspection',
  params: IdParams,
  body: NewItemAnswer,
  answers: { 201: Inspection },
  rejections: [
    ...onInspection,
    'inspector-not-assigned',
    'unknown-item',
    'item-answered',
    'unknown-photo',
    'not-in-remit',
  ],
});

export const completeInspection = route({
  operationId: 'completeInspection',
  method: 'POST',
  path: '/inspections/{id}/completions',
  summary: { en: 'End an inspection; every item is answered', zh: '完成检查' },
  roles: siteRoles,
  scope: 'enterprise',
  remit: 'inspection',
  params: IdParams,
  body: NewCompletion,
  answers: { 201: Inspection },
  rejections: [...onInspection, 'inspector-not-assigned', 'items-open', 'not-in-remit'],
});

export const uploadInspectionPhoto = route({
  operationId: 'uploadInspectionPhoto',
  method: 'POST',
  path: '/inspections/{id}/photos',
  summary: { en: 'Where to send a photo', zh: '获取照片上传地址' },
  roles: siteRoles,
  scope: 'enterprise',
  remit: 'inspection',
  params: IdParams,
  body: NewPhoto,
  answers: { 201: PhotoUpload },
  rejections: ['not-found', 'area-not-yours', 'enterprise-not-yours', 'inspection-not-open', 'not-in-remit'],
});

export const getInspectionPhoto = route({
  operationId: 'getInspectionPhoto',
  method: 'GET',
  path: '/inspections/{id}/photos/{photo}',
  summary: { en: 'Where a photo can be seen', zh: '查看照片' },
  roles: siteRoles,
  scope: 'enterprise',
  remit: 'inspection',
  params: IdParams.extend({ photo: PhotoId }),
  answers: { 200: PhotoView },
  rejections: ['not-found', 'area-not-yours', 'enterprise-not-yours', 'unknown-photo', 'not-in-remit'],
});

export const listInspections = route({
  operationId: 'listInspections',
  method: 'GET',
  path: '/inspections',
  summary: { en: 'Inspections that are due or were missed, the earliest first', zh: '检查列表' },
  roles: siteRoles,
  scope: 'enterprise',
  remit: 'inspection',
  query: z
    .strictObject({
      park: AreaCode.optional(),
      enterprise: IdParams.shape.id.optional(),
      area: AreaCode.optional().describe('The caller’s own unless told'),
      status: z.enum(['open', 'completed']).optional().describe('Open ones unless told'),
      dueBefore: Timestamp.optional(),
      limit: Limit.optional(),
      cursor: Cursor.optional(),
    })
    .refine(
      ({ park, enterprise, area }) => [park, enterprise, area].filter(Boolean).length <= 1,
      'takes one of park, enterprise and area',
    )
    .refine(({ status, dueBefore }) => status !== 'completed' || dueBefore === undefined, {
      path: ['dueBefore'],
      message: 'asks for open ones',
    }),
  answers: { 200: InspectionPage },
  rejections: [
    'area-not-yours',
    'enterprise-not-yours',
    'unknown-park',
    'not-found',
    'invalid-cursor',
    'not-in-remit',
  ],
});

export const inspectionRoutes = [
  planInspection,
  listInspections,
  getInspection,
  assignInspectors,
  startInspection,
  answerItem,
  completeInspection,
  uploadInspectionPhoto,
  getInspectionPhoto,
] as const;

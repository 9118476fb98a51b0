import * as z from 'zod';
import { Cursor, IdParams } from '../common.ts';
import { roles, staffRoles } from '../roles.ts';
import { costlyRead, route } from '../route.ts';
import { addressThrottle, seen, trackingParams } from './following-routes.ts';
import { Disclosure, Erasure, Hold, NewDisclosure, NewErasure, NewHold, PersonalData } from './privacy.ts';

/** A tip is overseen by the officers of its station alone. */
const overseers = ['officer', 'supervisor', 'admin'] as const;

export const discloseReport = route({
  operationId: 'discloseReport',
  method: 'POST',
  path: '/reports/{id}/disclosures',
  summary: {
    en: 'See who reported and who is concerned, for a purpose; it is recorded',
    zh: '查看未脱敏信息（留痕）',
  },
  roles: staffRoles,
  scope: 'area',
  params: IdParams,
  body: NewDisclosure,
  answers: { 201: Disclosure },
  limited: ['report-disclosures', 'report-disclosures-by-one'],
  rejections: [...seen, 'conflict'],
});

export const eraseReport = route({
  operationId: 'eraseReport',
  method: 'POST',
  path: '/reports/{id}/erasures',
  summary: { en: 'Erase words and persons; that it was done stays', zh: '删除个人信息（留存证明）' },
  roles,
  scope: 'overseen',
  params: IdParams,
  body: NewErasure,
  answers: { 201: Erasure },
  rejections: [...seen, 'conflict', 'on-hold', 'report-open'],
});

export const eraseTracked = route({
  operationId: 'eraseTracked',
  method: 'POST',
  path: '/tracking/{code}/erasures',
  summary: { en: 'Erase words and persons by tracking code', zh: '凭查询码删除个人信息' },
  roles: 'anyone',
  scope: 'code',
  params: trackingParams,
  body: NewErasure,
  answers: { 201: Erasure },
  rejections: ['not-found', 'conflict', 'on-hold', 'report-open', 'caller-throttled'],
  throttle: addressThrottle,
});

export const holdReport = route({
  operationId: 'holdReport',
  method: 'POST',
  path: '/reports/{id}/holds',
  summary: { en: 'Keep a report from being erased, or let it go', zh: '设置或解除依法留存' },
  roles: overseers,
  scope: 'overseen',
  params: IdParams,
  body: NewHold,
  answers: { 201: Hold },
  limited: ['holds'],
  rejections: [...seen, 'conflict', 'ground-missing'],
});

export const exportPersonalData = route({
  operationId: 'exportPersonalData',
  method: 'GET',
  path: '/personal-data',
  summary: { en: 'Everything that is held on the caller as a reporter', zh: '查询复制本人信息' },
  roles,
  scope: 'own',
  query: z.strictObject({ cursor: Cursor.optional() }),
  answers: { 200: PersonalData },
  rejections: ['invalid-cursor', 'caller-throttled'],
  throttle: { perCaller: costlyRead },
});

export const privacyRoutes = [
  discloseReport,
  eraseReport,
  eraseTracked,
  holdReport,
  exportPersonalData,
] as const;

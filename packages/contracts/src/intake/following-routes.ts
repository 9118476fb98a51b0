import * as z from 'zod';
import { Cursor, IdParams, Limit } from '../common.ts';
import { roles, staffRoles } from '../roles.ts';
import { costlyRead, type PerCaller, route } from '../route.ts';
import {
  AttachmentList,
  AttachmentUpload,
  JoinedReport,
  MessagePage,
  NewAppointment,
  NewAttachment,
  NewJoin,
  NewMerge,
  NewMessage,
  NewWithdrawal,
  SlotList,
} from './following.ts';
import { ReportKindCode } from './kinds.ts';
import { Report, ReportPage, ReportStatus, TrackedReport } from './schemas.ts';
import { TrackingCode } from './tracking-code.ts';

/** Who may see a report: its reporter and the staff of its area. */
export const seen = ['not-found', 'not-your-report', 'area-not-yours'] as const;
const onReport = [...seen, 'conflict', 'version-stale', 'report-ended'] as const;

export const trackingParams = z.strictObject({
  code: TrackingCode,
});
/** Those without an account come no faster than this. */
export const openThrottle = { rate: 10, burst: 20 } as const;
/** What one person has to report, with room for a bad day. */
export const submissions = { most: 30, per: 'hour' } as const satisfies PerCaller;
/** What is said and sent about reports. */
const followUps = { most: 60, per: 'hour' } as const satisfies PerCaller;
/** Many households may stand behind one address of a mobile network. */
export const addressThrottle = { ...openThrottle, perCaller: { most: 120, per: 'hour' } } as const;

export const listReports = route({
  operationId: 'listReports',
  method: 'GET',
  path: '/reports',
  summary: { en: 'One’s own reports; for staff, those of their area', zh: '我的报告；工作人员可查本辖区' },
  roles,
  scope: 'report',
  query: z.strictObject({
    mine: z.literal('true').optional().describe('One’s own alone, for staff too'),
    kind: ReportKindCode.optional(),
    status: ReportStatus.optional(),
    urgent: z.literal('true').optional().describe('What cannot wait and has not ended'),
    limit: Limit.optional(),
    cursor: Cursor.optional(),
  }),
  answers: { 200: ReportPage },
  rejections: ['invalid-cursor', 'caller-throttled'],
  throttle: { perCaller: costlyRead },
});

export const joinReport = route({
  operationId: 'joinReport',
  method: 'POST',
  path: '/reports/{id}/joins',
  summary: { en: 'Say that one has the same trouble', zh: '我也有同样问题' },
  roles,
  scope: 'city',
  params: IdParams,
  body: NewJoin,
  answers: { 201: JoinedReport },
  limited: ['report-joins'],
  rejections: ['not-found', 'not-joinable', 'conflict', 'report-ended', 'caller-throttled'],
  throttle: { perCaller: followUps },
});

export const mergeReport = route({
  operationId: 'mergeReport',
  method: 'POST',
  path: '/reports/{id}/merges',
  summary: { en: 'Merge a report into another about the same', zh: '合并重复报告' },
  roles: staffRoles,
  scope: 'area',
  params: IdParams,
  body: NewMerge,
  answers: { 201: Report },
  limited: ['report-merges'],
  rejections: [...onReport, 'not-mergeable'],
});

export const addWords = route({
  operationId: 'addWords',
  method: 'POST',
  path: '/reports/{id}/messages',
  summary: { en: 'Add words, or answer the reporter', zh: '补充说明或答复报告人' },
  roles,
  scope: 'report',
  params: IdParams,
  body: NewMessage,
  answers: { 201: Report },
  limited: ['report-messages', 'report-answers'],
  rejections: [...onReport, 'caller-throttled'],
  throttle: { perCaller: followUps },
});

const paged = z.strictObject({ limit: Limit.optional(), cursor: Cursor.optional() });

export const listMessages = route({
  operationId: 'listMessages',
  method: 'GET',
  path: '/reports/{id}/messages',
  summary: { en: 'The messages of a report, the latest first', zh: '补充说明与答复列表' },
  roles,
  scope: 'report',
  params: IdParams,
  query: paged,
  answers: { 200: MessagePage },
  rejections: [...seen, 'invalid-cursor', 'caller-throttled'],
  throttle: { perCaller: costlyRead },
});

export const withdrawReport = route({
  operationId: 'withdrawReport',
  method: 'POST',
  path: '/reports/{id}/withdrawals',
  summary: { en: 'Take one’s own report back', zh: '撤回报告' },
  roles,
  scope: 'own',
  params: IdParams,
  body: NewWithdrawal,
  answers: { 201: Report },
  rejections: onReport,
});

export const uploadAttachment = route({
  operationId: 'uploadAttachment',
  method: 'POST',
  path: '/reports/{id}/attachments',
  summary: { en: 'Where to send a file', zh: '获取附件上传地址' },
  roles,
  scope: 'report',
  params: IdParams,
  body: NewAttachment,
  answers: { 201: AttachmentUpload },
  limited: ['report-attachments', 'report-uploads'],
  rejections: [...onReport, 'caller-throttled'],
  throttle: { perCaller: followUps },
});

export const listAttachments = route({
  operationId: 'listAttachments',
  method: 'GET',
  path: '/reports/{id}/attachments',
  summary: { en: 'The files of a report', zh: '附件列表' },
  roles,
  scope: 'report',
  params: IdParams,
  answers: { 200: AttachmentList },
  rejections: seen,
});

export const eraseAttachment = route({
  operationId: 'eraseAttachment',
  method: 'POST',
  path: '/reports/{id}/attachments/{attachment}/erasures',
  summary: { en: 'Erase a file', zh: '删除附件' },
  roles,
  scope: 'report',
  params: IdParams.extend({ attachment: IdParams.shape.id }),
  body: z.strictObject({}),
  answers: { 201: AttachmentList },
  rejections: [...seen, 'conflict', 'unknown-attachment', 'on-hold'],
});

export const listSlots = route({
  operationId: 'listSlots',
  method: 'GET',
  path: '/appointment-slots',
  summary: { en: 'Free places at the desks for permits, IDs and immigration', zh: '窗口可预约时段' },
  roles: 'anyone',
  scope: 'open',
  query: z.strictObject({
    category: z.string().max(40),
    date: z.iso.date(),
    language: z.string().max(3).optional().describe('Spoken at the desk'),
  }),
  answers: { 200: SlotList },
  rejections: ['unknown-category'],
  throttle: openThrottle,
});

export const makeAppointment = route({
  operationId: 'makeAppointment',
  method: 'POST',
  path: '/reports/{id}/appointments',
  summary: { en: 'Book a place for a service report', zh: '预约窗口' },
  roles,
  scope: 'report',
  params: IdParams,
  body: NewAppointment,
  answers: { 201: Report },
  limited: ['report-appointments'],
  rejections: [...onReport, 'unknown-slot', 'slot-taken'],
});

export const addTrackedWords = route({
  operationId: 'addTrackedWords',
  method: 'POST',
  path: '/tracking/{code}/messages',
  summary: { en: 'Add words by tracking code', zh: '凭查询码补充说明' },
  roles: 'anyone',
  scope: 'code',
  params: trackingParams,
  body: NewMessage,
  answers: { 201: TrackedReport },
  limited: ['report-messages'],
  rejections: ['not-found', 'conflict', 'report-ended', 'caller-throttled'],
  throttle: addressThrottle,
});

export const listTrackedMessages = route({
  operationId: 'listTrackedMessages',
  method: 'GET',
  path: '/tracking/{code}/messages',
  summary: {
    en: 'The messages of a report by tracking code, the latest first',
    zh: '凭查询码查看补充说明与答复',
  },
  roles: 'anyone',
  scope: 'code',
  params: trackingParams,
  query: paged,
  answers: { 200: MessagePage },
  rejections: ['not-found', 'invalid-cursor', 'caller-throttled'],
  throttle: { ...openThrottle, perCaller: costlyRead },
});

export const withdrawTracked = route({
  operationId: 'withdrawTracked',
  method: 'POST',
  path: '/tracking/{code}/withdrawals',
  summary: { en: 'Take a report back by tracking code', zh: '凭查询码撤回' },
  roles: 'anyone',
  scope: 'code',
  params: trackingParams,
  body: NewWithdrawal,
  answers: { 201: TrackedReport },
  rejections: ['not-found', 'conflict', 'report-ended', 'caller-throttled'],
  throttle: addressThrottle,
});

export const uploadTrackedAttachment = route({
  operationId: 'uploadTrackedAttachment',
  method: 'POST',
  path: '/tracking/{code}/attachments',
  summary: { en: 'Where to send a file, by tracking code', zh: '凭查询码获取附件上传地址' },
  roles: 'anyone',
  scope: 'code',
  params: trackingParams,
  body: NewAttachment,
  answers: { 201: AttachmentUpload },
  limited: ['report-attachments', 'report-uploads'],
  rejections: ['not-found', 'conflict', 'report-ended', 'caller-throttled'],
  throttle: addressThrottle,
});

export const followingRoutes = [
  listReports,
  joinReport,
  mergeReport,
  addWords,
  listMessages,
  withdrawReport,
  uploadAttachment,
  listAttachments,
  eraseAttachment,
  listSlots,
  makeAppointment,
  addTrackedWords,
  listTrackedMessages,
  withdrawTracked,
  uploadTrackedAttachment,
] as const;

import { IdParams } from '../common.ts';
import { roles, staffRoles } from '../roles.ts';
import { route } from '../route.ts';
import {
  addressThrottle,
  followingRoutes,
  openThrottle,
  seen,
  submissions,
  trackingParams,
} from './following-routes.ts';
import { ReportForms } from './forms.ts';
import { privacyRoutes } from './privacy-routes.ts';
import { NewReport, NewReportBatch, Receipt, Report, ReportBatchResult, TrackedReport } from './schemas.ts';

/** Why a report is not taken in, by either door. */
const notTaken = [
  'outside-city',
  'on-scene-not-allowed',
  'channel-not-allowed',
  'time-in-future',
  'backdating-not-allowed',
  'time-before-records',
  'unknown-party',
  'answer-invalid',
] as const;

export const getReportForms = route({
  operationId: 'getReportForms',
  method: 'GET',
  path: '/report-forms',
  summary: { en: 'What can be reported, and what is asked about it', zh: '可受理事项与问题' },
  roles: 'anyone',
  scope: 'open',
  answers: { 200: ReportForms },
  rejections: [],
  throttle: openThrottle,
});

export const submitReport = route({
  operationId: 'submitReport',
  method: 'POST',
  path: '/reports',
  summary: { en: 'Take in a report', zh: '提交报告' },
  roles,
  scope: 'city',
  body: NewReport,
  answers: { 201: Report },
  rejections: [...notTaken, 'caller-throttled'],
  throttle: { perCaller: submissions },
});

export const submitReportBatch = route({
  operationId: 'submitReportBatch',
  method: 'POST',
  path: '/report-batches',
  summary: { en: 'Take in reports of a field app that was offline', zh: '批量提交离线报告' },
  roles: [...staffRoles, 'volunteer', 'enterprise', 'department'],
  scope: 'city',
  body: NewReportBatch,
  answers: { 200: ReportBatchResult },
  rejections: ['caller-throttled'],
  throttle: { perCaller: { most: 6, per: 'hour' } },
  maxBodyBytes: 512 * 1024,
});

/** API Gateway's JWT authorizer cannot be optional on one route, so those without an account have a door of their own. */
export const submitAnonymousReport = route({
  operationId: 'submitAnonymousReport',
  method: 'POST',
  path: '/anonymous-reports',
  summary: { en: 'Take in a report from someone without an account', zh: '匿名提交报告' },
  roles: 'anyone',
  scope: 'open',
  body: NewReport,
  answers: { 201: Receipt },
  rejections: [...notTaken, 'caller-throttled'],
  throttle: addressThrottle,
});

export const getReport = route({
  operationId: 'getReport',
  method: 'GET',
  path: '/reports/{id}',
  summary: { en: 'One report with its progress', zh: '查询报告及进展' },
  roles,
  scope: 'report',
  params: IdParams,
  answers: { 200: Report },
  rejections: seen,
});

export const trackReport = route({
  operationId: 'trackReport',
  method: 'GET',
  path: '/tracking/{code}',
  summary: {
    en: 'The progress of an anonymous report, by its tracking code',
    zh: '凭查询码查看匿名报告进展',
  },
  roles: 'anyone',
  scope: 'code',
  params: trackingParams,
  answers: { 200: TrackedReport },
  rejections: ['not-found'],
  throttle: openThrottle,
});

export const intakeRoutes = [
  getReportForms,
  submitReport,
  submitReportBatch,
  submitAnonymousReport,
  getReport,
  trackReport,
  ...followingRoutes,
  ...privacyRoutes,
] as const;

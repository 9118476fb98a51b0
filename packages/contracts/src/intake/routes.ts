import * as z from 'zod';
import { IdParams } from '../common.ts';
import { roles } from '../roles.ts';
import { route } from '../route.ts';
import { NewReport, Receipt, Report, TrackedReport } from './schemas.ts';

/** Why a report is not taken in, by either door. */
const notTaken = [
  'outside-city',
  'on-scene-not-allowed',
  'channel-not-allowed',
  'time-in-future',
  'backdating-not-allowed',
  'time-before-records',
  'unknown-party',
] as const;

export const submitReport = route({
  operationId: 'submitReport',
  method: 'POST',
  path: '/reports',
  summary: { en: 'Take in a report', zh: '提交报告' },
  roles,
  body: NewReport,
  answers: { 201: Report },
  rejections: notTaken,
});

/** API Gateway's JWT authorizer cannot be optional on one route, so those without an account have a door of their own. */
export const submitAnonymousReport = route({
  operationId: 'submitAnonymousReport',
  method: 'POST',
  path: '/anonymous-reports',
  summary: { en: 'Take in a report from someone without an account', zh: '匿名提交报告' },
  roles: 'anyone',
  body: NewReport,
  answers: { 201: Receipt },
  rejections: notTaken,
  throttle: { rate: 10, burst: 20 },
});

export const getReport = route({
  operationId: 'getReport',
  method: 'GET',
  path: '/reports/{id}',
  summary: { en: 'One report with its progress', zh: '查询报告及进展' },
  roles,
  params: IdParams,
  answers: { 200: Report },
  rejections: ['not-found', 'not-your-report', 'area-not-yours'],
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
  params: z.strictObject({
    code: z.string().regex(/^[0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{26}$/, 'must be a tracking code'),
  }),
  answers: { 200: TrackedReport },
  rejections: ['not-found'],
  throttle: { rate: 10, burst: 20 },
});

export const intakeRoutes = [submitReport, submitAnonymousReport, getReport, trackReport] as const;

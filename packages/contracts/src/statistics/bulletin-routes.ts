import * as z from 'zod';
import { AreaCode, Cursor, IdParams, Limit } from '../common.ts';
import { costlyRead, route } from '../route.ts';
import {
  Bulletin,
  BulletinDiff,
  BulletinForm,
  BulletinPage,
  NewBulletin,
  NewCorrection,
  VersionText,
} from './bulletin.ts';
import { figureReaders } from './observation-routes.ts';
import { Month } from './period.ts';

const seen = ['not-found'] as const;
const version = VersionText.optional().describe('The newest unless told');

export const listBulletins = route({
  operationId: 'listBulletins',
  method: 'GET',
  path: '/statistics/bulletins',
  summary: { en: 'The bulletins of an area, the latest month first', zh: '辖区统计通报列表' },
  roles: figureReaders,
  scope: 'area',
  remit: 'figures',
  query: z.strictObject({
    area: AreaCode.optional().describe('With all that lies in it; the caller’s own unless told'),
    month: Month.optional(),
    limit: Limit.optional(),
    cursor: Cursor.optional(),
  }),
  answers: { 200: BulletinPage },
  rejections: ['area-not-yours', 'invalid-cursor', 'not-in-remit'],
});

export const issueBulletin = route({
  operationId: 'issueBulletin',
  method: 'POST',
  path: '/statistics/bulletins',
  summary: {
    en: 'Issue the bulletin of a month that ended before the scheduler issued any',
    zh: '补发往月统计通报',
  },
  roles: ['supervisor', 'admin'],
  scope: 'area',
  body: NewBulletin,
  answers: { 201: Bulletin },
  rejections: ['area-not-yours', 'time-in-future', 'conflict'],
});

export const getBulletin = route({
  operationId: 'getBulletin',
  method: 'GET',
  path: '/statistics/bulletins/{id}',
  summary: { en: 'One bulletin, in any of its versions', zh: '查询统计通报（含各版本）' },
  roles: figureReaders,
  scope: 'area',
  computableId: true,
  remit: 'figures',
  params: IdParams,
  query: z.strictObject({ version }),
  answers: { 200: Bulletin },
  rejections: [...seen, 'not-in-remit', 'caller-throttled'],
  throttle: { perCaller: costlyRead },
});

export const getBulletinDocument = route({
  operationId: 'getBulletinDocument',
  method: 'GET',
  path: '/statistics/bulletins/{id}/document',
  summary: {
    en: 'A bulletin to be read or printed, in Chinese or English',
    zh: '统计通报文本（中文、英文）',
  },
  roles: figureReaders,
  scope: 'area',
  computableId: true,
  remit: 'figures',
  params: IdParams,
  query: z.strictObject({
    version,
    form: BulletinForm.optional().describe('HTML unless told; `print` is laid out for A4'),
    language: z.enum(['zh', 'en']).optional().describe('By Accept-Language unless told'),
  }),
  answers: { 200: z.string() },
  produces: ['text/html', 'text/markdown'],
  rejections: [...seen, 'not-in-remit', 'caller-throttled'],
  throttle: { perCaller: costlyRead },
});

export const getBulletinDiff = route({
  operationId: 'getBulletinDiff',
  method: 'GET',
  path: '/statistics/bulletins/{id}/diff',
  summary: { en: 'What differs between two versions of a bulletin', zh: '统计通报版本对照' },
  roles: figureReaders,
  scope: 'area',
  computableId: true,
  remit: 'figures',
  params: IdParams,
  query: z.strictObject({
    from: VersionText.optional().describe('The version before `to` unless told'),
    to: VersionText.optional().describe('The newest unless told'),
  }),
  answers: { 200: BulletinDiff },
  rejections: [...seen, 'not-in-remit'],
});

export const correctBulletin = route({
  operationId: 'correctBulletin',
  method: 'POST',
  path: '/statistics/bulletins/{id}/corrections',
  summary: { en: 'Issue a bulletin anew, since its figures changed', zh: '更正统计通报' },
  roles: ['supervisor', 'admin'],
  scope: 'area',
  computableId: true,
  params: IdParams,
  body: NewCorrection,
  answers: { 201: Bulletin },
  limited: ['bulletin-corrections'],
  rejections: [...seen, 'nothing-to-correct', 'conflict', 'version-stale'],
});

export const bulletinRoutes = [
  listBulletins,
  issueBulletin,
  getBulletin,
  getBulletinDocument,
  getBulletinDiff,
  correctBulletin,
] as const;

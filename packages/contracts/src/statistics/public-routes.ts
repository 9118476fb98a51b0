import * as z from 'zod';
import { AreaCode } from '../common.ts';
import { openThrottle } from '../intake/index.ts';
import { route } from '../route.ts';
import { PublicStatistics, Year } from './public.ts';

export const getPublicStatistics = route({
  operationId: 'getPublicStatistics',
  method: 'GET',
  path: '/public/statistics',
  summary: { en: 'The published figures of a year, for anyone', zh: '年度公开统计数据' },
  roles: 'anyone',
  scope: 'open',
  query: z.strictObject({
    year: Year,
    area: AreaCode.optional().describe('City, district or station; the city unless told'),
  }),
  answers: { 200: PublicStatistics },
  rejections: ['not-published', 'unknown-area'],
  kept: 'by-anyone',
  throttle: openThrottle,
});

/** A year is published once; whoever publishes it again gets what stands. */
export const publishStatistics = route({
  operationId: 'publishStatistics',
  method: 'POST',
  path: '/public/statistics',
  summary: {
    en: 'Publish the figures of a year that is over, once',
    zh: '发布已结束年度的统计数据（仅一次）',
  },
  roles: ['supervisor', 'admin'],
  scope: 'whole-city',
  body: z.strictObject({ year: Year }),
  answers: { 201: PublicStatistics },
  rejections: ['area-not-yours', 'year-not-over'],
  repetition: 'by-content',
});

export const publicRoutes = [getPublicStatistics, publishStatistics] as const;

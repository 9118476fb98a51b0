import * as z from 'zod';
import { AreaCode, CalendarDate } from '../common.ts';
import { route } from '../route.ts';
import { bulletinRoutes } from './bulletin-routes.ts';
import { observationRoutes } from './observation-routes.ts';
import { By, HazardStatistics, MediationStatistics } from './schemas.ts';

const span = z
  .strictObject({ area: AreaCode.optional(), from: CalendarDate, to: CalendarDate, by: By.optional() })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'must not lie before "from"' })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= 3660 * 86_400_000, {
    path: ['to'],
    message: 'must lie within ten years of "from"',
  });

export const getMediationStatistics = route({
  operationId: 'getMediationStatistics',
  method: 'GET',
  path: '/statistics/mediation',
  summary: { en: 'How many disputes were accepted, handled and settled', zh: '纠纷受理、调处与调解成功统计' },
  roles: ['officer', 'mediator', 'department', 'supervisor', 'admin'],
  scope: 'area',
  query: span,
  answers: { 200: MediationStatistics },
  rejections: ['area-not-yours'],
});

export const getHazardStatistics = route({
  operationId: 'getHazardStatistics',
  method: 'GET',
  path: '/statistics/hazards',
  summary: { en: 'How many hazards were found, rectified and rectified on time', zh: '隐患排查与整改统计' },
  roles: ['officer', 'department', 'supervisor', 'admin'],
  scope: 'area',
  query: span,
  answers: { 200: HazardStatistics },
  rejections: ['area-not-yours'],
});

export const statisticsRoutes = [
  getMediationStatistics,
  getHazardStatistics,
  ...observationRoutes,
  ...bulletinRoutes,
] as const;

import * as z from 'zod';
import { AreaCode } from '../common.ts';
import { costlyRead, route } from '../route.ts';
import { ParkList, ParkView } from './park.ts';
import { authorityRoles } from './shared.ts';

export const listParks = route({
  operationId: 'listParks',
  method: 'GET',
  path: '/parks',
  summary: { en: 'The industrial parks of the caller’s area', zh: '辖区园区列表' },
  roles: authorityRoles,
  scope: 'area',
  remit: 'enterprise',
  answers: { 200: ParkList },
  rejections: ['not-in-remit', 'caller-throttled'],
  throttle: { perCaller: costlyRead },
});

export const getPark = route({
  operationId: 'getPark',
  method: 'GET',
  path: '/parks/{park}',
  summary: { en: 'A park at a glance: colours, hazards, rates, inspections, effect score', zh: '园区总览' },
  roles: authorityRoles,
  scope: 'area',
  computableId: true,
  remit: 'enterprise',
  params: z.strictObject({ park: AreaCode }),
  query: z.strictObject({
    month: z
      .string()
      .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'must be a month, YYYY-MM')
      .optional()
      .describe('The present one unless told'),
  }),
  answers: { 200: ParkView },
  rejections: ['not-found', 'not-in-remit', 'caller-throttled'],
  throttle: { perCaller: costlyRead },
});

export const parkRoutes = [listParks, getPark] as const;

import * as z from 'zod';
import { AreaCode, Cursor, IdParams, Limit, Timestamp } from '../common.ts';
import { DisputeCategoryCode } from '../intake/schemas.ts';
import { staffRoles } from '../roles.ts';
import { costlyRead, route } from '../route.ts';
import { Mediator, MediatorChange, MediatorList, NewMediator } from './mediator.ts';
import { NewPreview, Preview, WorkstationList } from './preview.ts';

/** A number in a query. */
const degrees = (most: number) =>
  z
    .string()
    .regex(/^-?\d{1,3}(\.\d{1,10})?$/, 'must be a number of degrees')
    .transform(Number)
    .refine((n) => Math.abs(n) <= most, `must be at most ${most}`)
    .meta({ type: 'number', minimum: -most, maximum: most });

export const previewRouting = route({
  operationId: 'previewRouting',
  method: 'POST',
  path: '/routing/preview',
  summary: { en: 'Where a matter would go and why; nothing is stored', zh: '分流预览（不保存）' },
  roles: staffRoles,
  scope: 'area',
  body: NewPreview,
  answers: { 200: Preview },
  rejections: ['outside-city', 'area-not-yours'],
});

export const listWorkstations = route({
  operationId: 'listWorkstations',
  method: 'GET',
  path: '/workstations',
  summary: { en: 'Workstations near a point, the best first', zh: '附近调解工作站' },
  roles: [...staffRoles, 'resident', 'volunteer'],
  scope: 'city',
  query: z.strictObject({
    lng: degrees(180),
    lat: degrees(90),
    category: DisputeCategoryCode.optional().describe('Only those able to take it'),
    at: Timestamp.optional().describe('Open at that time; now unless told'),
    limit: Limit.optional(),
  }),
  answers: { 200: WorkstationList },
  rejections: ['outside-city', 'caller-throttled'],
  throttle: { perCaller: costlyRead },
});

export const registerMediator = route({
  operationId: 'registerMediator',
  method: 'POST',
  path: '/mediators',
  summary: { en: 'Register a mediator', zh: '登记调解员' },
  roles: ['supervisor', 'admin'],
  scope: 'area',
  body: NewMediator,
  answers: { 201: Mediator },
  rejections: ['area-not-yours', 'unknown-area', 'unknown-skill', 'already-registered', 'conflict'],
});

export const changeMediator = route({
  operationId: 'changeMediator',
  method: 'POST',
  path: '/mediators/{id}/changes',
  summary: { en: 'Change what a mediator can take, or whether they take new cases', zh: '变更调解员信息' },
  roles: ['supervisor', 'admin'],
  scope: 'area',
  computableId: true,
  params: IdParams,
  body: MediatorChange,
  answers: { 201: Mediator },
  limited: ['mediator-changes'],
  rejections: ['not-found', 'unknown-area', 'unknown-skill', 'conflict', 'version-stale'],
});

export const listMediators = route({
  operationId: 'listMediators',
  method: 'GET',
  path: '/mediators',
  summary: { en: 'The mediators who serve an area', zh: '区域内调解员列表' },
  roles: staffRoles,
  scope: 'area',
  query: z.strictObject({
    area: AreaCode.optional().describe('The caller’s own unless told'),
    limit: Limit.optional().describe('100 unless told'),
    cursor: Cursor.optional(),
  }),
  answers: { 200: MediatorList },
  rejections: ['area-not-yours', 'invalid-cursor', 'caller-throttled'],
  throttle: { perCaller: costlyRead },
});

export const getMediator = route({
  operationId: 'getMediator',
  method: 'GET',
  path: '/mediators/{id}',
  summary: { en: 'One mediator, with their workload', zh: '查询调解员及其在办案件' },
  roles: staffRoles,
  scope: 'area',
  computableId: true,
  params: IdParams,
  answers: { 200: Mediator },
  rejections: ['not-found'],
});

export const mediatorRoutes = [
  previewRouting,
  listWorkstations,
  registerMediator,
  changeMediator,
  listMediators,
  getMediator,
] as const;

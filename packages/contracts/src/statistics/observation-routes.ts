import * as z from 'zod';
import { AreaCode, Cursor, IdParams, Limit } from '../common.ts';
import type { Role } from '../roles.ts';
import { route } from '../route.ts';
import { IndicatorId, NewObservation, Observation, ObservationPage } from './observation.ts';
import { ObservedPeriod } from './period.ts';

/** Those who may read figures that were told or published. */
export const figureReaders = [
  'officer',
  'mediator',
  'department',
  'supervisor',
  'admin',
] as const satisfies readonly Role[];

export const recordObservation = route({
  operationId: 'recordObservation',
  method: 'POST',
  path: '/statistics/observations',
  summary: {
    en: 'Tell a figure that no event carries, or a new version of it',
    zh: '报送外部指标数据（修订即新版本）',
  },
  roles: ['department', 'supervisor'],
  scope: 'department',
  remit: 'indicator',
  body: NewObservation,
  answers: { 201: Observation },
  limited: ['observation-versions'],
  rejections: [
    'area-not-yours',
    'unknown-indicator',
    'time-in-future',
    'conflict',
    'version-stale',
    'not-in-remit',
  ],
});

export const listObservations = route({
  operationId: 'listObservations',
  method: 'GET',
  path: '/statistics/observations',
  summary: { en: 'Figures told of an area, the latest period first', zh: '辖区外部指标数据列表' },
  roles: figureReaders,
  scope: 'area',
  remit: 'figures',
  query: z.strictObject({
    area: AreaCode.optional().describe('With all that lies in it; the caller’s own unless told'),
    indicator: IndicatorId.optional(),
    period: ObservedPeriod.optional(),
    limit: Limit.optional(),
    cursor: Cursor.optional(),
  }),
  answers: { 200: ObservationPage },
  rejections: ['area-not-yours', 'invalid-cursor', 'not-in-remit'],
});

export const getObservation = route({
  operationId: 'getObservation',
  method: 'GET',
  path: '/statistics/observations/{id}',
  summary: { en: 'One figure with all its versions', zh: '查询外部指标数据及其各版本' },
  roles: figureReaders,
  scope: 'area',
  computableId: true,
  remit: 'figures',
  params: IdParams,
  answers: { 200: Observation },
  rejections: ['not-found', 'not-in-remit'],
});

export const observationRoutes = [recordObservation, listObservations, getObservation] as const;

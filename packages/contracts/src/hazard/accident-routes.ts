import { IdParams } from '../common.ts';
import { route } from '../route.ts';
import { Accident, NewAccident, NewAccidentClosure, NewUpwardReport } from './accident.ts';
import { authorityRoles, onTimedStream, siteRoles } from './shared.ts';

export const reportAccident = route({
  operationId: 'reportAccident',
  method: 'POST',
  path: '/accidents',
  summary: { en: 'Report an accident; five departments are told at once', zh: '报告事故' },
  roles: siteRoles,
  scope: 'enterprise',
  remit: 'accident',
  body: NewAccident,
  answers: { 201: Accident },
  rejections: ['not-found', 'unknown-unit', 'time-in-future', 'conflict', 'not-in-remit'],
});

export const getAccident = route({
  operationId: 'getAccident',
  method: 'GET',
  path: '/accidents/{id}',
  summary: { en: 'One accident', zh: '查询事故' },
  roles: siteRoles,
  scope: 'enterprise',
  remit: 'accident-told',
  params: IdParams,
  answers: { 200: Accident },
  rejections: ['not-found', 'area-not-yours', 'enterprise-not-yours', 'not-in-remit'],
});

export const reportUpward = route({
  operationId: 'reportUpward',
  method: 'POST',
  path: '/accidents/{id}/upward-reports',
  summary: { en: 'Record that the report reached the next level', zh: '登记事故信息逐级上报' },
  roles: siteRoles,
  scope: 'enterprise',
  remit: 'accident',
  params: IdParams,
  body: NewUpwardReport,
  answers: { 201: Accident },
  rejections: [
    ...onTimedStream,
    'enterprise-not-yours',
    'accident-closed',
    'step-out-of-order',
    'not-in-remit',
  ],
});

export const closeAccident = route({
  operationId: 'closeAccident',
  method: 'POST',
  path: '/accidents/{id}/closures',
  summary: { en: 'Record that the accident was dealt with', zh: '登记事故处置结束' },
  roles: authorityRoles,
  scope: 'area',
  remit: 'accident',
  params: IdParams,
  body: NewAccidentClosure,
  answers: { 201: Accident },
  rejections: [...onTimedStream, 'accident-closed', 'not-in-remit'],
});

export const accidentRoutes = [reportAccident, getAccident, reportUpward, closeAccident] as const;

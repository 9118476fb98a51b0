import { IdParams } from '../common.ts';
import { Erasure, Hold, NewErasure, NewHold, NewRecordErasure } from '../intake/privacy.ts';
import { route } from '../route.ts';

const overseers = ['supervisor', 'admin'] as const;
const rejections = ['not-found', 'area-not-yours', 'conflict'] as const;
/** Ids of mediators can be computed from their accounts. */
const ofMediator = ['not-found', 'conflict'] as const;
const erasing = {
  method: 'POST',
  roles: overseers,
  scope: 'area',
  params: IdParams,
  answers: { 201: Erasure },
} as const;
const holding = {
  method: 'POST',
  roles: overseers,
  scope: 'area',
  params: IdParams,
  body: NewHold,
  answers: { 201: Hold },
  limited: ['holds'],
  rejections: [...rejections, 'ground-missing'],
} as const;

export const eraseCaseWords = route({
  ...erasing,
  operationId: 'eraseCaseWords',
  path: '/cases/{id}/erasures',
  summary: {
    en: 'Erase the words of an ended case; that it was done stays',
    zh: '依法删除已结案件文字（留存证明）',
  },
  body: NewRecordErasure,
  rejections: [...rejections, 'on-hold', 'case-not-ended'],
});

export const holdCase = route({
  ...holding,
  operationId: 'holdCase',
  path: '/cases/{id}/holds',
  summary: {
    en: 'Keep the words of a case whatever their time, or let them go',
    zh: '设置或解除案件依法留存',
  },
});

export const eraseMediatorName = route({
  ...erasing,
  operationId: 'eraseMediatorName',
  computableId: true,
  path: '/mediators/{id}/erasures',
  summary: { en: 'Erase the name of a mediator who has left', zh: '删除已离任调解员姓名' },
  body: NewErasure,
  rejections: [...ofMediator, 'on-hold', 'still-needed'],
});

export const holdMediator = route({
  ...holding,
  operationId: 'holdMediator',
  computableId: true,
  path: '/mediators/{id}/holds',
  summary: { en: 'Keep the name of a mediator, or let it go', zh: '设置或解除调解员信息依法留存' },
  rejections: [...ofMediator, 'ground-missing'],
});

export const privacyRoutes = [eraseCaseWords, holdCase, eraseMediatorName, holdMediator] as const;

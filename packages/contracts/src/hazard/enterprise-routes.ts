import * as z from 'zod';
import { AreaCode, Cursor, IdParams, Limit } from '../common.ts';
import { Erasure, Hold, NewErasure, NewHold } from '../intake/privacy.ts';
import { route } from '../route.ts';
import { Assessment, NewAssessment, RiskColour } from './assessment.ts';
import {
  DeclaredUnitPage,
  Enterprise,
  EnterpriseChange,
  NewEnterprise,
  NewInventory,
  NewResponsiblePerson,
  NewUnit,
  UnitId,
  UnitPage,
} from './enterprise.ts';
import { onRegistered, ownerRoles, safetyStaff, siteRoles } from './shared.ts';

/** What an inventory may be refused for, each at its entry. */
const inventoryRejections = [
  'unknown-substance',
  'substance-ambiguous',
  'mixture-without-class',
  'row-mismatch',
] as const;

export const assessMajorHazard = route({
  operationId: 'assessMajorHazard',
  method: 'POST',
  path: '/major-hazard-assessments',
  summary: {
    en: 'Identify and grade a unit by GB 18218; nothing is stored',
    zh: '重大危险源辨识与分级（不保存）',
  },
  roles: siteRoles,
  scope: 'city',
  body: NewAssessment,
  answers: { 200: Assessment },
  rejections: inventoryRejections,
});

export const registerEnterprise = route({
  operationId: 'registerEnterprise',
  method: 'POST',
  path: '/enterprises',
  summary: { en: 'Register an enterprise', zh: '登记企业' },
  roles: safetyStaff,
  scope: 'area',
  body: NewEnterprise,
  answers: { 201: Enterprise },
  rejections: ['outside-city', 'area-not-yours', 'unknown-park', 'enterprise-registered', 'conflict'],
});

export const getEnterprise = route({
  operationId: 'getEnterprise',
  method: 'GET',
  path: '/enterprises/{id}',
  summary: { en: 'One enterprise with its units', zh: '查询企业及其单元' },
  roles: siteRoles,
  scope: 'enterprise',
  computableId: true,
  remit: 'enterprise',
  params: IdParams,
  answers: { 200: Enterprise },
  rejections: ['not-found', 'not-in-remit'],
});

export const changeEnterprise = route({
  operationId: 'changeEnterprise',
  method: 'POST',
  path: '/enterprises/{id}/changes',
  summary: { en: 'Change residents nearby or who acts for it; units are assessed anew', zh: '变更企业信息' },
  roles: safetyStaff,
  scope: 'area',
  computableId: true,
  params: IdParams,
  body: EnterpriseChange,
  answers: { 201: Enterprise },
  limited: ['enterprise-changes', 'enterprise-residents'],
  rejections: onRegistered,
});

const UnitParams = IdParams.extend({ unit: UnitId });
const onUnit = [...onRegistered, 'unknown-unit', 'unit-closed'] as const;

export const declareUnit = route({
  operationId: 'declareUnit',
  method: 'POST',
  path: '/enterprises/{id}/units',
  summary: { en: 'Declare a unit', zh: '申报单元' },
  roles: siteRoles,
  scope: 'enterprise',
  computableId: true,
  remit: 'supervision',
  params: IdParams,
  body: NewUnit,
  answers: { 201: Enterprise },
  limited: ['enterprise-units'],
  rejections: [...onRegistered, 'not-in-remit'],
});

export const listDeclaredUnits = route({
  operationId: 'listDeclaredUnits',
  method: 'GET',
  path: '/enterprises/{id}/units',
  summary: { en: 'The units of an enterprise, in order of declaration', zh: '企业单元列表' },
  roles: siteRoles,
  scope: 'enterprise',
  computableId: true,
  remit: 'enterprise',
  params: IdParams,
  query: z.strictObject({ limit: Limit.optional(), cursor: Cursor.optional() }),
  answers: { 200: DeclaredUnitPage },
  rejections: ['not-found', 'not-in-remit', 'invalid-cursor'],
});

export const declareInventory = route({
  operationId: 'declareInventory',
  method: 'POST',
  path: '/enterprises/{id}/units/{unit}/inventories',
  summary: { en: 'Declare what a unit holds at most; it is assessed at once', zh: '申报单元设计最大量' },
  roles: ownerRoles,
  scope: 'enterprise',
  computableId: true,
  remit: 'supervision',
  params: UnitParams,
  body: NewInventory,
  answers: { 201: Enterprise },
  limited: ['unit-inventories', 'enterprise-inventories'],
  rejections: [...onUnit, ...inventoryRejections, 'not-in-remit'],
});

export const nameResponsible = route({
  operationId: 'nameResponsible',
  method: 'POST',
  path: '/enterprises/{id}/units/{unit}/responsible-persons',
  summary: { en: 'Name who is responsible for a unit', zh: '明确包保责任人' },
  roles: ownerRoles,
  scope: 'enterprise',
  computableId: true,
  remit: 'supervision',
  params: UnitParams,
  body: NewResponsiblePerson,
  answers: { 201: Enterprise },
  limited: ['unit-responsible'],
  rejections: [...onUnit, 'not-in-remit'],
});

export const closeUnit = route({
  operationId: 'closeUnit',
  method: 'POST',
  path: '/enterprises/{id}/units/{unit}/closures',
  summary: { en: 'Take a unit out of use', zh: '停用单元' },
  roles: safetyStaff,
  scope: 'area',
  computableId: true,
  params: UnitParams,
  body: z.strictObject({}),
  answers: { 201: Enterprise },
  rejections: [...onRegistered, 'unknown-unit'],
});

const overseers = ['supervisor', 'admin'] as const;
const overseen = ['not-found', 'conflict'] as const;

export const erasePersons = route({
  operationId: 'erasePersons',
  method: 'POST',
  path: '/enterprises/{id}/erasures',
  summary: {
    en: 'Erase who was responsible and is no longer; that it was done stays',
    zh: '删除已卸任责任人信息（留存证明）',
  },
  roles: overseers,
  scope: 'area',
  computableId: true,
  params: IdParams,
  body: NewErasure,
  answers: { 201: Erasure },
  rejections: [...overseen, 'on-hold'],
});

export const holdEnterprise = route({
  operationId: 'holdEnterprise',
  method: 'POST',
  path: '/enterprises/{id}/holds',
  summary: { en: 'Keep the persons of an enterprise, or let them go', zh: '设置或解除企业人员信息依法留存' },
  roles: overseers,
  scope: 'area',
  computableId: true,
  params: IdParams,
  body: NewHold,
  answers: { 201: Hold },
  limited: ['holds'],
  rejections: [...overseen, 'ground-missing'],
});

export const listUnits = route({
  operationId: 'listUnits',
  method: 'GET',
  path: '/units',
  summary: { en: 'The four-colour list of units, the gravest first', zh: '四色单元清单' },
  roles: siteRoles,
  scope: 'enterprise',
  remit: 'enterprise',
  query: z
    .strictObject({
      park: AreaCode.optional(),
      enterprise: IdParams.shape.id.optional(),
      area: AreaCode.optional().describe('The caller’s own unless told'),
      colour: RiskColour.optional(),
      limit: Limit.optional(),
      cursor: Cursor.optional(),
    })
    .refine(
      ({ park, enterprise, area }) => [park, enterprise, area].filter(Boolean).length <= 1,
      'takes one of park, enterprise and area',
    ),
  answers: { 200: UnitPage },
  rejections: [
    'area-not-yours',
    'enterprise-not-yours',
    'unknown-park',
    'not-found',
    'invalid-cursor',
    'not-in-remit',
  ],
});

export const assessmentRoutes = [assessMajorHazard] as const;
export const enterpriseRoutes = [
  registerEnterprise,
  getEnterprise,
  changeEnterprise,
  declareUnit,
  listDeclaredUnits,
  declareInventory,
  nameResponsible,
  closeUnit,
  erasePersons,
  holdEnterprise,
  listUnits,
] as const;

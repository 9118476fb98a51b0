import {
  addEvidence,
  answerItem,
  assessMajorHazard,
  assignInspectors,
  closeAccident,
  completeInspection,
  declareInventory,
  declareUnit,
  dismissHazard,
  extendOrder,
  getPark,
  gradeHazard,
  listDeclaredUnits,
  listHazards,
  listInspections,
  listParks,
  listUnits,
  orderRectification,
  placeHazard,
  planInspection,
  rectifyHazard,
  registerEnterprise,
  reportAccident,
  reportHazard,
  reportUpward,
  reviewHazard,
  startInspection,
} from '@maplebridge/contracts/hazard';
import { daysFromNow, order } from '../../stories-hazard/story-driver.ts';
import { unknown } from '../refusal.ts';
import { inspectors } from './commands.ts';
import { rows, type SafetyProblemCase, withAll } from './refusal.ts';

/** Each at its entry (GB 18218-2018). */
const inventory = [
  ['a substance that is none', 'unknown-substance', [{ cas: '7732-18-5', tonnes: 1 }], '0/cas'],
  ['one that stands in several rows', 'substance-ambiguous', [{ cas: '6484-52-2', tonnes: 1 }], '0/row'],
  [
    'a mixture of the unknown',
    'mixture-without-class',
    [
      { row: 1, tonnes: 1 },
      { cas: '7732-18-5', mixture: true, tonnes: 1 },
    ],
    '1/categories',
  ],
  ['a row of another substance', 'row-mismatch', [{ cas: '7664-41-7', row: 2, tonnes: 1 }], '0/row'],
] as const;

const newcomer = {
  code: '91321112MA1MAPLE3A',
  name: 'New',
  position: { lng: 119.3, lat: 32.155 },
  residents: 0,
};
const found = { kind: 'gas', notes: 'It smells.' };
const inUnit = { enterprise: '{plant}', unit: 'U1', ...found };
const onSite = { position: { lng: 119.3, lat: 32.155 }, ...found };
const planned = { enterprise: '{plant}', unit: 'U1', dueAt: daysFromNow(5) };
const accident = { enterprise: '{plant}', kind: 'fire', occurredAt: daysFromNow(-0.01), notes: 'It burns.' };
const item = { item: 2, answer: 'in-order' };

const ofSites: SafetyProblemCase[] = [
  ...inventory.map(([what, code, entries, at]) => ({
    ...{ what, code, route: assessMajorHazard, pointer: `/body/entries/${at}` },
    body: { residents: 0, entries },
  })),
  ...inventory.map(([what, code, entries, at]) => ({
    ...{ what, code, route: declareInventory, of: 'plant' as const, path: { unit: 'U1' } },
    who: 'enterprise' as const,
    pointer: `/body/entries/${at}`,
    body: { entries },
  })),
  ...rows(
    registerEnterprise,
    ['one at sea', 'outside-city', 'plant', { ...newcomer, position: { lng: 0, lat: 0 } }, '/body/position'],
    ['one in no park', 'unknown-park', 'plant', { ...newcomer, park: 'atlantis' }, '/body/park'],
    ['one that is known', 'enterprise-registered', 'plant', { ...newcomer, code: '91321112MA1MAPLE01' }],
  ),
  ...withAll(rows(registerEnterprise, ['one elsewhere', 'area-not-yours', 'plant', newcomer]), {
    who: 'stranger',
  }),
  ...rows(declareUnit, [
    'one more than it may have',
    'limit-reached',
    'full',
    { kind: 'warehouse', name: 'Last' },
  ]),
];

const ofInspections: SafetyProblemCase[] = [
  ...rows(
    planInspection,
    ['of nobody', 'not-found', 'plant', { ...planned, enterprise: unknown }],
    ['of a unit there is not', 'unknown-unit', 'plant', { ...planned, unit: 'U9' }, '/body/unit'],
    ['of a closed unit', 'unit-closed', 'plant', { ...planned, unit: 'U2' }, '/body/unit'],
    ['by a list there is not', 'unknown-checklist', 'plant', { ...planned, pack: 'none' }, '/body/pack'],
    ['in the past', 'time-out-of-order', 'plant', { ...planned, dueAt: daysFromNow(-5) }, '/body/dueAt'],
  ),
  ...withAll(rows(planInspection, ['elsewhere', 'not-found', 'plant', planned]), { who: 'stranger' }),
  ...rows(assignInspectors, [
    'one alone',
    'inspectors-too-few',
    'planned',
    { ...inspectors, accounts: ['gaozi-officer'] },
    '/body/accounts',
  ]),
  ...withAll(rows(assignInspectors, ['by those inspected', 'official-not-allowed', 'planned', inspectors]), {
    who: 'enterprise',
  }),
  ...withAll(
    [
      ...rows(startInspection, ['by a third', 'inspector-not-assigned', 'assigned', {}]),
      ...rows(answerItem, ['by a third', 'inspector-not-assigned', 'started', item]),
      ...rows(completeInspection, ['by a third', 'inspector-not-assigned', 'answered', {}]),
    ],
    { who: 'emergency' },
  ),
  ...rows(
    answerItem,
    ['an item there is not', 'unknown-item', 'started', { ...item, item: 21 }, '/body/item'],
    ['an item twice', 'item-answered', 'started', { item: 1, answer: 'not-applicable' }, '/body/item'],
  ),
  ...rows(completeInspection, ['what is not answered', 'items-open', 'started', {}]),
];

const ofHazards: SafetyProblemCase[] = [
  ...rows(
    reportHazard,
    ['of nobody', 'not-found', 'plant', { ...inUnit, enterprise: unknown }],
    ['in a unit there is not', 'unknown-unit', 'plant', { ...inUnit, unit: 'U9' }, '/body/unit'],
    [
      'by a clause there is not',
      'unknown-checklist',
      'plant',
      { ...inUnit, clause: { pack: 'major-hazards-121', item: 21 } },
      '/body/clause',
    ],
    ['at sea', 'outside-city', 'plant', { ...found, position: { lng: 0, lat: 0 } }, '/body/position'],
    ['of tomorrow', 'time-in-future', 'plant', { ...inUnit, at: daysFromNow(1) }, '/body/at'],
  ),
  ...withAll(
    rows(
      reportHazard,
      ['at a plant elsewhere', 'not-found', 'plant', inUnit],
      ['at a place elsewhere', 'area-not-yours', 'plant', onSite],
    ),
    { who: 'stranger' },
  ),
  ...withAll(
    rows(
      reportHazard,
      ['of another', 'not-found', 'plant', inUnit],
      ['of nobody named', 'enterprise-not-yours', 'plant', onSite],
    ),
    { who: 'rival' },
  ),
  ...withAll(rows(reportHazard, ['of another kind', 'not-in-remit', 'plant', inUnit]), { who: 'health' }),
  ...rows(
    placeHazard,
    ['at nobody’s', 'unknown-enterprise', 'found', { enterprise: unknown }, '/body/enterprise'],
    ['in a unit there is not', 'unknown-unit', 'found', { enterprise: '{plant}', unit: 'U9' }, '/body/unit'],
  ),
  ...rows(gradeHazard, ['one of the twenty', 'major-by-rule', 'found', { grade: 'general' }, '/body/grade']),
  ...rows(
    orderRectification,
    ['before its grade', 'grade-missing', 'found', order(daysFromNow(5))],
    ['twice', 'order-exists', 'ordered', order(daysFromNow(5))],
    ['within a year', 'deadline-invalid', 'graded', order(daysFromNow(365)), '/body/deadline'],
  ),
  ...rows(
    extendOrder,
    ['what was not ordered', 'order-missing', 'graded', { deadline: daysFromNow(9), reason: 'Late.' }],
    ['back', 'deadline-invalid', 'ordered', { deadline: daysFromNow(1), reason: 'Soon.' }, '/body/deadline'],
  ),
  ...rows(addEvidence, [
    'that was not sent',
    'unknown-photo',
    'shown',
    { phase: 'after', photos: [unknown] },
    '/body/photos/0',
  ]),
  ...rows(
    rectifyHazard,
    ['what was not ordered', 'order-missing', 'graded', { notes: 'Done.' }],
    ['what nobody sees', 'evidence-missing', 'ordered', { notes: 'Done.' }],
  ),
  ...rows(reviewHazard, [
    'what waits for none',
    'nothing-to-review',
    'shown',
    { passed: true, notes: 'So.' },
  ]),
  ...withAll(
    rows(reviewHazard, ['by whom it was done', 'own-work', 'waiting', { passed: true, notes: 'So.' }]),
    { who: 'second' },
  ),
  ...rows(
    dismissHazard,
    ['what was ordered', 'order-exists', 'ordered', { why: 'unfounded', reason: 'None.' }],
    [
      'as one of nothing',
      'duplicate-of-itself',
      'found',
      { why: 'duplicate', of: unknown, reason: 'Known.' },
      '/body/of',
    ],
  ),
];

const ofAccidents: SafetyProblemCase[] = [
  ...rows(
    reportAccident,
    ['of nobody', 'not-found', 'plant', { ...accident, enterprise: unknown }],
    ['in a unit there is not', 'unknown-unit', 'plant', { ...accident, unit: 'U9' }, '/body/unit'],
    [
      'of tomorrow',
      'time-in-future',
      'plant',
      { ...accident, occurredAt: daysFromNow(1) },
      '/body/occurredAt',
    ],
  ),
  ...withAll(rows(reportAccident, ['elsewhere', 'not-found', 'plant', accident]), { who: 'stranger' }),
  ...withAll(rows(reportAccident, ['of another', 'not-found', 'plant', accident]), { who: 'rival' }),
  ...withAll(rows(reportUpward, ['of another kind', 'not-in-remit', 'accident', { to: 'county' }]), {
    who: 'health',
  }),
  ...withAll(rows(closeAccident, ['of another kind', 'not-in-remit', 'accident', { notes: 'Over.' }]), {
    who: 'health',
  }),
  ...rows(reportUpward, ['over the county', 'step-out-of-order', 'accident', { to: 'city' }, '/body/to']),
];

const ofLists: SafetyProblemCase[] = [listUnits, listInspections, listHazards].flatMap((route) => [
  { what: 'a wider area', code: 'area-not-yours', route, query: '?area=321100' },
  { what: 'without naming its own', code: 'enterprise-not-yours', route, who: 'rival' },
  { what: 'another’s', code: 'not-found', route, who: 'rival', query: '?enterprise={plant}' },
  { what: 'of a plant elsewhere', code: 'not-found', route, who: 'stranger', query: '?enterprise={plant}' },
  { what: 'of a park elsewhere', code: 'unknown-park', route, who: 'stranger', query: '?park=gaozi-park' },
  { what: 'outside the remit', code: 'not-in-remit', route, who: 'court' },
  { what: 'of no park', code: 'unknown-park', route, query: '?park=atlantis' },
  { what: 'of nobody', code: 'not-found', route, query: `?enterprise=${unknown}` },
  { what: 'from nowhere', code: 'invalid-cursor', route, query: '?cursor=x' },
]);
const fromNowhere: SafetyProblemCase = {
  ...{
    what: 'from nowhere',
    code: 'invalid-cursor',
    route: listDeclaredUnits,
    of: 'plant',
    query: '?cursor=x',
  },
};
const ofParks: SafetyProblemCase[] = [
  { what: 'outside the remit', code: 'not-in-remit', route: listParks, who: 'court' },
  {
    what: 'outside the remit',
    code: 'not-in-remit',
    route: getPark,
    who: 'court',
    path: { park: 'gaozi-park' },
  },
  { what: 'that is none', code: 'not-found', route: getPark, path: { park: 'atlantis' } },
  {
    what: 'elsewhere',
    code: 'not-found',
    route: getPark,
    who: 'stranger',
    path: { park: 'gaozi-park' },
  },
];

/** The refusals of the safety rules, each with its own code. */
export const ofRules: SafetyProblemCase[] = [
  ...ofSites,
  ...ofInspections,
  ...ofHazards,
  ...ofAccidents,
  ...ofLists,
  fromNowhere,
  ...ofParks,
];

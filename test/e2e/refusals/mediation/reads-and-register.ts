import type { RouteDefinition } from '@maplebridge/contracts';
import {
  answerTask,
  changeMediator,
  getCase,
  getCaseFile,
  getCaseHistory,
  getMediator,
  getTask,
  listCases,
  listMediators,
  listWorkstations,
  previewRouting,
  printCaseFile,
  registerMediator,
} from '@maplebridge/contracts/mediation';
import type { CaseProblemCase } from './refusal.ts';
import type { StateName } from './states.ts';

const dingmao = { lng: 119.51, lat: 32.18 };
const beijing = { lng: 116.4, lat: 39.9 };
const newcomer = {
  account: 'newcomer',
  name: 'Newcomer',
  station: 'dingmao',
  adultCitizen: true,
  group: 'people',
  capacity: 1,
};

/** The refusals of reading missing or inaccessible objects. */
const unread = (route: RouteDefinition, of: StateName): CaseProblemCase[] => [
  { what: 'one there is not', route, code: 'not-found' },
  {
    ...{ what: 'one of another station', route, of, who: 'stranger' },
    code: route.computableId ? 'not-found' : 'area-not-yours',
  },
];

/** No part of a case is readable by a mediator who may not mediate between its parties. */
const barred = (route: RouteDefinition): CaseProblemCase[] => [
  ...unread(route, 'open'),
  { what: 'one with kin of the reader', route, code: 'recused', of: 'recused', who: 'related' },
];

/** Departments may read their own tasks only. */
const anothersTask = {
  what: 'the task of another department',
  code: 'department-not-yours',
  of: 'joint',
  who: 'labour',
} as const;

const register = (
  what: string,
  code: CaseProblemCase['code'],
  over: object,
  more: Partial<CaseProblemCase> = {},
): CaseProblemCase => ({
  what,
  route: registerMediator,
  code,
  who: 'supervisor',
  body: { ...newcomer, ...over },
  ...more,
});

const change = (
  what: string,
  code: CaseProblemCase['code'],
  body: object,
  more: Partial<CaseProblemCase> = {},
): CaseProblemCase => ({ what, route: changeMediator, code, of: 'other', who: 'supervisor', body, ...more });

/** The refusals of reads, and of changes to the register of mediators. */
export const readsAndRegister: CaseProblemCase[] = [
  ...[getCase, getCaseHistory, getCaseFile, printCaseFile, getTask].flatMap(barred),
  // Here the mediator was asked and has not answered.
  ...[getCaseHistory, getCaseFile, printCaseFile].map(
    (route): CaseProblemCase => ({
      ...{ what: 'by whom it is only asked', route, code: 'assignment-not-answered' },
      ...{ of: 'open', who: 'lead' },
    }),
  ),
  { what: 'a task nobody gave', route: getTask, code: 'unknown-task', of: 'open' },
  { ...anothersTask, route: getTask },
  { ...anothersTask, route: answerTask, body: { status: 'received' } },
  { what: 'a task, by a department there is not', route: getTask, code: 'not-in-remit', who: 'alchemy' },
  {
    what: 'a task, by a department there is not',
    ...{ route: answerTask, code: 'not-in-remit', who: 'alchemy', body: { status: 'received' } },
  },
  ...unread(getMediator, 'lead'),
  {
    what: 'another area',
    route: listCases,
    code: 'area-not-yours',
    who: 'stranger',
    query: '?area=dingmao',
  },
  {
    what: 'a mediator of another station',
    route: listCases,
    code: 'not-found',
    who: 'stranger',
    query: '?mediator={lead}',
  },
  { what: 'a cursor of no list', route: listCases, code: 'invalid-cursor', query: '?cursor=bm9uc2Vuc2U' },
  ...[getCaseHistory, getCaseFile].map((route) => ({
    ...{ what: 'a cursor of no list', route, code: 'invalid-cursor' as const, of: 'open' as const },
    query: '?cursor=bm9uc2Vuc2U',
  })),
  { what: 'a cursor of no list', route: listMediators, code: 'invalid-cursor', query: '?cursor=bm9uc2Vuc2U' },
  {
    what: 'another area',
    route: listMediators,
    code: 'area-not-yours',
    who: 'stranger',
    query: '?area=dingmao',
  },
  {
    what: 'a matter elsewhere',
    route: previewRouting,
    code: 'outside-city',
    body: { category: 'neighbours', position: beijing },
    pointer: '/body/position',
  },
  {
    what: 'a matter of another station',
    route: previewRouting,
    code: 'area-not-yours',
    who: 'stranger',
    body: { category: 'neighbours', position: dingmao },
  },
  { what: 'a point elsewhere', route: listWorkstations, code: 'outside-city', query: '?lng=116.4&lat=39.9' },

  register('one for another district', 'area-not-yours', {}, { who: 'elsewhere' }),
  register('a station there is not', 'unknown-area', { station: 'atlantis' }, { pointer: '/body/station' }),
  register('an area there is not', 'unknown-area', { areas: ['atlantis'] }, { pointer: '/body/areas/0' }),
  register('a skill nobody lists', 'unknown-skill', { skills: ['magic'] }, { pointer: '/body/skills/0' }),
  register('the same account twice', 'already-registered', { account: 'sergeant' }),
  {
    what: 'one there is not',
    route: changeMediator,
    code: 'not-found',
    who: 'supervisor',
    body: { capacity: 2 },
  },
  change('one of another district', 'not-found', { capacity: 2 }, { who: 'elsewhere' }),
  change('an area there is not', 'unknown-area', { areas: ['atlantis'] }, { pointer: '/body/areas/0' }),
  change('a skill nobody lists', 'unknown-skill', { skills: ['magic'] }, { pointer: '/body/skills/0' }),
  change('a stale version', 'version-stale', { capacity: 2 }, { headers: { 'if-match': '"999"' } }),
];

/** The register while another writer is first at every attempt. */
export const overtakenRegister: CaseProblemCase[] = [
  register('others are faster', 'conflict', {}),
  change('others are faster', 'conflict', { capacity: 2 }),
];

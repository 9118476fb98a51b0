import type { RouteDefinition } from '@maplebridge/contracts';
import {
  bulletinRoutes,
  correctBulletin,
  getBulletin,
  getBulletinDiff,
  getBulletinDocument,
  getObservation,
  issueBulletin,
  listBulletins,
  listObservations,
  observationRoutes,
  recordObservation,
} from '@maplebridge/contracts/statistics';
import type { ProblemCase } from './table.ts';

/** The initial data: an observation of Gaozi, an up-to-date bulletin, and one whose figures changed since. */
export type StateName = 'observation' | 'sound' | 'changed';
/** `emergency` reports observations of accidents and not of cases; `elsewhere` supervises another district. */
export type Who = 'supervisor' | 'elsewhere' | 'officer' | 'stranger' | 'emergency' | 'alchemy';
export type StatisticsProblemCase = ProblemCase<StateName, Who>;

const source = { kind: 'document', number: '镇公统〔2020〕3号', date: '2020-01-08' };
const told = { indicator: 'preventable-cases', area: 'gaozi', period: '2019', count: 12, source };
const tell = (
  what: string,
  code: StatisticsProblemCase['code'],
  body: object,
  more: Partial<StatisticsProblemCase> = {},
) => ({
  ...{ what, route: recordObservation, code, body: { ...told, ...body } },
  ...more,
});

const ofObservations: StatisticsProblemCase[] = [
  tell('of another area', 'area-not-yours', { area: 'baotalu' }, { who: 'elsewhere' }),
  tell('of an area there is not', 'area-not-yours', { area: 'atlantis' }),
  tell('by another department', 'not-in-remit', {}, { who: 'emergency' }),
  tell(
    'of no indicator of the city',
    'unknown-indicator',
    { indicator: 'luck' },
    { pointer: '/body/indicator' },
  ),
  tell('of a year to come', 'time-in-future', { period: '2099' }, { pointer: '/body/period' }),
  tell(
    'out of a source to come',
    'time-in-future',
    { source: { ...source, date: '2099-01-01' } },
    { pointer: '/body/source/date' },
  ),
  tell('that has changed', 'version-stale', {}, { headers: { 'if-match': '"9"' } }),
  {
    what: 'of another area',
    route: listObservations,
    code: 'area-not-yours',
    query: '?area=321100',
    who: 'officer',
  },
  { what: 'a place it never gave', route: listObservations, code: 'invalid-cursor', query: '?cursor=x' },
  { what: 'of nothing', route: getObservation, code: 'not-found' },
  {
    what: 'of another area',
    route: getObservation,
    code: 'not-found',
    of: 'observation',
    who: 'stranger',
  },
];

const invalid = (what: string, body: object, pointer: string) =>
  tell(what, 'invalid-request', body, { pointer });

/** Requests that violate the contract. */
export const unfit: StatisticsProblemCase[] = [
  invalid('neither count nor change', { count: undefined }, '/body/count'),
  invalid('both count and change', { change: '-11' }, '/body/count'),
  invalid('a change of words', { count: undefined, change: 'much' }, '/body/change'),
  invalid('a fall of more than all', { count: undefined, change: '-100.5' }, '/body/change'),
  invalid('a negative count', { count: -1 }, '/body/count'),
  invalid('a period of no calendar', { period: '2019-02-30/2019-03-01' }, '/body/period'),
  invalid('a source in words', { source: { ...source, number: '据某某同志介绍' } }, '/body/source/number'),
  invalid('a remark', { remark: 'well done' }, '/body/remark'),
  ...(['?version=0', '?version=x'] as const).map((query) => ({
    ...{ what: query, route: getBulletin, code: 'invalid-request' as const, of: 'sound' as const, query },
    pointer: '/query/version',
  })),
  {
    ...{ what: 'a form there is not', route: getBulletinDocument, code: 'invalid-request' },
    ...{ of: 'sound', query: '?form=pdf', pointer: '/query/form' },
  },
  {
    ...{ what: 'for no ground there is', route: correctBulletin, code: 'invalid-request' },
    ...{ of: 'sound', body: { ground: 'because' }, pointer: '/body/ground' },
  },
];

const ground = { ground: 'entered-late' };

/** The refusals of every route on one bulletin. */
const onBulletin = ([route, body]: readonly [
  StatisticsProblemCase['route'],
  object?,
]): StatisticsProblemCase[] => [
  { what: 'of nothing', route, code: 'not-found', ...(body && { body }) },
  {
    what: 'of another area',
    route,
    code: 'not-found',
    of: 'sound',
    who: 'elsewhere',
    ...(body && { body }),
  },
];

const ofBulletins: StatisticsProblemCase[] = [
  {
    what: 'of another area',
    route: listBulletins,
    code: 'area-not-yours',
    query: '?area=321100',
    who: 'officer',
  },
  { what: 'a place it never gave', route: listBulletins, code: 'invalid-cursor', query: '?cursor=x' },
  {
    ...{ what: 'of another area', route: issueBulletin, code: 'area-not-yours' },
    ...{ body: { area: 'gaozi', month: '2019-10' }, who: 'elsewhere' },
  },
  {
    ...{ what: 'of a month that has not ended', route: issueBulletin, code: 'time-in-future' },
    ...{ body: { area: 'gaozi', month: '2099-01' }, pointer: '/body/month' },
  },
  ...([[getBulletin], [getBulletinDocument], [getBulletinDiff], [correctBulletin, ground]] as const).flatMap(
    onBulletin,
  ),
  { what: 'no such version', route: getBulletin, code: 'not-found', of: 'sound', query: '?version=9' },
  {
    what: 'no such version',
    route: getBulletinDocument,
    code: 'not-found',
    of: 'sound',
    query: '?version=9',
  },
  { what: 'no such version', route: getBulletinDiff, code: 'not-found', of: 'sound', query: '?to=9' },
  {
    what: 'that reads as it should',
    route: correctBulletin,
    code: 'nothing-to-correct',
    of: 'sound',
    body: ground,
  },
  {
    ...{ what: 'that has changed', route: correctBulletin, code: 'version-stale', of: 'changed' },
    ...{ body: ground, headers: { 'if-match': '"9"' } },
  },
];

/** Observations may be reported by the departments that the city lists. */
const ofNobody: StatisticsProblemCase[] = [...observationRoutes, ...bulletinRoutes]
  .filter((route: RouteDefinition) => route.remit === 'figures')
  .map((route) => ({ what: 'by a department there is not', route, code: 'not-in-remit', who: 'alchemy' }));

export const ofTold: StatisticsProblemCase[] = [...ofObservations, ...ofBulletins, ...ofNobody];

/** The same while another writer is first at every attempt. */
export const overtakenTold: StatisticsProblemCase[] = [
  tell('others are faster', 'conflict', { period: '2018' }),
  {
    ...{ what: 'others are faster', route: issueBulletin, code: 'conflict' },
    body: { area: 'gaozi', month: '2019-08' },
  },
  { what: 'others are faster', route: correctBulletin, code: 'conflict', of: 'changed', body: ground },
];

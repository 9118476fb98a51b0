import type { ProblemCode, RouteDefinition } from '@maplebridge/contracts';
import {
  addEvidence,
  answerItem,
  assignInspectors,
  changeEnterprise,
  closeAccident,
  closeUnit,
  completeInspection,
  declareInventory,
  declareUnit,
  dismissHazard,
  extendOrder,
  getAccident,
  getEnterprise,
  getHazard,
  getHazardPhoto,
  getInspection,
  getInspectionPhoto,
  gradeHazard,
  listDeclaredUnits,
  nameResponsible,
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
  uploadHazardPhoto,
  uploadInspectionPhoto,
} from '@maplebridge/contracts/hazard';
import { ammonia, daysFromNow, order } from '../../stories-hazard/story-driver.ts';
import { unknown } from '../refusal.ts';
import type { SafetyProblemCase } from './refusal.ts';
import type { StateName } from './states.ts';

/** A request that succeeds in this state, so that a refusal is not caused by the request itself. */
type Request = [RouteDefinition, StateName, (object | undefined)?, Partial<SafetyProblemCase>?];

const [one, photo] = [{ path: { unit: 'U1' } }, { path: { photo: unknown } }];
/** Called by the enterprise: officers may not. */
const owned = { ...one, who: 'enterprise' } as const;
const words = { notes: 'Said in words.' };
const picture = { type: 'image/jpeg', bytes: 10, sha256: 'ab'.repeat(32) };
const musts = order(daysFromNow(5));
export const responsible = { duty: 'principal', name: 'Wang', phone: '0511-1234567' };
export const inspectors = { accounts: ['gaozi-officer', 'gaozi-second'], official: true };

const changes: Request[] = [
  [changeEnterprise, 'plant', { residents: 31 }],
  [declareUnit, 'plant', { kind: 'warehouse', name: 'Another' }],
  [declareInventory, 'plant', { entries: [ammonia(51)] }, owned],
  [nameResponsible, 'plant', responsible, owned],
  [closeUnit, 'plant', {}, one],
  [assignInspectors, 'planned', inspectors],
  [startInspection, 'assigned', {}],
  [answerItem, 'started', { item: 2, answer: 'in-order' }],
  [completeInspection, 'answered', {}],
  [placeHazard, 'found', { enterprise: '{plant}' }],
  [gradeHazard, 'found', { grade: 'major', ground: { by: 'needs-stop' } }],
  [orderRectification, 'graded', musts],
  [extendOrder, 'ordered', { deadline: daysFromNow(9), reason: 'The crane comes later.' }],
  [addEvidence, 'shown', { phase: 'after', photos: ['{unusedOfShown}'] }],
  [rectifyHazard, 'shown', words],
  [reviewHazard, 'waiting', { passed: true, ...words }],
  [dismissHazard, 'found', { why: 'unfounded', reason: 'It is none.' }],
  [reportUpward, 'accident', { to: 'county' }],
  [closeAccident, 'accident', words],
];
const creations: Request[] = [
  [
    registerEnterprise,
    'plant',
    { code: '91321112MA1MAPLE4D', name: 'New', position: { lng: 119.3, lat: 32.155 }, residents: 0 },
  ],
  [planInspection, 'plant', { enterprise: '{plant}', unit: 'U1', dueAt: daysFromNow(5) }],
  [reportHazard, 'plant', { enterprise: '{plant}', unit: 'U1', kind: 'gas', ...words }],
  [
    reportAccident,
    'plant',
    { enterprise: '{plant}', kind: 'fire', occurredAt: daysFromNow(-0.01), ...words },
  ],
];
const others: Request[] = [
  [getEnterprise, 'plant'],
  [listDeclaredUnits, 'plant'],
  [getInspection, 'planned'],
  [uploadInspectionPhoto, 'planned', picture],
  [getInspectionPhoto, 'planned', undefined, photo],
  [getHazard, 'found'],
  [uploadHazardPhoto, 'found', picture],
  [getHazardPhoto, 'found', undefined, photo],
  [getAccident, 'accident'],
];

const early = '2019-01-01T00:00:00Z';
/** Its photo was uploaded for the closed hazard while it was open. */
const ofClosed = (body: object): object =>
  JSON.parse(JSON.stringify(body).replace('unusedOfShown', 'unusedOfClosed'));

type Change = (it: SafetyProblemCase) => Partial<SafetyProblemCase>;
const at =
  (when: string): Change =>
  ({ body }) => ({ body: { ...body, at: when } });

/** The common refusals of all requests, with a case for each. */
const refusals: [ProblemCode, Change][] = [
  ['not-found', () => ({})],
  // A plant is outside the court's remit.
  ['not-in-remit', () => ({ who: 'court' })],
  ['area-not-yours', () => ({ who: 'stranger' })],
  ['enterprise-not-yours', () => ({ who: 'rival' })],
  ['version-stale', () => ({ headers: { 'if-match': '"999"' } })],
  ['time-in-future', at('2999-01-01T00:00:00Z')],
  ['time-out-of-order', at(early)],
  ['unit-closed', () => ({ path: { unit: 'U2' } })],
  ['unknown-unit', () => ({ path: { unit: 'U9' } })],
  // Completing a completed inspection is not refused.
  ['inspection-not-open', ({ route }) => ({ of: route === completeInspection ? 'planned' : 'completed' })],
  ['hazard-closed', ({ body }) => ({ of: 'closed', ...(body && { body: ofClosed(body) }) })],
  ['accident-closed', () => ({ of: 'ended' })],
  ['unknown-photo', ({ body }) => (body ? { body: { ...body, photos: [unknown] } } : {})],
];

const rowOf = ([route, of, body, more]: Request) => ({ route, of, ...(body && { body }), ...more });
/** Requests with a unit in the body, or a photo elsewhere, are separate rows. */
const isPlain = ({ route, path }: Pick<SafetyProblemCase, 'route' | 'path'>, code: ProblemCode) =>
  route.rejections.includes(code) && (!code.includes('unit') || path?.unit !== undefined);

/** Every request with every common refusal. */
export const ofAnyRequest: SafetyProblemCase[] = [...changes, ...others].flatMap((request) => {
  const row = { what: 'any request', code: 'not-found', ...rowOf(request) } as SafetyProblemCase;
  return refusals
    .filter(([code]) => isPlain(row, code))
    .map(([code, change]) => {
      const { of, ...rest } = row;
      return { ...rest, ...(code !== 'not-found' && of && { of }), code, ...change(row) };
    });
});

/** Every command while another writer is first at every attempt. */
export const overtaken: SafetyProblemCase[] = [...changes, ...creations].map((request) => ({
  what: 'others are faster',
  code: 'conflict',
  ...rowOf(request),
}));

/** New entries by a department without the remit. */
export const outsideRemit: SafetyProblemCase[] = creations
  .map(rowOf)
  .filter(({ route }) => route.remit)
  .map((row) => ({ ...row, what: 'outside the remit', code: 'not-in-remit', who: 'court' }));

/** Where an id can be computed, another's object is answered like a missing one. */
export const hidden: SafetyProblemCase[] = [...changes, ...others]
  .map(rowOf)
  .filter(({ route }) => route.computableId)
  .flatMap((row) =>
    (['stranger', 'rival'] as const)
      .filter((who) => row.route.roles.includes(who === 'rival' ? 'enterprise' : 'officer'))
      .map((who) => ({ ...row, what: `of another, by the ${who}`, code: 'not-found' as const, who })),
  );

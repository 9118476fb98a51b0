import type { Partner } from '../index.ts';
import type { InvalidCity } from './fixture.ts';

/** A mistake of the first partner in the file, the court's. */
const partner = (what: string, over: Partial<Partner>, issue: object): InvalidCity => [
  what,
  (it) => Object.assign(it.partners?.[0] ?? {}, over),
  { file: 'partners', ...issue },
];

const manyTypes = Array.from({ length: 16 }, () => 'maplebridge.mediation.*');
const manyAreas = Array.from({ length: 10 }, () => '321100');

/** What can be wrong in `partners.json`. */
export const partners: InvalidCity[] = [
  partner('a partner of no department', { department: 'navy' }, { path: '0.department' }),
  partner('a partner for no area', { areas: ['atlantis'] }, { path: '0.areas.0' }),
  partner(
    'a type with a star in its middle',
    { types: ['maplebridge.*.case.closed.v1'] },
    { path: '0.types.0' },
  ),
  partner('a beginning of types without a star', { types: ['maplebridge.hazard.'] }, { path: '0.types.0' }),
  partner(
    'a type that nothing bears',
    { types: ['maplebridge.mediation.case.*', 'maplebridge.mediation.cases.*'] },
    { path: '0.types.1', issue: 'no event is of type "maplebridge.mediation.cases.*"' },
  ),
  partner(
    'a filter that SNS would refuse',
    { types: manyTypes, areas: manyAreas },
    { path: '0.types', issue: 'types × areas are 160; a filter of SNS takes 150' },
  ),
  partner(
    'a name that the dead letters of another have',
    { id: 'health-referrals-dlq' },
    { path: '0.id', issue: 'names the dead-letter queue of "health-referrals"' },
  ),
  partner('an account that is none', { principal: '12345' }, { path: '0.principal' }),
  partner(
    'answers to what nobody could answer',
    { types: ['maplebridge.statistics.*'], answersByMessage: true },
    { path: '0.answersByMessage', issue: 'hears of nothing that could be answered' },
  ),
  partner(
    'answers to hazards by a department that answers for none',
    { types: ['maplebridge.hazard.*'], answersByMessage: true },
    {
      path: '0.answersByMessage',
      issue: '"court" has no remit for what is answered to the service "hazard"',
    },
  ),
  partner(
    'answers for two areas at once',
    { areas: ['321171', '321112'], answersByMessage: true },
    { path: '0.answersByMessage' },
  ),
];

import { eraseCaseWords, eraseMediatorName, holdCase, holdMediator } from '@maplebridge/contracts/mediation';
import type { CaseProblemCase } from './refusal.ts';
import type { StateName } from './states.ts';

const ordered = { ground: 'ordered' };
const asked = { ground: 'subject-request' };
const hold = { state: 'held', ground: 'audit' };

const asSupervisor = (row: CaseProblemCase): CaseProblemCase => ({ who: 'supervisor', ...row });

/** Without a token, and of another district. */
const beyond = (route: CaseProblemCase['route'], of: StateName, body: object): CaseProblemCase[] => [
  { what: 'what there is not', route, code: 'not-found', body },
  {
    ...{ what: 'of another district', route, of, body, who: 'elsewhere' },
    code: route.computableId ? 'not-found' : 'area-not-yours',
  },
];
const groundless = { state: 'held' };

/** The refusals of erasing and holding texts and names. */
export const ofKeeping: CaseProblemCase[] = (
  [
    ...beyond(eraseCaseWords, 'ended', ordered),
    ...beyond(holdCase, 'ended', hold),
    ...beyond(eraseMediatorName, 'left', asked),
    ...beyond(holdMediator, 'left', hold),
    {
      what: 'of a case that goes on',
      route: eraseCaseWords,
      code: 'case-not-ended',
      of: 'open',
      body: ordered,
    },
    { what: 'while they are held', route: eraseCaseWords, code: 'on-hold', of: 'held', body: ordered },
    { what: 'for no ground', route: holdCase, code: 'ground-missing', of: 'ended', body: groundless },
    { what: 'who takes cases', route: eraseMediatorName, code: 'still-needed', of: 'sergeant', body: asked },
    { what: 'while it is held', route: eraseMediatorName, code: 'on-hold', of: 'kept', body: asked },
    { what: 'for no ground', route: holdMediator, code: 'ground-missing', of: 'left', body: groundless },
  ] satisfies CaseProblemCase[]
).map(asSupervisor);

/** The same while another writer is first at every attempt. */
export const overtakenKeeping: CaseProblemCase[] = (
  [
    { what: 'others are faster', route: eraseCaseWords, code: 'conflict', of: 'ended', body: ordered },
    { what: 'others are faster', route: holdCase, code: 'conflict', of: 'held', body: { state: 'released' } },
    { what: 'others are faster', route: eraseMediatorName, code: 'conflict', of: 'left', body: asked },
    {
      what: 'others are faster',
      route: holdMediator,
      code: 'conflict',
      of: 'kept',
      body: { state: 'released' },
    },
  ] satisfies CaseProblemCase[]
).map(asSupervisor);

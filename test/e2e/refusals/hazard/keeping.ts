import { erasePersons, holdEnterprise } from '@maplebridge/contracts/hazard';
import type { SafetyProblemCase } from './refusal.ts';

const asked = { ground: 'subject-request' };
const hold = { state: 'held', ground: 'audit' };

const asSupervisor = (row: SafetyProblemCase): SafetyProblemCase => ({ who: 'supervisor', ...row });

const beyond = (route: SafetyProblemCase['route'], body: object): SafetyProblemCase[] => [
  { what: 'of nobody', route, code: 'not-found', body },
  { what: 'of another district', route, code: 'not-found', of: 'replaced', body, who: 'elsewhere' },
];

/** The refusals of erasing and holding the persons of an enterprise. */
export const ofKeeping: SafetyProblemCase[] = (
  [
    ...beyond(erasePersons, asked),
    ...beyond(holdEnterprise, hold),
    { what: 'while they are held', route: erasePersons, code: 'on-hold', of: 'held', body: asked },
    {
      what: 'for no ground',
      route: holdEnterprise,
      code: 'ground-missing',
      of: 'replaced',
      body: { state: 'held' },
    },
  ] satisfies SafetyProblemCase[]
).map(asSupervisor);

/** The same while another writer is first at every attempt. */
export const overtakenKeeping: SafetyProblemCase[] = (
  [
    { what: 'others are faster', route: erasePersons, code: 'conflict', of: 'replaced', body: asked },
    {
      what: 'others are faster',
      route: holdEnterprise,
      code: 'conflict',
      of: 'held',
      body: { state: 'released' },
    },
  ] satisfies SafetyProblemCase[]
).map(asSupervisor);

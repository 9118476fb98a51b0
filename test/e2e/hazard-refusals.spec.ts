import { hazardRoutes } from '@maplebridge/contracts/hazard';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type System, startSystem } from '../support/system.ts';
import { signed } from '../support/tokens.ts';
import { hidden, ofAnyRequest, outsideRemit, overtaken } from './refusals/hazard/commands.ts';
import { ofKeeping, overtakenKeeping } from './refusals/hazard/keeping.ts';
import type { SafetyProblemCase, Who } from './refusals/hazard/refusal.ts';
import { ofRules } from './refusals/hazard/rules.ts';
import { prepare } from './refusals/hazard/states.ts';
import { expectAllMet, expectProblem, named, overtakeAlways } from './refusals/table.ts';
import { storyDriver } from './stories-hazard/story-driver.ts';

const decided = [...ofAnyRequest, ...outsideRemit, ...hidden, ...ofRules, ...ofKeeping];

let system: System;
let ids: Record<string, string>;
let tokens: Record<Who, string>;
let prepared: string[];
beforeAll(async () => {
  system = await startSystem();
  ids = await prepare(storyDriver(system), system);
  const { token } = system;
  tokens = {
    officer: await token('gaozi-officer'),
    second: await token('gaozi-second'),
    stranger: await token('baotalu-officer'),
    enterprise: await token('gaozi-enterprise'),
    rival: await token('other-enterprise'),
    emergency: await token('emergency'),
    court: await token('court'),
    health: await signed(system, {
      ...{ sub: 'health', role: 'department', area: '321100', department: 'health' },
    }),
    supervisor: await token('city-supervisor'),
    elsewhere: await signed(system, { sub: 'head', role: 'supervisor', area: '321171' }),
  };
  prepared = await saidByPeople();
});
afterAll(() => system.remove());

/** Actions of people so far; the service plans and escalates automatically. */
async function saidByPeople(): Promise<string[]> {
  const log = await system.items('hazard-Log');
  return log
    .filter(({ by }) => !String(by).startsWith('service:'))
    .map(({ stream, version }) => `${stream}#${version}`)
    .sort();
}

const refused = (row: SafetyProblemCase) => expectProblem({ system, ids, tokens, usually: 'officer' }, row);

test.each(named(decided))('%s', (_, row) => refused(row));

test('every write is refused while other writers are always first', async () => {
  overtakeAlways(system, 'hazard');
  // Concurrently: each retries for some seconds before it fails.
  await Promise.all([...overtaken, ...overtakenKeeping].map(refused));
  system.faults.clear();
});

test('the refused requests changed nothing', async () => {
  expect(await saidByPeople()).toEqual(prepared);
});

test('exactly the refusals that the hazard routes declare occurred', () =>
  expectAllMet(hazardRoutes, [...decided, ...overtaken, ...overtakenKeeping]));

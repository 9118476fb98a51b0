import { isProblem } from '@maplebridge/client';
import { mediationRoutes } from '@maplebridge/contracts/mediation';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assemblyWithProtocol } from '../support/assembly.ts';
import { type System, startSystem } from '../support/system.ts';
import { signed } from '../support/tokens.ts';
import { agreements } from './refusals/mediation/agreements.ts';
import { ofAnyCommand, overtaken } from './refusals/mediation/commands.ts';
import { ofKeeping, overtakenKeeping } from './refusals/mediation/keeping.ts';
import { onTheWay } from './refusals/mediation/on-the-way.ts';
import { overtakenRegister, readsAndRegister } from './refusals/mediation/reads-and-register.ts';
import type { CaseProblemCase, Who } from './refusals/mediation/refusal.ts';
import { lead, prepare, related, type StateName } from './refusals/mediation/states.ts';
import { expectAllMet, expectProblem, named, overtakeAlways } from './refusals/table.ts';
import { storyDriver } from './stories/story-driver.ts';

const decided = [...ofAnyCommand, ...onTheWay, ...agreements, ...readsAndRegister, ...ofKeeping];
const lostRaces = [...overtaken, ...overtakenRegister, ...overtakenKeeping];

let system: System;
let ids: Record<StateName, string>;
let tokens: Record<Who, string>;
let prepared: string[][];
beforeAll(async () => {
  system = await startSystem(undefined, { from: assemblyWithProtocol });
  ids = await prepare(storyDriver(system));
  const { token } = system;
  tokens = {
    officer: await token('dingmao-officer'),
    stranger: await token('baotalu-officer'),
    lead: await token(lead),
    related: await signed(system, related),
    labour: await token('labour'),
    alchemy: await signed(system, {
      ...{ sub: 'alchemist', role: 'department', area: '321100', department: 'alchemy' },
    }),
    supervisor: await token('city-supervisor'),
    elsewhere: await signed(system, { sub: 'head', role: 'supervisor', area: '321111' }),
  };
  prepared = await saidOfAll();
});
afterAll(() => system.remove());

/** Actions of people on each case; the scheduler acts too. */
async function saidOfAll(): Promise<string[][]> {
  const supervisor = system.client('city-supervisor');
  const said = async (id: string) => {
    const { entries } = await supervisor.get('/cases/{id}/history', { id });
    return entries.filter(({ by }) => !by.startsWith('service:')).map(({ type }) => type);
  };
  // The ids of mediators do not belong to a case.
  const none = (thrown: unknown): string[] => {
    if (isProblem(thrown, 'not-found')) return [];
    throw thrown;
  };
  return Promise.all(Object.values(ids).map((id) => said(id).catch(none)));
}

const refused = (row: CaseProblemCase) => {
  const department = row.of === 'joint' ? 'justice' : 'labour';
  return expectProblem({ system, ids, tokens, usually: 'officer' }, { ...row, path: { department } });
};

test.each(named(decided))('%s', (_, row) => refused(row));

test('every write is refused while other writers are always first', async () => {
  overtakeAlways(system, 'mediation');
  // Concurrently: each retries for some seconds before it fails.
  await Promise.all(lostRaces.map(refused));
  system.faults.clear();
});

test('the refused requests changed no case', async () => {
  expect(await saidOfAll()).toEqual(prepared);
});

test('exactly the refusals that the mediation routes declare occurred', () =>
  expectAllMet(mediationRoutes, [...decided, ...lostRaces]));

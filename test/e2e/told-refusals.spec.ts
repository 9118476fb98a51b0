import { waitFor } from '@maplebridge/client';
import { bulletinRoutes, observationRoutes } from '@maplebridge/contracts/statistics';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type System, startSystem } from '../support/system.ts';
import { signed } from '../support/tokens.ts';
import { newReport } from '../support/world.ts';
import { expectAllMet, expectProblem, named, overtakeAlways } from './refusals/table.ts';
import {
  ofTold,
  overtakenTold,
  type StateName,
  type StatisticsProblemCase,
  unfit,
  type Who,
} from './refusals/told.ts';

let system: System;
let ids: Record<StateName, string>;
let tokens: Record<Who, string>;
let standing: number;
beforeAll(async () => {
  system = await startSystem();
  const { token } = system;
  tokens = {
    supervisor: await token('city-supervisor'),
    elsewhere: await signed(system, { sub: 'head', role: 'supervisor', area: '321171' }),
    officer: await token('gaozi-officer'),
    stranger: await token('baotalu-officer'),
    emergency: await token('emergency'),
    alchemy: await signed(system, {
      ...{ sub: 'alchemist', role: 'department', area: '321100', department: 'alchemy' },
    }),
  };
  ids = await prepared();
  standing = (await system.items('statistics-Log')).length;
});
afterAll(() => system.remove());

async function prepared(): Promise<Record<StateName, string>> {
  const api = system.client('city-supervisor');
  const { id: observation } = await api.post('/statistics/observations', {
    body: {
      ...{ indicator: 'robbery-snatching', area: 'gaozi', period: '2019', count: 0 },
      source: { kind: 'yearbook', number: 'ZJ-2020', date: '2020-06-30' },
    },
  });
  const issued = async (month: string) =>
    (await api.post('/statistics/bulletins', { body: { area: 'gaozi', month } })).id;
  const [sound, changed] = [await issued('2019-09'), await issued('2019-10')];
  // A dispute of October that is entered after the bulletin was issued.
  const late = { channel: 'walk-in', receivedAt: '2019-10-15T09:00:00+08:00' } as const;
  await api.post('/reports', { body: { ...newReport(), ...late } });
  await waitFor(
    (options) => api.get('/statistics/bulletins/{id}', { id: changed }, options),
    (it) => it.correctionDue,
  );
  return { observation, sound, changed };
}

const refused = (row: StatisticsProblemCase) =>
  expectProblem({ system, ids, tokens, usually: 'supervisor' }, row);

test.each(named([...ofTold, ...unfit]))('%s', (_, row) => refused(row));

test('every write is refused while other writers are always first', async () => {
  overtakeAlways(system, 'statistics');
  await Promise.all(overtakenTold.map(refused));
  system.faults.clear();
});

test('the refused requests changed nothing', async () => {
  const log = await system.items('statistics-Log');
  expect(log.filter(({ by }) => by !== 'service:statistics')).toHaveLength(standing);
});

test('exactly the refusals that the routes of observations and bulletins declare occurred', () =>
  expectAllMet([...observationRoutes, ...bulletinRoutes], [...ofTold, ...overtakenTold]));

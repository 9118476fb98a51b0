import { putCountingView } from '@maplebridge/event-log';
import { metered, type Scratch, scratchTables } from '@maplebridge/local/engines';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Case, CaseState } from '../case/state.ts';
import { caseDecider } from '../case/stream.ts';
import { policy } from '../deps.ts';
import { caseRow } from './cases.ts';
import { viewKeys } from './lists.fixtures.ts';
import { openCasesAtWorkstations } from './open-cases.ts';

let scratch: Scratch;
beforeAll(async () => {
  scratch = await scratchTables({ View: viewKeys });
});
afterAll(() => scratch.stop());

const at = '2019-05-21T02:00:00.000Z';

/** A case of Dingmao as it was opened: a matter among neighbours, which goes to the nearest workstation. */
function opened(n: number) {
  const decider = caseDecider(policy);
  const id = `${n}`.padStart(26, '0');
  const area = { city: '321100', district: '321171', station: 'dingmao' };
  const matter = { reportId: id, category: 'neighbours' as const, area, facts: {}, partyCount: 2 };
  const position = { lng: 119.51, lat: 32.18 };
  const decided = decider.decide({ type: 'OpenCase', ...matter, position, at, now: at }, undefined);
  if ('rejected' in decided) throw new Error(decided.rejected);
  return { id, state: decided.reduce<CaseState>(decider.evolve, undefined) as Case };
}

const put = (id: string, state: Case, version: number) =>
  putCountingView(scratch.client, 'View', caseRow(policy, id, state, { version, recordedAt: at }), at);

test('how busy workstations are costs the same with few cases and with many', async () => {
  const taken = metered(scratch.plain);
  const cost = async () => {
    taken();
    const openAt = await openCasesAtWorkstations(scratch.client, 'View', 'dingmao');
    return { units: taken().units, openAt };
  };
  const all = Array.from({ length: 300 }, (_, n) => opened(n));
  const venue = all[0]?.state.routing.venue ?? '';
  for (const { id, state } of all.slice(0, 3)) await put(id, state, 1);
  const few = await cost();
  for (const { id, state } of all.slice(3)) await put(id, state, 1);
  const many = await cost();
  expect([few.openAt(venue), many.openAt(venue)]).toEqual([3, 300]);
  expect(many.units).toBe(few.units);
  expect(many.units).toBeLessThanOrEqual(1);

  const [first] = all;
  if (first) await put(first.id, { ...first.state, status: 'ended' }, 2);
  expect((await cost()).openAt(venue)).toBe(299);
});

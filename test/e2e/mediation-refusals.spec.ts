import { mediationRoutes } from '@maplebridge/contracts/mediation';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assemblyWithProtocol } from '../support/assembly.ts';
import { type System, send, startSystem } from '../support/system.ts';
import { signed } from '../support/tokens.ts';
import { agreements } from './refusals/mediation/agreements.ts';
import { ofAnyCommand, overtaken } from './refusals/mediation/commands.ts';
import { onTheWay } from './refusals/mediation/on-the-way.ts';
import { overtakenRegister, readsAndRegister } from './refusals/mediation/reads-and-register.ts';
import type { CaseRefusal, Who } from './refusals/mediation/refusal.ts';
import { lead, prepare, related, type StateName } from './refusals/mediation/states.ts';
import { unknown } from './refusals/refusal.ts';
import { teller } from './stories/teller.ts';

const decided = [...ofAnyCommand, ...onTheWay, ...agreements, ...readsAndRegister];
const lostRaces = [...overtaken, ...overtakenRegister];

let system: System;
let ids: Record<StateName, string>;
let tokens: Record<Who, string>;
let prepared: string[][];
beforeAll(async () => {
  system = await startSystem(undefined, { from: assemblyWithProtocol });
  ids = await prepare(teller(system));
  const { token } = system;
  tokens = {
    officer: await token('dingmao-officer'),
    stranger: await token('baotalu-officer'),
    lead: await token(lead),
    related: await signed(system, related),
    labour: await token('labour'),
    supervisor: await token('city-supervisor'),
    elsewhere: await signed(system, { sub: 'head', role: 'supervisor', area: '321111' }),
  };
  prepared = await saidOfAll();
});
afterAll(() => system.remove());

/** What people did to each case; the clock does things by itself. */
const saidOfAll = () =>
  Promise.all(
    Object.values(ids).map(async (id) => {
      const { body } = await send(system, 'GET', `/cases/${id}/history`, { token: tokens.supervisor });
      const entries: { type: string; by: string }[] = body.entries ?? [];
      return entries.filter(({ by }) => !by.startsWith('service:')).map(({ type }) => type);
    }),
  );

/** `{lead}` stands for the id of that state. */
const filled = (text: string) => text.replace(/\{(\w+)\}/g, (_, name) => ids[name as StateName] ?? '?');

async function expectRefusal({ route, code, of, who, body, query, headers, pointer }: CaseRefusal) {
  const path = route.path
    .replace('{id}', of ? ids[of] : unknown)
    .replace('{department}', of === 'joint' ? 'justice' : 'labour');
  const answer = await send(system, route.method, `${path}${filled(query ?? '')}`, {
    token: tokens[who ?? 'officer'],
    ...(body && { body: filled(JSON.stringify(body)) }),
    ...(headers && { headers }),
  });
  expect([answer.body?.code, answer.status]).toEqual([code, answer.body?.status]);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  if (pointer) {
    expect(answer.body.errors.map((error: { pointer: string }) => error.pointer)).toEqual([pointer]);
  }
}

const named = (rows: readonly CaseRefusal[]) =>
  rows.map((row) => [`${row.route.operationId}: ${row.code}, ${row.what}`, row] as const);

test.each(named(decided))('%s', (_, row) => expectRefusal(row));

test('whatever is written is refused while others are faster every time', async () => {
  for (const operation of ['PutItem', 'TransactWriteItems']) {
    system.faults.inject({
      caller: 'mediation-api',
      operation,
      resource: 'mediation-Log',
      kind: 'overtaken',
      times: 10_000,
    });
  }
  // All at once: each of them tries for some seconds before it gives up.
  await Promise.all(lostRaces.map(expectRefusal));
  system.faults.clear();
});

test('none of it changed a case', async () => {
  expect(await saidOfAll()).toEqual(prepared);
});

test('every refusal that a route of mediation names was met, and no other', () => {
  const pair = (operation: string, code: string) => `${operation} ${code}`;
  const named = mediationRoutes.flatMap(({ operationId, rejections }) =>
    rejections.map((code) => pair(operationId, code)),
  );
  const met = [...decided, ...lostRaces].map(({ route, code }) => pair(route.operationId, code));
  expect([...new Set(met)].sort()).toEqual([...new Set(named)].sort());
});

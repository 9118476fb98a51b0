import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { list } from '@maplebridge/event-log';
import { pairKeys, type Scratch, scratchTables } from '@maplebridge/local/engines';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { confidentialRule } from '../domain/confidential-matter.ts';
import { closed, position, received, stateOf } from '../report/report.fixtures.ts';
import type { DataOf } from '../report/state.ts';
import { listedReport } from './reports.ts';
import { type SimilarQuery, similarTo } from './similar.ts';

let scratch: Scratch;
let client: DynamoDBDocumentClient;
beforeAll(async () => {
  scratch = await scratchTables({ View: pairKeys });
  client = scratch.client;
});
afterAll(() => scratch.stop());

const policy = {
  ...{ metres: 200, days: 7, most: 3, confidence: 'unverified' as const, source: 'Chosen' },
};
const chosen = { confidence: 'unverified' as const, source: 'Chosen' };
const rule = confidentialRule([
  { ground: 'medical', categories: { dispute: ['medical'] }, ...chosen },
  { ground: 'family', facts: ['domesticViolence'], ...chosen },
]);
const now = '2019-05-21T02:00:00.000Z';
const daysAgo = (days: number) => new Date(Date.parse(now) - days * 86_400_000).toISOString();
const idOf = (name: string) => name.padEnd(26, '0');

/** Lists a report as the views would. */
async function standing(
  name: string,
  over: Partial<DataOf<'received'>> = {},
  at = daysAgo(1),
  ended = false,
): Promise<void> {
  const told = { ...received(over), at } as ReturnType<typeof received>;
  const state = stateOf(told, ...(ended ? [closed] : []));
  await list(client, 'View', listedReport(rule, idOf(name), state, ended ? 2 : 1), now);
}
const found = async (over: Partial<SimilarQuery> = {}) => {
  const sought = { kind: 'dispute', category: 'neighbours', position, at: now, ...over } as const;
  return (await similarTo({ client, table: 'View' }, rule, policy, sought)).map((id) =>
    id.replace(/0+$/, ''),
  );
};
const north = (degrees: number) => ({ ...position, lat: position.lat + degrees });

describe('a similar report', () => {
  test('is near in place and time, of the same kind and category, and open', async () => {
    await standing('near', { position: north(0.001) });
    await standing('here', {}, daysAgo(6));
    await standing('far', { position: north(0.002) });
    await standing('before', {}, daysAgo(7.01));
    await standing('over', {}, daysAgo(2), true);
    await standing('wages', { category: 'migrant-wages' });
    await standing('lane', { kind: 'hazard', category: 'other' });
    expect(await found()).toEqual(['here', 'near']);
    expect(await found({ kind: 'hazard', category: 'other' })).toEqual(['lane']);
    expect(await found({ position: north(0.01) })).toEqual([]);
  });

  test('is listed nearest first, then latest, up to the limit', async () => {
    const category = 'contract';
    for (const days of [1, 3, 2]) await standing(`c${days}`, { category }, daysAgo(days));
    await standing('c9', { category, position: north(0.001) }, daysAgo(0.5));
    expect(await found({ category })).toEqual(['c1', 'c2', 'c3']);
  });

  test('is found before and after the time of a backdated report', async () => {
    const category = 'tourism';
    await standing('t1', { category }, daysAgo(30));
    await standing('t2', { category }, daysAgo(20));
    expect(await found({ category, at: daysAgo(25) })).toEqual(['t2', 't1']);
  });

  test('is never a tip, a private matter or domestic violence', async () => {
    await standing('tip', { kind: 'tip', category: 'other' });
    await standing('doctor', { category: 'medical' });
    await standing('home', { category: 'property-management', facts: { domesticViolence: true } });
    expect(await found({ kind: 'tip', category: 'other' })).toEqual([]);
    expect(await found({ category: 'medical' })).toEqual([]);
    expect(await found({ category: 'property-management' })).toEqual([]);
  });
});

import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { pairKeys, type Scratch, scratchTables } from '@maplebridge/local/engines';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { counters } from './counters.ts';
import { type Listed, type ListWanted, list, listPage } from './list-store.ts';

let scratch: Scratch;
let client: DynamoDBDocumentClient;

beforeAll(async () => {
  scratch = await scratchTables({ View: pairKeys });
  client = scratch.client;
});
afterAll(() => scratch.stop());

let worlds = 0;
/** Names of their own for the lists and the counters of one test. */
const world = () => `w${++worlds}`;
const now = '2019-05-21T02:00:00.000Z';
const tell = (listed: Listed, at = now) => list(client, 'View', listed, at);
const pageOf = (wanted: Partial<ListWanted> & Pick<ListWanted, 'lists'>) =>
  listPage<{ id: string }>(client, 'View', { latestFirst: false, limit: 100, ...wanted });
const idsOn = async (name: string) => (await pageOf({ lists: [name] })).items.map(({ id }) => id);
const counted = async (partition: string, name: string) =>
  (await counters(client, 'View', partition)).counters.get(name) ?? {};

/** A hazard as it stands on lists of one world. */
const hazard = (of: string, id: string, version: number, over: Partial<Listed> = {}): Listed => ({
  id: `hazard-${of}-${id}`,
  version,
  item: { id, version },
  lists: { [`${of}/open`]: '2019-05-21' },
  counts: { [`${of}/now`]: { open: 1 } },
  ...over,
});

describe('a listed stream', () => {
  test('is on its lists and in its counters; a repeated or late update changes nothing', async () => {
    const w = world();
    expect(await tell(hazard(w, 'a', 2))).toBe(true);
    expect(await tell(hazard(w, 'a', 2))).toBe(false);
    expect(await tell(hazard(w, 'a', 1, { lists: {}, counts: {} }))).toBe(false);
    expect(await idsOn(`${w}/open`)).toEqual(['a']);
    expect(await counted(w, 'now')).toEqual({ open: 1 });
  });

  test('moves within a list and between lists, with its counts', async () => {
    const w = world();
    await tell(hazard(w, 'a', 1));
    await tell(hazard(w, 'b', 1, { lists: { [`${w}/open`]: '2019-05-22' } }));
    expect(await idsOn(`${w}/open`)).toEqual(['a', 'b']);
    await tell(hazard(w, 'a', 2, { lists: { [`${w}/open`]: '2019-05-23' } }));
    expect(await idsOn(`${w}/open`)).toEqual(['b', 'a']);
    const closed = {
      lists: { [`${w}/closed`]: '2019-05-24' },
      counts: { [`${w}/2019-05`]: { rectified: 1 } },
    };
    await tell(hazard(w, 'a', 3, closed));
    expect(await idsOn(`${w}/open`)).toEqual(['b']);
    expect(await idsOn(`${w}/closed`)).toEqual(['a']);
    expect(await counted(w, 'now')).toEqual({ open: 1 });
    expect(await counted(w, '2019-05')).toEqual({ rectified: 1 });
  });

  test('updates its row in place', async () => {
    const w = world();
    await tell(hazard(w, 'a', 1));
    await tell(hazard(w, 'a', 2, { counts: { [`${w}/now`]: { open: 1, overdue: 1 } } }));
    expect((await pageOf({ lists: [`${w}/open`] })).items).toEqual([{ id: 'a', version: 2 }]);
    expect(await counted(w, 'now')).toEqual({ open: 1, overdue: 1 });
  });
});

describe('concurrent updates', () => {
  const stage = (w: string, id: string, version: number): Listed =>
    hazard(w, id, version, {
      lists: { [`${w}/${version % 2 ? 'open' : 'closed'}`]: String(version).padStart(3, '0') },
      counts: { [`${w}/now`]: { [version % 3 ? 'open' : 'overdue']: version } },
    });

  test('of one stream: the newest version wins', async () => {
    const w = world();
    const versions = Array.from({ length: 12 }, (_, i) => i + 1);
    await Promise.all([...versions, ...versions].map((version) => tell(stage(w, 'a', version))));
    expect(await idsOn(`${w}/open`)).toEqual([]);
    expect(await idsOn(`${w}/closed`)).toEqual(['a']);
    expect(await counted(w, 'now')).toMatchObject({ overdue: 12 });
    expect((await counted(w, 'now')).open ?? 0).toBe(0);
  });

  test('of many streams: each is counted once', async () => {
    const w = world();
    const ids = Array.from({ length: 25 }, (_, i) => String(i).padStart(2, '0'));
    await Promise.all([...ids, ...ids].map((id) => tell(hazard(w, id, 1))));
    expect(await idsOn(`${w}/open`)).toEqual(ids);
    expect(await counted(w, 'now')).toEqual({ open: 25 });
  });

  test('in any order: lists and counters are those of the newest versions', async () => {
    const telling = fc.record({
      id: fc.constantFrom('a', 'b', 'c'),
      version: fc.integer({ min: 1, max: 6 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(telling, { minLength: 1, maxLength: 12 }), async (history) => {
        const w = world();
        for (const { id, version } of history) await tell(stage(w, id, version));
        const newest = new Map<string, number>();
        for (const { id, version } of history) newest.set(id, Math.max(version, newest.get(id) ?? 0));
        const model = [...newest].map(([id, version]) => stage(w, id, version));
        for (const name of [`${w}/open`, `${w}/closed`]) {
          const wanted = model.flatMap(({ lists, item }) =>
            lists[name] ? [`${lists[name]} ${item.id}`] : [],
          );
          expect(await idsOn(name)).toEqual(wanted.sort().map((it) => it.split(' ')[1]));
        }
        const now = await counted(w, 'now');
        for (const counter of ['open', 'overdue']) {
          const sum = model.reduce((total, { counts }) => total + (counts[`${w}/now`]?.[counter] ?? 0), 0);
          expect(now[counter] ?? 0).toBe(sum);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('pages', () => {
  /** Three lists whose keys coincide within and between them. */
  const w = 'pages';
  const lists = [0, 1, 2].map((n) => `${w}/${n}`);
  const rows = Array.from({ length: 30 }, (_, i) => ({
    id: `r${String((i * 7) % 30).padStart(2, '0')}`,
    list: lists[i % 3] ?? '',
    key: `2019-05-${10 + (i % 4)}`,
  }));
  const inOrder = rows.map(({ key, id }) => `${key}#hazard-${w}-${id}`).sort();
  const idOf = (key: string | undefined) => key?.split('-').at(-1);

  beforeAll(async () => {
    for (const { id, list: name, key } of rows) await tell(hazard(w, id, 1, { lists: { [name]: key } }));
  });

  async function turned(wanted: Partial<ListWanted>): Promise<string[]> {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await pageOf({ lists, limit: 4, ...wanted, after });
      expect(page.items.length).toBeLessThanOrEqual(4);
      seen.push(...page.items.map(({ id }) => id));
      after = page.next;
    } while (after !== undefined);
    return seen;
  }

  test('over several lists lose and repeat nothing, in both directions', async () => {
    const wanted = inOrder.map(idOf);
    expect(await turned({})).toEqual(wanted);
    expect(await turned({ latestFirst: true })).toEqual(wanted.toReversed());
    expect(await turned({ limit: 1 })).toEqual(wanted);
  });

  test('end with a key, inclusive', async () => {
    const upTo = '2019-05-11';
    const wanted = inOrder.filter((key) => key < `${upTo}#~`).map(idOf);
    expect(wanted.length).toBeGreaterThan(8);
    expect(await turned({ upTo })).toEqual(wanted);
    expect(await turned({ upTo, latestFirst: true })).toEqual(wanted.toReversed());
  });

  test('begin and end with a key, inclusive', async () => {
    const [from, upTo] = ['2019-05-11', '2019-05-12'];
    const fromThere = inOrder.filter((key) => key >= from);
    expect(fromThere.length).toBeLessThan(inOrder.length);
    expect(await turned({ from })).toEqual(fromThere.map(idOf));
    expect(await turned({ from, latestFirst: true })).toEqual(fromThere.toReversed().map(idOf));
    const within = fromThere.filter((key) => key < `${upTo}#~`).map(idOf);
    expect(await turned({ from, upTo })).toEqual(within);
    expect(await turned({ from, upTo, latestFirst: true })).toEqual(within.toReversed());
    expect(await turned({ from: upTo, upTo: from, latestFirst: true })).toEqual([]);
  });

  test('begin anywhere, even beyond their end or where no row stands', async () => {
    const upTo = '2019-05-11';
    expect(await pageOf({ lists, upTo, after: '2019-05-12#x' })).toEqual({ items: [], next: undefined });
    const back = await pageOf({ lists, upTo, after: '2019-05-12#x', latestFirst: true });
    expect(back.items).toHaveLength(inOrder.filter((key) => key < `${upTo}#~`).length);
    expect((await pageOf({ lists, after: '2019-05-12' })).items).toHaveLength(
      inOrder.filter((key) => key > '2019-05-12').length,
    );
  });

  test('that end with the last row have no next page', async () => {
    const { next } = await pageOf({ lists, limit: rows.length });
    expect(next).toBeUndefined();
    expect((await pageOf({ lists, limit: rows.length - 1 })).next).toBe(inOrder.at(-2));
  });

  test('of an empty list are empty', async () =>
    expect(await pageOf({ lists: ['nobody/open'] })).toEqual({ items: [], next: undefined }));
});

test('counters of a partition are read together, with when they last changed, and of no other', async () => {
  const w = world();
  expect(await counters(client, 'View', w)).toEqual({ counters: new Map(), asOf: null });
  const counts = { [`${w}/now`]: { open: 1 }, [`${w}/2019-05`]: { found: 1 } };
  await tell(hazard(w, 'a', 1, { counts }));
  await tell(hazard(`${w}0`, 'a', 1));
  const later = '2019-05-22T02:00:00.000Z';
  await tell(hazard(w, 'a', 2, { counts: { ...counts, [`${w}/now`]: { open: 2 } } }), later);
  // Told late: nothing changes, not even when it changed.
  await tell(hazard(w, 'a', 1), '2019-05-23T02:00:00.000Z');
  expect(await counters(client, 'View', w)).toEqual({
    counters: new Map([
      ['2019-05', { found: 1 }],
      ['now', { open: 2 }],
    ]),
    asOf: later,
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSuitable, type PoolMember, poolOf, proposals, type Sought } from './pool.ts';

const member = (over: Partial<PoolMember> = {}): PoolMember => ({
  id: 'a',
  group: 'people',
  skills: ['labour-law'],
  languages: ['ko'],
  areas: ['dingmao'],
  capacity: 4,
  goldMedal: true,
  available: true,
  taken: 0,
  ...over,
});
const sought = (over: Partial<Sought['routing']> = {}, more: Partial<Sought> = {}): Sought => ({
  facts: {},
  excluded: [],
  ...more,
  routing: {
    tier: 'centre',
    venue: 'dingmao-centre',
    procedure: 'people',
    goldMedal: false,
    panel: ['people', 'judicial'],
    reasons: [{ rule: 'x' }],
    ...over,
  },
});
const named = (of: Sought, ...members: PoolMember[]) =>
  [...proposals(of, members, 'r')].map((it) => it.member.id);

describe('who may be proposed', () => {
  test.each<[string, Partial<PoolMember>, Sought]>([
    ['is of the force that leads', { group: 'judicial' }, sought()],
    ['is no helper', { group: 'social', force: 'volunteer' }, sought()],
    ['takes new cases', { available: false }, sought()],
    ['has a reservation free', { taken: 4 }, sought()],
    ['has a gold medal where one is asked for', { goldMedal: false }, sought({ goldMedal: true })],
    ['knows what is needed', { skills: [] }, sought({ skills: ['labour-law'] })],
    ['speaks what is needed', { languages: ['en'] }, sought({ languages: ['ko', 'en'] })],
    ['was not asked before in vain', {}, sought({}, { excluded: [{ mediator: 'a', why: 'declined' }] })],
    ['is not barred', {}, sought({}, { excluded: [{ mediator: 'a', why: 'vetoed' }] })],
    [
      'is of no unit that is concerned',
      { employer: '913211910000000000' },
      sought({}, { facts: { units: ['913211910000000000'] } }),
    ],
  ])('%s', (_, over, of) => expect(isSuitable(member(over), of)).toBe(false));

  test('is anyone who has it all', () =>
    expect(isSuitable(member(), sought({ goldMedal: true, skills: ['labour-law'], languages: ['ko'] }))).toBe(
      true,
    ));
  test('is nobody where the officer at the scene leads', () =>
    expect(named(sought({ panel: [] }), member())).toEqual([]));
});

describe('a fair turn among equals', () => {
  test('the least busy for what they can take comes first', () =>
    expect(
      named(sought(), member({ id: 'b', taken: 2, capacity: 4 }), member({ id: 'c', taken: 3, capacity: 8 })),
    ).toEqual(['c', 'b']));
  test('then whose turn is the longest ago, and who never had one', () =>
    expect(
      named(
        sought(),
        member({ id: 'b', lastTaken: '2019-05-21T00:00:00.000Z' }),
        member({ id: 'c', lastTaken: '2019-05-20T00:00:00.000Z' }),
        member({ id: 'd' }),
      ),
    ).toEqual(['d', 'c', 'b']));
  test('says of how many, and how busy', () =>
    expect([...proposals(sought(), [member({ taken: 1 }), member({ id: 'b' })], 'r')][1]?.reasons).toEqual([
      { rule: 'r', values: { suitable: 2, cases: 1, capacity: 4 } },
    ]));
});

test('a pool knows who serves a station, by itself, its district or its city', () => {
  const pool = poolOf([
    member({ id: 'a', areas: ['dingmao', '321100'] }),
    member({ id: 'b', areas: ['321171'] }),
    member({ id: 'c', areas: ['baotalu'] }),
  ]);
  const at = (district: string, station: string) =>
    pool.serving({ city: '321100', district, station }).map(({ id }) => id);
  expect(at('321171', 'dingmao')).toEqual(['a', 'b']);
  expect(at('321111', 'baotalu')).toEqual(['a', 'c']);
  expect(at('321111', 'baotalu')).toEqual(['a', 'c']);
});

/** Cases come and go; each is given to the first proposed. */
test('nobody gets more than they can take, and over many cases equals get equally many', () => {
  const capacities = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(capacities, fc.array(fc.boolean(), { maxLength: 80 }), (sizes, arrivals) => {
      const members = sizes.map((capacity, i) => ({
        ...member({ id: String.fromCharCode(97 + i), capacity }),
      }));
      const held: number[] = [];
      for (const [n, arrives] of arrivals.entries()) {
        if (arrives) {
          const [next] = proposals(sought(), members, 'r');
          if (!next) continue;
          const i = members.findIndex(({ id }) => id === next.member.id);
          const now = members[i] as PoolMember;
          members[i] = { ...now, taken: now.taken + 1, lastTaken: new Date(n * 1000).toISOString() };
          held.push(i);
        } else {
          const i = held.shift();
          if (i !== undefined)
            members[i] = { ...(members[i] as PoolMember), taken: (members[i]?.taken ?? 1) - 1 };
        }
        for (const { taken, capacity } of members) expect(taken).toBeLessThanOrEqual(capacity);
      }
      expect(members.reduce((sum, { taken }) => sum + taken, 0)).toBe(held.length);
    }),
  );
});

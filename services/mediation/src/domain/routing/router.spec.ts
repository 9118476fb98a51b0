import type { DisputeCategory, DisputeFacts } from '@maplebridge/contracts/intake';
import { RoutingFacts, type Tier } from '@maplebridge/contracts/mediation';
import { loadCity } from '@maplebridge/directory/load';
import fc from 'fast-check';
import { distance } from 'geokdbush';
import { describe, expect, test } from 'vitest';
import { limits } from './limits.ts';
import type { Matter } from './matter.ts';
import { router } from './router.ts';
import { sentences } from './sentences.ts';

const city = loadCity('zhenjiang');
const { route, transfer, stepUp, reopen } = router(city, limits(city));
const say = sentences(city);

/** A Tuesday morning, when everything is open. */
const at = '2019-05-21T10:30:00+08:00';
const night = '2019-05-21T23:30:00+08:00';
const area = { city: '321100', district: '321171', station: 'dingmao' };
const matter = (facts: DisputeFacts = {}, over: Partial<Matter> = {}): Matter => ({
  category: 'damages',
  area,
  facts,
  position: { lng: 119.51, lat: 32.18 },
  ...over,
});
const rules = (routing: RoutingFacts) => routing.reasons.map(({ rule }) => rule);

describe('routing, as Dingmao does it', () => {
  test('a death goes to the centre and asks for a gold-medal mediator', () => {
    const routing = route(matter({ fatality: true, onScene: true }), at);
    expect(routing).toMatchObject({ tier: 'centre', venue: 'dingmao-centre', goldMedal: true });
    expect(rules(routing)).toEqual(['fatality-to-centre', 'gold-medal-for-death']);
  });

  test('an officer on the scene settles on the spot (People’s Mediation Law art. 21)', () =>
    expect(route(matter({ onScene: true }), at)).toMatchObject({
      tier: 'on-the-spot',
      venue: null,
      panel: [],
    }));

  test('not where someone is hurt', () =>
    expect(route(matter({ onScene: true, injury: true }), at).tier).toBe('workstation'));

  test('otherwise the nearest workstation takes it, and says how far it is', () => {
    const routing = route(matter(), at);
    expect(routing.tier).toBe('workstation');
    expect(say(routing.reasons[0] as RoutingFacts['reasons'][number])).toEqual({
      en: `Dingmao workstation 1 (sample) is the nearest workstation able to take it, ${routing.distanceMetres} m away`,
      zh: `丁卯宜调解工作站1号（样例） 为最近且可受理的工作站，距离 ${routing.distanceMetres} 米`,
      source: 'Practice of Dingmao: the nearest of 23 workstations',
    });
  });

  test('without a workstation near, the centre of the station takes it', () => {
    const routing = route(matter({}, { area: { ...area, district: '321111', station: 'baotalu' } }), at);
    expect(routing).toMatchObject({ tier: 'centre', venue: 'baotalu-centre', goldMedal: false });
    expect(rules(routing)).toEqual(['no-workstation-near']);
  });

  test('the candidates are shown, the one proposed first', () => {
    const { candidates = [], venue } = route(matter(), at);
    expect(candidates).toHaveLength(3);
    expect(candidates[0]?.venue).toBe(venue);
    expect(candidates.every(({ open, openCases }) => open && openCases === 0)).toBe(true);
  });

  test('a busy workstation gives way to one that is a little farther', () => {
    const [near, next] = route(matter(), at).candidates ?? [];
    const gap = (next?.metres ?? 0) - (near?.metres ?? 0);
    const busy = Math.floor(gap / city.policy.routing.metresPerOpenCase.value) + 1;
    const openCases = (n: number) => (venue: string) => (venue === near?.venue ? n : 0);
    expect(route(matter(), at, openCases(busy - 1)).venue).toBe(near?.venue);
    expect(route(matter(), at, openCases(busy)).venue).toBe(next?.venue);
  });

  test('a workstation that is closed is passed by, unless all are', () => {
    const hours = { days: [1, 2, 3, 4, 5], from: '08:30', to: '17:30' };
    const station = 'sipailou-beigushan';
    const there = matter(
      {},
      {
        area: { ...area, district: '321102', station: 'sipailou' },
        position: { lng: 119.461, lat: 32.218 },
      },
    );
    expect(city.venues.find(({ id }) => id === station)?.hours).toEqual(hours);
    expect(rules(route(there, at))).toEqual(['nearest-workstation']);
    // The only workstation there is: closed at night, and still the one.
    expect(route(there, night)).toMatchObject({
      venue: station,
      reasons: [{ rule: 'workstation-opens-later' }],
    });
    expect(route(there, '2019-05-25T10:30:00+08:00').reasons[0]?.rule).toBe('workstation-opens-later');
    const near5 = matter({}, { position: { lng: 119.4997, lat: 32.1768 } });
    expect(route(near5, at).venue).toBe('dingmao-05');
    expect(route(near5, night).venue).not.toBe('dingmao-05');
  });
});

describe('the decision table', () => {
  const table: [string, Matter, Tier | null, string, object][] = [
    [
      'violence in the family',
      matter({ domesticViolence: true, fatality: true }),
      null,
      'domestic-violence-to-police',
      { leavesTo: 'police', venue: null },
    ],
    [
      'an act that may not be mediated',
      matter({ publicSecurityAct: true, notMediable: 'hired-injury' }),
      null,
      'not-mediable-to-police',
      { leavesTo: 'police' },
    ],
    [
      'a quarrel with a hospital',
      matter({}, { category: 'medical' }),
      'centre',
      'medical-to-centre',
      { protocol: 'medical', skills: ['medical'], departments: ['health'] },
    ],
    [
      'a case the court points to mediation (People’s Mediation Law art. 18)',
      matter({ referredBy: 'court' }),
      'centre',
      'referred-by-court',
      { procedure: 'judicial', panel: ['judicial', 'people', 'police'] },
    ],
    [
      'twenty people',
      matter({ peopleInvolved: 20 }),
      'joint',
      'many-people-joint',
      { departments: ['justice'], skills: ['group-matters'] },
    ],
    ['nineteen people', matter({ peopleInvolved: 19 }), 'workstation', 'nearest-workstation', {}],
    [
      'wages of migrant workers',
      matter({}, { category: 'migrant-wages' }),
      'joint',
      'wages-joint',
      { departments: ['labour'], skills: ['labour-law'] },
    ],
    [
      'pollution',
      matter({}, { category: 'pollution' }),
      'joint',
      'pollution-joint',
      { departments: ['ecology'] },
    ],
    [
      'a brawl the officer sees',
      matter({ publicSecurityAct: true, onScene: true }),
      'on-the-spot',
      'act-on-scene',
      { procedure: 'police' },
    ],
    [
      'a brawl with an injury',
      matter({ publicSecurityAct: true, onScene: true, injury: true }),
      'centre',
      'act-to-centre',
      { procedure: 'police', panel: ['police', 'people', 'judicial'] },
    ],
    [
      'a brawl in which someone died',
      matter({ publicSecurityAct: true, fatality: true }),
      null,
      'act-with-death-to-police',
      { leavesTo: 'police' },
    ],
    [
      'a brawl of twenty-five',
      matter({ publicSecurityAct: true, peopleInvolved: 25 }),
      'joint',
      'act-of-many-joint',
      { procedure: 'police' },
    ],
    [
      'a slap over unpaid wages: another legal act (constraint 4)',
      matter({ publicSecurityAct: true }, { category: 'migrant-wages' }),
      'centre',
      'act-to-centre',
      { procedure: 'police' },
    ],
    ['half a million yuan', matter({ amountYuan: 500_000 }), 'centre', 'large-sum-to-centre', {}],
    ['one yuan less', matter({ amountYuan: 499_999 }), 'workstation', 'nearest-workstation', {}],
    ['the same place again', matter({ repeatedPlace: true }), 'centre', 'repeated-place-to-centre', {}],
    ['a minor', matter({ minors: ['A'] }), 'workstation', 'nearest-workstation', { skills: ['minors'] }],
    [
      'a foreign tenant',
      matter({ foreignParty: true, languages: ['en'] }),
      'workstation',
      'nearest-workstation',
      { languages: ['en'], departments: ['immigration'] },
    ],
    [
      'neighbours',
      matter({}, { category: 'neighbours' }),
      'workstation',
      'nearest-workstation',
      { helpers: ['community', 'neighbour', 'volunteer'] },
    ],
  ];
  test.each(table)('%s', (_, it, tier, rule, more) => {
    const routing = route(it, at);
    expect(routing).toMatchObject({ tier, ...more });
    expect(routing.reasons[0]?.rule).toBe(rule);
  });

  test('every line of the sample city is tried here', () => {
    const tried = new Set([...table.map(([, , , rule]) => rule), 'fatality-to-centre', 'officer-on-scene']);
    expect(city.policy.routing.placement.map(({ rule }) => rule).filter((rule) => !tried.has(rule))).toEqual(
      [],
    );
  });
});

describe('routing, whatever the matter', () => {
  const anyMatter = fc.record({
    category: fc.constantFrom<DisputeCategory>(
      'damages',
      'neighbours',
      'medical',
      'e-commerce',
      'migrant-wages',
    ),
    facts: fc.record(
      {
        fatality: fc.boolean(),
        injury: fc.boolean(),
        onScene: fc.boolean(),
        domesticViolence: fc.boolean(),
        publicSecurityAct: fc.boolean(),
        foreignParty: fc.boolean(),
        repeatedPlace: fc.boolean(),
        peopleInvolved: fc.integer({ min: 1, max: 50 }),
        amountYuan: fc.integer({ min: 0, max: 1_000_000 }),
      },
      { requiredKeys: [] },
    ),
    position: fc.record({
      lng: fc.double({ min: 119.45, max: 119.57, noNaN: true }),
      lat: fc.double({ min: 32.12, max: 32.24, noNaN: true }),
    }),
    area: fc.constantFrom(
      ...city.stations.map(({ id, district }) => ({ city: city.code, district, station: id })),
    ),
  });
  const anyTime = fc.constantFrom(at, night, '2019-05-25T10:30:00+08:00');

  test('gives a decision its contract allows, with reasons that have their words', () => {
    fc.assert(
      fc.property(anyMatter, anyTime, (it, when) => {
        const routing = RoutingFacts.parse(route(it, when));
        for (const reason of routing.reasons) {
          expect(say(reason).zh).not.toContain('?');
          expect(say(reason).source).toBeTruthy();
        }
      }),
    );
  });

  test('never passes by a nearer workstation that could take it and is open, nor leaves the station', () => {
    const metresTo = (it: Matter, { position }: (typeof city.venues)[number]) =>
      distance(it.position.lng, it.position.lat, position.lng, position.lat);
    fc.assert(
      fc.property(anyMatter, (it) => {
        const routing = route(it, night);
        const venue = city.venues.find(({ id }) => id === routing.venue);
        if (!venue) return;
        expect(venue.station).toBe(it.area.station);
        if (routing.tier !== 'workstation') return;
        const nearer = city.venues.filter(
          (other) =>
            other.kind === 'workstation' &&
            other.station === it.area.station &&
            (other.categories?.includes(it.category) ?? true) &&
            (!other.hours || venue.hours) &&
            metresTo(it, other) < metresTo(it, venue),
        );
        expect(nearer).toEqual([]);
      }),
    );
  });
});

describe('transfer', () => {
  const from = (tier: Tier, venue: string | null, facts: DisputeFacts = {}) => ({
    ...matter(facts),
    routing: {
      tier,
      venue,
      procedure: 'people' as const,
      goldMedal: false,
      ladder: 1,
      reasons: [{ rule: 'nearest-workstation' }],
    },
  });

  test('goes up the ladder to the centre and tells from where', () => {
    const routing = transfer(from('workstation', 'dingmao-01'), { tier: 'centre' }, at);
    expect(routing).toMatchObject({ tier: 'centre', venue: 'dingmao-centre', goldMedal: false });
    expect(routing).toMatchObject({ reasons: [{ rule: 'passed-on', values: { from: 'dingmao-01' } }] });
  });

  test('goes from the spot to the nearest workstation', () =>
    expect(transfer(from('on-the-spot', null), { tier: 'workstation' }, at)).toMatchObject({
      venue: 'dingmao-01',
    }));

  test('gives no more time at another venue of the same step', () => {
    const there = { ...from('workstation', 'dingmao-01') };
    const standing = { ...there, routing: { ...there.routing, stepDueAt: '2019-05-30T23:59:59+08:00' } };
    expect(
      transfer(standing, { tier: 'workstation', venue: 'dingmao-05' }, '2019-05-29T10:00:00+08:00'),
    ).toMatchObject({ stepDueAt: '2019-05-30T23:59:59+08:00' });
  });

  test('goes to another workstation the parties chose (People’s Mediation Law art. 19)', () =>
    expect(
      transfer(from('workstation', 'dingmao-01'), { tier: 'workstation', venue: 'dingmao-05' }, at),
    ).toMatchObject({ venue: 'dingmao-05' }));

  test('goes to joint mediation at the centre it is at', () =>
    expect(
      transfer(from('centre', 'dingmao-centre'), { tier: 'joint', departments: ['ecology'] }, at),
    ).toMatchObject({ tier: 'joint', venue: 'dingmao-centre', departments: ['ecology'] }));

  test.each([
    ['down the ladder', from('centre', 'dingmao-centre'), 'workstation', undefined, 'no-further-tier'],
    ['to where it is', from('centre', 'dingmao-centre'), 'centre', undefined, 'no-further-tier'],
    [
      'to a venue of another tier',
      from('on-the-spot', null),
      'workstation',
      'dingmao-centre',
      'unknown-venue',
    ],
    ['to a venue of another station', from('on-the-spot', null), 'centre', 'baotalu-centre', 'unknown-venue'],
    ['to a venue nobody knows', from('on-the-spot', null), 'centre', 'atlantis', 'unknown-venue'],
  ] as const)('does not go %s', (_, of, tier, venue, rejected) =>
    expect(transfer(of, { tier, venue }, at)).toMatchObject({ rejected }),
  );

  test('by time goes one step, and stays where there is none', () => {
    expect(stepUp(from('on-the-spot', null), at)).toMatchObject({ tier: 'workstation' });
    expect(stepUp(from('workstation', 'dingmao-01'), at)).toMatchObject({ tier: 'centre' });
    expect(stepUp(from('centre', 'dingmao-centre'), at)).toBeUndefined();
    expect(stepUp(from('centre', 'dingmao-centre', { foreignParty: true }), at)).toMatchObject({
      tier: 'joint',
    });
    expect(stepUp(from('joint', 'dingmao-centre'), at)).toBeUndefined();
  });

  test('of a case that is taken up again begins at the centre', () =>
    expect(reopen(from('workstation', 'dingmao-01'), at)).toMatchObject({ tier: 'centre', ladder: 1 }));
});

test('a case keeps the ladder it began with', () => {
  const [first] = city.ladders;
  if (!first) throw new Error('the sample city has a ladder');
  const slower = first.steps.map((it) => ({ ...it, longest: { length: 90, unit: 'days' as const } }));
  const changed = { ...city, ladders: [first, { ...first, version: 2, steps: slower }] };
  const now = router(changed, limits(changed));
  expect(now.route(matter(), at)).toMatchObject({ ladder: 2, stepDueAt: '2019-08-19T23:59:59+08:00' });
  const old = { ...matter(), routing: route(matter(), at) };
  expect(now.transfer(old, { tier: 'centre' }, at)).toMatchObject({
    ladder: 1,
    stepDueAt: '2019-06-12T23:59:59+08:00',
  });
});

test('a rule that has left the policy is told by its name', () =>
  expect(say({ rule: 'bygone' })).toEqual({ en: 'bygone', zh: 'bygone' }));

describe('who may hold a step', () => {
  const held = structuredClone(city);
  for (const step of held.ladders[0]?.steps ?? []) {
    if (step.tier === 'centre') Object.assign(step, { holders: ['people', 'judicial'] });
  }
  const limited = router(held, limits(held));
  const act = matter({ publicSecurityAct: true });

  test('decides how far a case is passed: a step that its force does not hold is stepped over', () => {
    const onScene = {
      ...act,
      routing: limited.route(matter({ publicSecurityAct: true, onScene: true }), at),
    };
    expect(limited.transfer(onScene, { tier: 'centre' }, at)).toMatchObject({ rejected: 'no-further-tier' });
    const standing = {
      ...act,
      routing: { ...onScene.routing, tier: 'workstation' as const, departments: ['justice'] },
    };
    expect(limited.stepUp(standing, at)).toMatchObject({
      tier: 'joint',
      panel: ['police', 'people', 'judicial'],
    });
  });
});

test('more that is known keeps the ladder the case began with, and the departments it has', () => {
  const [first] = city.ladders;
  if (!first) throw new Error('the sample city has a ladder');
  const changed = { ...city, ladders: [first, { ...first, version: 2 }] };
  const now = router(changed, limits(changed));
  const old = {
    ...matter({ repeatedPlace: true }),
    routing: { ...route(matter(), at), departments: ['ecology'] },
  };
  expect(now.reroute(old, at)).toMatchObject({ tier: 'centre', ladder: 1, departments: ['ecology'] });
});

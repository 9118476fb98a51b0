import type { DisputeCategory, DisputeFacts } from '@maplebridge/contracts/intake';
import { RoutingFacts } from '@maplebridge/contracts/mediation';
import { loadCity } from '@maplebridge/directory/load';
import fc from 'fast-check';
import { distance } from 'geokdbush';
import { describe, expect, test } from 'vitest';
import { type Matter, router } from './route-case.ts';
import { sentences } from './sentences.ts';

const city = loadCity('zhenjiang');
const { route, transfer } = router(city);
const say = sentences(city);

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
    const routing = route(matter({ fatality: true, onScene: true }));
    expect(routing).toMatchObject({ tier: 'centre', venue: 'dingmao-centre', goldMedal: true });
    expect(rules(routing)).toEqual(['fatality-to-centre']);
  });

  test('an officer on the scene settles on the spot', () =>
    expect(route(matter({ onScene: true }))).toMatchObject({ tier: 'on-the-spot', venue: null }));

  test('not where someone is hurt', () =>
    expect(route(matter({ onScene: true, injury: true })).tier).toBe('workstation'));

  test('otherwise the nearest workstation takes it, and says how far it is', () => {
    const routing = route(matter());
    expect(routing.tier).toBe('workstation');
    expect(say(routing.reasons[0] as RoutingFacts['reasons'][number])).toEqual({
      en: `Dingmao workstation 1 (sample) is the nearest workstation able to take it, ${routing.distanceMetres} m away`,
      zh: `丁卯宜调解工作站1号（样例） 为最近且可受理的工作站，距离 ${routing.distanceMetres} 米`,
      source: 'Practice of Dingmao: the nearest of 23 workstations',
    });
  });

  test('without a workstation near, the centre of the station takes it', () => {
    const routing = route(matter({}, { area: { ...area, district: '321111', station: 'baotalu' } }));
    expect(routing).toMatchObject({ tier: 'centre', venue: 'baotalu-centre', goldMedal: false });
    expect(rules(routing)).toEqual(['no-workstation-near']);
  });
});

describe('routing, whatever the matter', () => {
  const anyMatter = fc.record({
    category: fc.constantFrom<DisputeCategory>('damages', 'neighbours', 'medical', 'e-commerce'),
    facts: fc.record(
      { fatality: fc.boolean(), injury: fc.boolean(), onScene: fc.boolean() },
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

  test('gives a decision its contract allows, with a reason that has its words', () => {
    fc.assert(
      fc.property(anyMatter, (it) => {
        const routing = RoutingFacts.parse(route(it));
        for (const reason of routing.reasons) {
          expect(say(reason).zh).not.toContain('?');
          expect(say(reason).source).toBeTruthy();
        }
      }),
    );
  });

  test('never passes by a nearer workstation that could take it, nor leaves the station', () => {
    fc.assert(
      fc.property(anyMatter, (it) => {
        const routing = route(it);
        const venue = city.venues.find(({ id }) => id === routing.venue);
        if (!venue) return;
        expect(venue.station).toBe(it.area.station);
        if (routing.tier !== 'workstation') return;
        const metres = ({ position }: typeof venue) =>
          distance(it.position.lng, it.position.lat, position.lng, position.lat);
        const nearer = city.venues.filter(
          (other) =>
            other.kind === 'workstation' &&
            other.station === it.area.station &&
            (other.categories?.includes(it.category) ?? true) &&
            metres(other) < metres(venue),
        );
        expect(nearer).toEqual([]);
      }),
    );
  });
});

describe('transfer', () => {
  const at = (tier: 'on-the-spot' | 'workstation' | 'centre', venue: string | null) => ({
    ...matter(),
    routing: {
      tier,
      venue,
      procedure: 'people' as const,
      goldMedal: false,
      reasons: [{ rule: 'nearest-workstation' }],
    },
  });

  test('goes up the ladder to the centre and tells from where', () => {
    const routing = transfer(at('workstation', 'dingmao-01'), 'centre');
    expect(routing).toMatchObject({ tier: 'centre', venue: 'dingmao-centre', goldMedal: true });
    expect(routing).toMatchObject({ reasons: [{ rule: 'passed-on', values: { from: 'dingmao-01' } }] });
  });

  test('goes from the spot to the nearest workstation', () =>
    expect(transfer(at('on-the-spot', null), 'workstation')).toMatchObject({ venue: 'dingmao-01' }));

  test('goes to another workstation the parties chose (People’s Mediation Law art. 19)', () =>
    expect(transfer(at('workstation', 'dingmao-01'), 'workstation', 'dingmao-05')).toMatchObject({
      venue: 'dingmao-05',
    }));

  test.each([
    ['down the ladder', at('centre', 'dingmao-centre'), 'workstation', undefined, 'no-further-tier'],
    ['to where it is', at('centre', 'dingmao-centre'), 'centre', undefined, 'no-further-tier'],
    ['to a venue of another tier', at('on-the-spot', null), 'workstation', 'dingmao-centre', 'unknown-venue'],
    ['to a venue of another station', at('on-the-spot', null), 'centre', 'baotalu-centre', 'unknown-venue'],
    ['to a venue nobody knows', at('on-the-spot', null), 'centre', 'atlantis', 'unknown-venue'],
  ] as const)('does not go %s', (_, from, tier, venue, rejected) =>
    expect(transfer(from, tier, venue)).toMatchObject({ rejected }),
  );
});

test('a rule that has left the policy is told by its name', () =>
  expect(say({ rule: 'bygone' })).toEqual({ en: 'bygone', zh: 'bygone' }));

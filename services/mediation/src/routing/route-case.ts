import type { Area } from '@maplebridge/contracts';
import type { DisputeCategory, DisputeFacts } from '@maplebridge/contracts/intake';
import type { RoutingFacts, Tier } from '@maplebridge/contracts/mediation';
import { type City, geography, type LngLat, type RoutingRule, type Venue } from '@maplebridge/directory';
import { type Rejection, reject } from '@maplebridge/event-log';

/** What a routing decision looks at. */
export interface Matter {
  readonly category: DisputeCategory;
  readonly area: Area;
  readonly facts: DisputeFacts;
  readonly position: LngLat;
}

export interface Router {
  /** Where a new case goes, and why. */
  route(matter: Matter): RoutingFacts;
  /** Where a standing case goes on the way up, or to another workstation. */
  transfer(
    matter: Matter & { readonly routing: RoutingFacts },
    tier: Tier,
    venue?: string,
  ): RoutingFacts | Rejection;
}

/** The ladder of Dingmao; a case climbs it or stays on its rung, and never goes down. */
const ladder: readonly Tier[] = ['on-the-spot', 'workstation', 'centre'];

const applies = ({ when }: RoutingRule, facts: DisputeFacts): boolean =>
  (Object.keys(when) as (keyof DisputeFacts)[]).every((fact) => (facts[fact] ?? false) === when[fact]);

/** The routing of a city: its decision table over its venues. */
export function router(city: City): Router {
  const { rules, fallback, transfer: passedOn, maxWorkstationMetres } = city.policy.routing;
  const { nearestVenue } = geography(city);
  const metres = maxWorkstationMetres.value;

  const able = (venue: Venue, { category, area }: Matter) =>
    venue.station === area.station && (!venue.categories || venue.categories.includes(category));
  const workstation = (matter: Matter) =>
    nearestVenue(matter.position, metres, (venue) => venue.kind === 'workstation' && able(venue, matter));

  function centreOf({ area }: Matter): string {
    const centre = city.venues.find(({ kind, station }) => kind === 'centre' && station === area.station);
    if (!centre) throw new Error(`no centre serves ${area.station}`);
    return centre.id;
  }

  function ruleFor({ facts }: Matter): RoutingRule {
    const rule = rules.find((it) => applies(it, facts));
    if (!rule) throw new Error('the decision table does not end with a rule for all');
    return rule;
  }

  function route(matter: Matter): RoutingFacts {
    const { rule, tier, procedure, goldMedal } = ruleFor(matter);
    if (tier === 'on-the-spot') return { tier, venue: null, procedure, goldMedal, reasons: [{ rule }] };
    if (tier === 'centre') {
      return { tier, venue: centreOf(matter), procedure, goldMedal, reasons: [{ rule }] };
    }
    const near = workstation(matter);
    if (near) {
      const values = { venue: near.it.id, metres: near.metres };
      return {
        tier,
        venue: near.it.id,
        procedure,
        goldMedal,
        distanceMetres: near.metres,
        reasons: [{ rule, values }],
      };
    }
    return {
      tier: 'centre',
      venue: centreOf(matter),
      procedure: fallback.procedure,
      goldMedal,
      reasons: [{ rule: fallback.rule, values: { metres } }],
    };
  }

  const transfer: Router['transfer'] = (matter, tier, venue) => {
    const { routing } = matter;
    if (ladder.indexOf(tier) < ladder.indexOf(routing.tier))
      return reject('no-further-tier', undefined, '/tier');
    const to = venue ?? (tier === 'centre' ? centreOf(matter) : workstation(matter)?.it.id);
    // A dispatch is a proposal: the parties may prefer another venue, so any of that tier in their station may be named.
    const known = city.venues.find(
      (it) => it.id === to && it.kind === tier && it.station === matter.area.station,
    );
    if (!known) return reject('unknown-venue', undefined, '/venue');
    if (known.id === routing.venue) return reject('no-further-tier', 'the case is there already', '/venue');
    return {
      tier,
      venue: known.id,
      procedure: passedOn.procedure,
      goldMedal: routing.goldMedal || known.goldMedal,
      reasons: [{ rule: passedOn.rule, values: { from: routing.venue ?? routing.tier } }],
    };
  };

  return { route, transfer };
}

import type { RoutingFacts, Tier } from '@maplebridge/contracts/mediation';
import type { City } from '@maplebridge/directory';
import { type Rejection, reject } from '@maplebridge/event-log';
import { isBelow, panelOf } from './ladder.ts';
import type { Routed, Wish } from './matter.ts';
import type { PlacementParts, Route } from './placement.ts';
import { noneOpen, type OpenCasesAt } from './workstations.ts';

interface Target {
  readonly tier: Tier;
  readonly venue: string;
  readonly departments?: readonly string[] | undefined;
}
type Move = (matter: Routed, target: Target, rule: string, at: string) => RoutingFacts | Rejection;

/** Moves a case to another place, with the needs that the table states now. */
export const moving =
  ({ ladders, needs, complete }: PlacementParts): Move =>
  ({ routing, ...matter }, { tier, venue, departments: more = [] }, rule, at) => {
    const { needed, reasons: why } = needs(matter);
    const departments = [...new Set([...needed.departments, ...(routing.departments ?? []), ...more])];
    if (tier === 'joint' && departments.length === 0) {
      return reject('departments-missing', 'the table names none for this matter', '/departments');
    }
    const goldMedal = routing.goldMedal || needed.goldMedal;
    const reasons = [{ rule, values: { from: routing.venue ?? routing.tier ?? '' } }];
    const place = { tier, venue, procedure: routing.procedure, reasons };
    const asked = { needed: { ...needed, departments, goldMedal }, reasons: why };
    return complete(place, asked, routing.ladder ?? ladders.newest, at);
  };

/** A transfer by those in charge: up the ladder, or to another venue of the same step. */
export function transferring(city: City, { ladders, venues, ranked }: PlacementParts, move: Move) {
  return (matter: Routed, wish: Wish, at: string, openCasesAt: OpenCasesAt = noneOpen) => {
    const { routing } = matter;
    const { tier, departments } = wish;
    const version = routing.ladder ?? ladders.newest;
    if (isBelow(tier, routing.tier) || ladders.heldFrom(version, tier, routing.procedure)?.tier !== tier) {
      return reject('no-further-tier', undefined, '/tier');
    }
    const venue =
      wish.venue ??
      (tier === 'workstation' ? ranked(matter, at, openCasesAt)[0]?.venue : venues.centreOf(matter));
    // The routed venue is a proposal: the parties may choose any venue of that tier in their station.
    const kind = tier === 'workstation' ? 'workstation' : 'centre';
    const known = venue === undefined ? undefined : venues.byId.get(venue);
    if (known?.kind !== kind || known.station !== matter.area.station) {
      return reject('unknown-venue', undefined, '/venue');
    }
    if (known.id === routing.venue && tier === routing.tier) {
      return reject('no-further-tier', 'the case is there already', '/venue');
    }
    const unknown = departments?.find((id) => !city.departments.some((it) => it.id === id));
    if (unknown) return reject('unknown-department', `there is no "${unknown}"`, '/departments');
    const to = move(matter, { tier, venue: known.id, departments }, city.policy.routing.transfer.rule, at);
    // Another venue of the same step gives no more time.
    const sameStep = tier === routing.tier && routing.stepDueAt !== undefined && !('rejected' in to);
    return sameStep ? { ...to, stepDueAt: routing.stepDueAt } : to;
  };
}

/** The move to the next step when the time of the step has ended; undefined if the case stays. */
export function steppingUp(city: City, { ladders, venues, ranked }: PlacementParts, move: Move) {
  return (matter: Routed, at: string, openCasesAt: OpenCasesAt = noneOpen): RoutingFacts | undefined => {
    const { ladder: version = ladders.newest, procedure } = matter.routing;
    const next = ladders.heldFrom(version, ladders.step(matter.routing)?.next ?? null, procedure)?.tier;
    if (!next) return undefined;
    const [near] = next === 'workstation' ? ranked(matter, at, openCasesAt) : [];
    const tier = next === 'workstation' && !near ? 'centre' : next;
    const venue = near?.venue ?? venues.centreOf(matter);
    const to = move(matter, { tier, venue }, city.policy.routing.stepUp.rule, at);
    return 'rejected' in to ? undefined : to;
  };
}

/** The routing of a case with new facts. A case never moves down the ladder. */
export function rerouting({ ladders, venues, needs, complete }: PlacementParts, route: Route) {
  return (matter: Routed, at: string, openCasesAt: OpenCasesAt = noneOpen): RoutingFacts => {
    const { routing } = matter;
    const version = routing.ladder ?? ladders.newest;
    const asNew = route(matter, at, openCasesAt, version);
    if (asNew.tier === null) return asNew;
    const { needed, reasons } = needs(matter);
    const departments = [...new Set([...needed.departments, ...(routing.departments ?? [])])];
    if (isBelow(routing.tier, asNew.tier)) return { ...asNew, departments };
    const { procedure } = asNew;
    const held = ladders.heldFrom(version, routing.tier, procedure) ?? ladders.stepOf(version, 'joint');
    const asked = {
      needed: { ...needed, departments, goldMedal: routing.goldMedal || needed.goldMedal },
      reasons,
    };
    const why = asNew.reasons.slice(0, 1);
    if (held.tier !== routing.tier) {
      const place = { tier: held.tier, venue: venues.centreOf(matter), procedure, reasons: why };
      return complete(place, asked, version, at);
    }
    return {
      ...routing,
      ...asked.needed,
      procedure,
      panel: panelOf(held, procedure),
      reasons: [...why, ...reasons],
    };
  };
}

/** The routing of an ended case that is reopened: the centre, or joint mediation if the centre may not hold it. */
export function reopening(city: City, { ladders, venues, needs, complete }: PlacementParts) {
  return (matter: Routed, at: string): RoutingFacts => {
    const { procedure } = matter.routing;
    const tier = ladders.heldFrom(ladders.newest, 'centre', procedure)?.tier ?? 'joint';
    const reasons = [{ rule: city.policy.routing.reopened.rule }];
    const place = { tier, venue: venues.centreOf(matter), procedure, reasons };
    return complete(place, needs(matter), ladders.newest, at);
  };
}

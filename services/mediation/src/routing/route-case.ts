import type { Area } from '@maplebridge/contracts';
import type { DisputeCategory, DisputeFacts } from '@maplebridge/contracts/intake';
import type { MediatorGroup, Procedure, RoutingFacts, Tier } from '@maplebridge/contracts/mediation';
import { type City, geography, type Ladder, type LngLat, matcher, type Step } from '@maplebridge/directory';
import { type Rejection, reject } from '@maplebridge/event-log';
import type { Limits } from './limits.ts';
import { type Needs, needsOf } from './needs.ts';
import { noneOpen, type OpenCasesAt, workstations } from './workstations.ts';

/** What a routing decision looks at. */
export interface Matter {
  readonly category: DisputeCategory;
  readonly area: Area;
  readonly facts: DisputeFacts;
  readonly position: LngLat;
}

/** A matter that stands somewhere already. */
export type Routed = Matter & { readonly routing: RoutingFacts };

/** Where those in charge of a case want it. */
export interface Wish {
  readonly tier: Tier;
  readonly venue?: string | undefined;
  readonly departments?: readonly string[] | undefined;
}

/** `at`, RFC 3339: opening hours and the step's time count from there. */
export interface Router {
  /** Where a new case goes, and why, by the newest version of the ladder unless told. */
  route(matter: Matter, at: string, openCasesAt?: OpenCasesAt, ladder?: number): RoutingFacts;
  /** Where a standing case goes on the way up, or to another workstation. */
  transfer(matter: Routed, wish: Wish, at: string, openCasesAt?: OpenCasesAt): RoutingFacts | Rejection;
  /** Where a case goes when its step's time has run out; undefined when it stays. */
  stepUp(matter: Routed, at: string, openCasesAt?: OpenCasesAt): RoutingFacts | undefined;
  /** Where a case goes when more is known of it: never down. */
  reroute(matter: Routed, at: string, openCasesAt?: OpenCasesAt): RoutingFacts;
  /** Where an ended case goes when it is taken up again. */
  reopen(matter: Routed, at: string): RoutingFacts;
  /** The step a case stands on, in the version of the ladder that it began with; undefined for what is not mediated. */
  step(routing: RoutingFacts): Step | undefined;
}

const order: readonly (Tier | null)[] = [null, 'on-the-spot', 'workstation', 'centre', 'joint'];
const isBelow = (one: Tier | null, other: Tier | null) => order.indexOf(one) < order.indexOf(other);

/** Whoever leads is of the force whose act it is: people's, police and judicial mediation differ in law. */
function panelOf({ tier, panel }: Step, procedure: Procedure): MediatorGroup[] {
  // What is settled on the spot is led by the officer there.
  if (tier === 'on-the-spot') return [];
  return [procedure, ...panel.filter((group) => group !== procedure)];
}

/** The routing of a city: its decision table over its venues, up its ladder. */
export function router(city: City, limits: Pick<Limits, 'end'>): Router {
  const { placement, noWorkstation, opensLater, transfer: passedOn, ...texts } = city.policy.routing;
  const lines = placement.map((line) => ({ line, applies: matcher(line.when) }));
  const needs = needsOf(city);
  const ranked = workstations(city, geography(city));
  const centres = new Map(
    city.venues.flatMap(({ id, kind, station }) => (kind === 'centre' ? [[station, id] as const] : [])),
  );
  const venues = new Map(city.venues.map((it) => [it.id, it]));
  const ladders = city.ladders.map((ladder) => ({
    ladder,
    steps: new Map<Tier, Step>(ladder.steps.map((step) => [step.tier, step])),
  }));
  const newest = (ladders.at(-1) as { ladder: Ladder }).ladder.version;

  function centreOf({ area }: Matter): string {
    const centre = centres.get(area.station);
    if (!centre) throw new Error(`no centre serves ${area.station}`);
    return centre;
  }

  function stepOf(version: number, tier: Tier): Step {
    const step = ladders[version - 1]?.steps.get(tier);
    if (!step) throw new Error(`version ${version} of the ladder has no step "${tier}"`);
    return step;
  }

  /** The first step from one on, upwards, on which a case of such an act may be held. */
  function heldFrom(version: number, tier: Tier | null, procedure: Procedure): Step | undefined {
    for (let at = tier; at !== null; ) {
      const step = ladders[version - 1]?.steps.get(at);
      if (!step || step.holders.includes(procedure)) return step;
      at = step.next;
    }
    return undefined;
  }

  interface Place {
    readonly tier: Tier;
    readonly venue: string | null;
    readonly procedure: Procedure;
    readonly reasons: RoutingFacts['reasons'];
    readonly distanceMetres?: number;
    readonly candidates?: RoutingFacts['candidates'];
  }

  /** The whole decision: a place, what the matter needs there, and how long it may stay. */
  function decided(place: Place, { needed, reasons }: Needs, version: number, at: string): RoutingFacts {
    const step = stepOf(version, place.tier);
    const { protocol, goldMedal, skills, languages, departments, helpers } = needed;
    // Field by field: a second object spread would cost a tenth of the whole decision.
    const decision = {
      ...place,
      goldMedal,
      skills,
      languages,
      departments,
      helpers,
      reasons: [...place.reasons, ...reasons],
      panel: panelOf(step, place.procedure),
      ladder: version,
      stepDueAt: limits.end(step.longest, at),
    };
    return protocol ? { ...decision, protocol } : decision;
  }

  /** The best workstation, or the centre where none is near. */
  function nearPlace(
    matter: Matter,
    rule: string,
    procedure: Procedure,
    at: string,
    openCasesAt: OpenCasesAt,
  ): Place {
    const candidates = ranked(matter, at, openCasesAt);
    const [best] = candidates;
    if (!best) {
      const values = { metres: city.policy.routing.maxWorkstationMetres.value };
      const reasons = [{ rule: noWorkstation.rule, values }];
      return { tier: 'centre', venue: centreOf(matter), procedure, reasons };
    }
    const { venue, metres, open } = best;
    return {
      tier: 'workstation',
      venue,
      procedure,
      distanceMetres: metres,
      candidates: candidates.slice(0, texts.candidates),
      reasons: [{ rule: open ? rule : opensLater.rule, values: { venue, metres } }],
    };
  }

  function route(
    matter: Matter,
    at: string,
    openCasesAt: OpenCasesAt = noneOpen,
    version = newest,
  ): RoutingFacts {
    const found = lines.find(({ applies }) => applies(matter));
    if (!found) throw new Error('the decision table does not end with a rule for all');
    const { rule, tier, leavesTo, procedure } = found.line;
    const reasons = [{ rule }];
    if (tier === undefined) {
      return { tier: null, venue: null, procedure, goldMedal: false, reasons, ...(leavesTo && { leavesTo }) };
    }
    const place =
      tier === 'workstation'
        ? nearPlace(matter, rule, procedure, at, openCasesAt)
        : { tier, venue: tier === 'on-the-spot' ? null : centreOf(matter), procedure, reasons };
    return decided(place, needs(matter), version, at);
  }

  const transfer: Router['transfer'] = (matter, wish, at, openCasesAt = noneOpen) => {
    const { routing } = matter;
    const { tier } = wish;
    const version = routing.ladder ?? newest;
    if (isBelow(tier, routing.tier) || heldFrom(version, tier, routing.procedure)?.tier !== tier) {
      return reject('no-further-tier', undefined, '/tier');
    }
    const venue =
      wish.venue ?? (tier === 'workstation' ? ranked(matter, at, openCasesAt)[0]?.venue : centreOf(matter));
    // A dispatch is a proposal: the parties may prefer another venue, so any of that tier in their station may be named.
    const kind = tier === 'workstation' ? 'workstation' : 'centre';
    const known = venue === undefined ? undefined : venues.get(venue);
    if (known?.kind !== kind || known.station !== matter.area.station) {
      return reject('unknown-venue', undefined, '/venue');
    }
    if (known.id === routing.venue && tier === routing.tier) {
      return reject('no-further-tier', 'the case is there already', '/venue');
    }
    const unknown = wish.departments?.find((id) => !city.departments.some((it) => it.id === id));
    if (unknown) return reject('unknown-department', `there is no "${unknown}"`, '/departments');
    const to = moved(matter, tier, known.id, passedOn.rule, at, wish.departments);
    // Another venue of the same step gives no more time.
    const sameStep = tier === routing.tier && routing.stepDueAt !== undefined && !('rejected' in to);
    return sameStep ? { ...to, stepDueAt: routing.stepDueAt } : to;
  };

  /** The same case in another place, with what it needs as the table says now. */
  function moved(
    { routing, ...matter }: Routed,
    tier: Tier,
    venue: string,
    rule: string,
    at: string,
    more: readonly string[] = [],
  ): RoutingFacts | Rejection {
    const { needed, reasons: why } = needs(matter);
    const departments = [...new Set([...needed.departments, ...(routing.departments ?? []), ...more])];
    if (tier === 'joint' && departments.length === 0) {
      return reject('departments-missing', 'the table names none for this matter', '/departments');
    }
    const goldMedal = routing.goldMedal || needed.goldMedal;
    const reasons = [{ rule, values: { from: routing.venue ?? routing.tier ?? '' } }];
    const place = { tier, venue, procedure: routing.procedure, reasons };
    const asked = { needed: { ...needed, departments, goldMedal }, reasons: why };
    return decided(place, asked, routing.ladder ?? newest, at);
  }

  const step = ({ tier, ladder = newest }: RoutingFacts) =>
    tier === null ? undefined : stepOf(ladder, tier);

  const stepUp: Router['stepUp'] = (matter, at, openCasesAt = noneOpen) => {
    const { ladder: version = newest, procedure } = matter.routing;
    const next = heldFrom(version, step(matter.routing)?.next ?? null, procedure)?.tier;
    if (!next) return undefined;
    const [near] = next === 'workstation' ? ranked(matter, at, openCasesAt) : [];
    const tier = next === 'workstation' && !near ? 'centre' : next;
    const to = moved(matter, tier, near?.venue ?? centreOf(matter), texts.stepUp.rule, at);
    return 'rejected' in to ? undefined : to;
  };

  const reroute: Router['reroute'] = (matter, at, openCasesAt = noneOpen) => {
    const { routing } = matter;
    const version = routing.ladder ?? newest;
    const anew = route(matter, at, openCasesAt, version);
    if (anew.tier === null) return anew;
    const { needed, reasons } = needs(matter);
    const departments = [...new Set([...needed.departments, ...(routing.departments ?? [])])];
    if (isBelow(routing.tier, anew.tier)) return { ...anew, departments };
    const { procedure } = anew;
    const held = heldFrom(version, routing.tier, procedure) ?? stepOf(version, 'joint');
    const asked = {
      needed: { ...needed, departments, goldMedal: routing.goldMedal || needed.goldMedal },
      reasons,
    };
    const why = anew.reasons.slice(0, 1);
    if (held.tier !== routing.tier) {
      const place = { tier: held.tier, venue: centreOf(matter), procedure, reasons: why };
      return decided(place, asked, version, at);
    }
    return {
      ...routing,
      ...asked.needed,
      procedure,
      panel: panelOf(held, procedure),
      reasons: [...why, ...reasons],
    };
  };

  const reopen: Router['reopen'] = (matter, at) => {
    const { procedure } = matter.routing;
    const tier = heldFrom(newest, 'centre', procedure)?.tier ?? 'joint';
    const place = { tier, venue: centreOf(matter), procedure, reasons: [{ rule: texts.reopened.rule }] };
    return decided(place, needs(matter), newest, at);
  };

  return { route, transfer, stepUp, reroute, reopen, step };
}

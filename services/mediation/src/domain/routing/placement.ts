import type { Procedure, RoutingFacts, Tier } from '@maplebridge/contracts/mediation';
import { type City, matcher } from '@maplebridge/directory';
import { type Ladders, panelOf } from './ladder.ts';
import type { Limits } from './limits.ts';
import type { Matter } from './matter.ts';
import type { Needs } from './needs.ts';
import type { Venues } from './venues.ts';
import { noneOpen, type OpenCasesAt, type RankWorkstations } from './workstations.ts';

export interface Place {
  readonly tier: Tier;
  readonly venue: string | null;
  readonly procedure: Procedure;
  readonly reasons: RoutingFacts['reasons'];
  readonly distanceMetres?: number;
  readonly candidates?: RoutingFacts['candidates'];
}

/** The complete decision: a place, what the matter needs there, and how long it may stay on that step. */
export type Complete = (place: Place, needs: Needs, version: number, at: string) => RoutingFacts;

export const completing =
  ({ stepOf }: Ladders, limits: Pick<Limits, 'end'>): Complete =>
  (place, { needed, reasons }, version, at) => {
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
  };

export interface PlacementParts {
  readonly ladders: Ladders;
  readonly venues: Venues;
  readonly needs: (matter: Matter) => Needs;
  readonly ranked: RankWorkstations;
  readonly complete: Complete;
}

export type Route = (matter: Matter, at: string, openCasesAt?: OpenCasesAt, version?: number) => RoutingFacts;

/** Where a new case goes: the first matching line of the city's decision table. */
export function placement(
  city: City,
  { ladders, venues: { centreOf }, needs, ranked, complete }: PlacementParts,
): Route {
  const { placement: table, noWorkstation, opensLater, candidates: shown } = city.policy.routing;
  const lines = table.map((line) => ({ line, applies: matcher(line.when) }));

  /** The best workstation, or the centre if there is no workstation near. */
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
      candidates: candidates.slice(0, shown),
      reasons: [{ rule: open ? rule : opensLater.rule, values: { venue, metres } }],
    };
  }

  return (matter, at, openCasesAt = noneOpen, version = ladders.newest) => {
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
    return complete(place, needs(matter), version, at);
  };
}

import type { MediatorGroup, Procedure, RoutingFacts, Tier } from '@maplebridge/contracts/mediation';
import type { City, Ladder, Step } from '@maplebridge/directory';

const order: readonly (Tier | null)[] = [null, 'on-the-spot', 'workstation', 'centre', 'joint'];
export const isBelow = (one: Tier | null, other: Tier | null): boolean =>
  order.indexOf(one) < order.indexOf(other);

/** The leading mediator is of the group whose legal act it is: people's, police and judicial mediation differ in law. */
export function panelOf({ tier, panel }: Step, procedure: Procedure): MediatorGroup[] {
  // The officer on the spot leads what is settled there.
  if (tier === 'on-the-spot') return [];
  return [procedure, ...panel.filter((group) => group !== procedure)];
}

/** All versions of the ladder. A case keeps the version it began with (ADR 0023). */
export interface Ladders {
  readonly newest: number;
  /** Throws if that version has no such step. */
  stepOf(version: number, tier: Tier): Step;
  /** The first step, from `tier` upwards, that may hold a case of this procedure. */
  heldFrom(version: number, tier: Tier | null, procedure: Procedure): Step | undefined;
  /** The step of a routed case; undefined if the case is not mediated. */
  step(routing: RoutingFacts): Step | undefined;
}

export function laddersOf(city: Pick<City, 'ladders'>): Ladders {
  const ladders = city.ladders.map((ladder) => ({
    ladder,
    steps: new Map<Tier, Step>(ladder.steps.map((step) => [step.tier, step])),
  }));
  const newest = (ladders.at(-1) as { ladder: Ladder }).ladder.version;

  function stepOf(version: number, tier: Tier): Step {
    const step = ladders[version - 1]?.steps.get(tier);
    if (!step) throw new Error(`version ${version} of the ladder has no step "${tier}"`);
    return step;
  }

  function heldFrom(version: number, tier: Tier | null, procedure: Procedure): Step | undefined {
    for (let at = tier; at !== null; ) {
      const step = ladders[version - 1]?.steps.get(at);
      if (!step || step.holders.includes(procedure)) return step;
      at = step.next;
    }
    return undefined;
  }

  const step = ({ tier, ladder = newest }: RoutingFacts) =>
    tier === null ? undefined : stepOf(ladder, tier);

  return { newest, stepOf, heldFrom, step };
}

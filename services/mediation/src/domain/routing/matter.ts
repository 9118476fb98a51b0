import type { Area } from '@maplebridge/contracts';
import type { DisputeCategory, DisputeFacts } from '@maplebridge/contracts/intake';
import type { RoutingFacts, Tier } from '@maplebridge/contracts/mediation';
import type { LngLat } from '@maplebridge/directory';

/** The input of a routing decision. */
export interface Matter {
  readonly category: DisputeCategory;
  readonly area: Area;
  readonly facts: DisputeFacts;
  readonly position: LngLat;
}

/** A matter that already has a routing. */
export type Routed = Matter & { readonly routing: RoutingFacts };

/** The tier, venue and departments to which a case is to be transferred. */
export interface Wish {
  readonly tier: Tier;
  readonly venue?: string | undefined;
  readonly departments?: readonly string[] | undefined;
}

import type { RoutingFacts } from '@maplebridge/contracts/mediation';
import { type City, geography, type Step } from '@maplebridge/directory';
import type { Rejection } from '@maplebridge/event-log';
import { laddersOf } from './ladder.ts';
import type { Limits } from './limits.ts';
import type { Matter, Routed, Wish } from './matter.ts';
import { moving, reopening, rerouting, steppingUp, transferring } from './moves.ts';
import { needsOf } from './needs.ts';
import { completing, type PlacementParts, placement } from './placement.ts';
import { venuesOf } from './venues.ts';
import { type OpenCasesAt, workstations } from './workstations.ts';

/** `at`, RFC 3339: the instant from which opening hours and the step's time count. */
export interface Router {
  /** Where a new case goes and why. Uses the newest version of the ladder unless `ladder` is given. */
  route(matter: Matter, at: string, openCasesAt?: OpenCasesAt, ladder?: number): RoutingFacts;
  /** Where an open case goes: up the ladder, or to another workstation. */
  transfer(matter: Routed, wish: Wish, at: string, openCasesAt?: OpenCasesAt): RoutingFacts | Rejection;
  /** Where a case goes when the time of its step has ended; undefined if it stays. */
  stepUp(matter: Routed, at: string, openCasesAt?: OpenCasesAt): RoutingFacts | undefined;
  /** Where a case goes when more is known about it. Never down the ladder. */
  reroute(matter: Routed, at: string, openCasesAt?: OpenCasesAt): RoutingFacts;
  /** Where an ended case goes when it is reopened. */
  reopen(matter: Routed, at: string): RoutingFacts;
  /** The step of a case, in the version of the ladder that it began with; undefined if it is not mediated. */
  step(routing: RoutingFacts): Step | undefined;
}

/** The routing of a city, from its decision table, venues and ladder. */
export function router(city: City, limits: Pick<Limits, 'end'>): Router {
  const ladders = laddersOf(city);
  const parts: PlacementParts = {
    ladders,
    venues: venuesOf(city),
    needs: needsOf(city),
    ranked: workstations(city, geography(city)),
    complete: completing(ladders, limits),
  };
  const route = placement(city, parts);
  const move = moving(parts);
  return {
    route,
    transfer: transferring(city, parts, move),
    stepUp: steppingUp(city, parts, move),
    reroute: rerouting(parts, route),
    reopen: reopening(city, parts),
    step: ladders.step,
  };
}

import { listWorkstations, previewRouting } from '@maplebridge/contracts/mediation';
import { geography, toWgs84 } from '@maplebridge/directory';
import { type Binding, type Caller, coversArea, ok, on, refuse } from '@maplebridge/lambda';
import type { ApiDeps } from '../deps.ts';
import { proposals } from '../domain/routing/pool.ts';
import { workstations } from '../domain/routing/workstations.ts';
import { inWords, presentRouting } from './presenters/case.ts';

/** A preview of a routing decision, and the workstations near a point. Nothing is stored. */
export function routingRoutes(deps: ApiDeps): Binding[] {
  const { city, casePolicy, sentences, policy } = deps;
  const map = geography(city);
  const near = workstations(city, map);
  const venues = new Map(city.venues.map((it) => [it.id, it]));

  return [
    on(previewRouting, async ({ body, caller, context }) => {
      const { crs = 'WGS-84', ...given } = body.position;
      const position = toWgs84(given, crs);
      const area = map.areaAt(position);
      if (!area) return { ...refuse('outside-city'), field: '/position' };
      if (!coversArea(caller as Caller, area)) return refuse('area-not-yours');
      const at = body.at ?? context.now;
      const matter = { category: body.category, facts: body.facts ?? {}, area, position };
      const [openCasesAt, members] = await Promise.all([
        deps.busyness(area.station),
        deps.mediatorsServing(area),
      ]);
      const routing = casePolicy.router.route(matter, at, openCasesAt);
      const limit =
        routing.tier === null
          ? undefined
          : casePolicy.limits.mediation(matter.category, routing.procedure, at);
      const { stepDueAt, tier } = routing;
      return ok({
        area,
        routing: presentRouting(routing, sentences),
        deadlines: [
          ...(stepDueAt ? [{ rule: `step-${tier}`, dueAt: stepDueAt }] : []),
          ...(limit ? [limit] : []),
        ],
        mediators: Array.from(
          proposals({ ...matter, routing, excluded: [] }, members, policy.routing.nextInTurn.rule),
          ({ member, reasons }) => ({
            mediator: member.id,
            group: member.group,
            reasons: inWords([...reasons], sentences),
          }),
        ),
      });
    }),

    on(listWorkstations, async ({ query, context }) => {
      const { lng, lat, category, at = context.now, limit = 10 } = query;
      const position = { lng, lat };
      const area = map.areaAt(position);
      if (!area) return refuse('outside-city');
      const candidates = near({ position, area, category }, at, await deps.busyness(area.station));
      const items = candidates.slice(0, limit).flatMap(({ venue, ...weighed }) => {
        const it = venues.get(venue);
        return it ? [{ id: it.id, name: it.name, position: it.position, sample: it.sample, ...weighed }] : [];
      });
      return ok({ area, items });
    }),
  ];
}

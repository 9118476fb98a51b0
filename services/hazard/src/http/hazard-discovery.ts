import type { BodyOf } from '@maplebridge/contracts';
import type { HazardSource, reportHazard } from '@maplebridge/contracts/hazard';
import { coarse, type Geography, toWgs84 } from '@maplebridge/directory';
import { type Call, type Caller, type ProblemReply, refuse } from '@maplebridge/lambda';
import type { FindHazard } from '../hazard/commands.ts';
import type { DataOf } from '../hazard/state.ts';
import { earlierHazards } from '../read-model/earlier-hazards.ts';
import { areaBarred } from './access.ts';
import type { HazardDeps } from './hazard-access.ts';
import { noteKey, times } from './notes.ts';
import { type Sites, siteOf, unknownUnit } from './site-access.ts';

type Body = BodyOf<typeof reportHazard>;
type Where = Pick<DataOf<'found'>, 'area' | 'park' | 'position' | 'enterprise' | 'unit'>;

/** Builds the command for a reported hazard. The caller's role decides its source. */
export async function foundBy(
  deps: HazardDeps,
  map: Geography,
  call: Pick<Call, 'context'> & { readonly body: Body; readonly caller: Caller },
): Promise<FindHazard | ProblemReply> {
  const { body, caller } = call;
  const where = 'enterprise' in body ? await atEnterprise(deps, body, caller) : atPosition(map, body, caller);
  if ('rejected' in where) return where;
  const { kind, clause } = body;
  if (clause && !deps.hasItem(clause.pack, clause.item)) {
    return { ...refuse('unknown-checklist'), field: '/clause' };
  }
  const when = times(call);
  return {
    type: 'FindHazard',
    kind,
    source: sourceOf(caller),
    ...where,
    ...(clause && { clause }),
    ...(await earlierHazards(deps.view, deps.policy, { ...where, clause }, when.at)),
    note: noteKey(call),
    ...when,
  };
}

function sourceOf({ role }: Caller): HazardSource {
  if (role === 'enterprise') return 'self-check';
  return role === 'department' ? 'partner' : 'patrol';
}

async function atEnterprise(
  sites: Sites,
  { enterprise, unit, kind }: Extract<Body, { enterprise: string }>,
  caller: Caller,
): Promise<Where | ProblemReply> {
  const state = await siteOf(sites, enterprise, caller, { of: 'hazard', kind });
  if ('rejected' in state) return state;
  const { area, park, position } = state;
  return unknownUnit(state, unit) ?? { enterprise, ...(unit && { unit }), area, park, position };
}

/** The place of a hazard whose enterprise is not known yet. */
function atPosition(
  map: Geography,
  { position: { crs = 'WGS-84', ...given }, kind }: Exclude<Body, { enterprise: string }>,
  caller: Caller,
): Where | ProblemReply {
  if (caller.role === 'enterprise') {
    return refuse('enterprise-not-yours', 'name the enterprise you act for');
  }
  const position = toWgs84(given, crs);
  const area = map.areaAt(position);
  if (!area) return { ...refuse('outside-city'), field: '/position' };
  return areaBarred(area, caller, { of: 'hazard', kind }) ?? { area, park: null, position: coarse(position) };
}

import { addEvidence, placeHazard, rectifyHazard, reportHazard } from '@maplebridge/contracts/hazard';
import { geography } from '@maplebridge/directory';
import { type Binding, coversArea, createdId, on, refuse } from '@maplebridge/lambda';
import { hazardStream } from '../hazard/stream.ts';
import { findHazard, type HazardDeps } from './hazard-access.ts';
import { hazardRunner } from './hazard-commands.ts';
import { hazardDecisions } from './hazard-decisions.ts';
import { foundBy } from './hazard-discovery.ts';
import { hazardPhotos } from './hazard-photos.ts';
import { hazardReads } from './hazard-reads.ts';
import { keeping, times } from './notes.ts';
import { missingPhotos } from './photos.ts';
import { enterpriseOf, unknownUnit } from './site-access.ts';

/** All routes of hazards. */
export function hazardRoutes(deps: HazardDeps): Binding[] {
  const { hazards, personalData } = deps;
  const { run, runAs, answered } = hazardRunner(deps);
  const map = geography(deps.city);

  return [
    ...hazardReads(deps),
    ...hazardPhotos(deps),
    ...hazardDecisions(deps),

    on(reportHazard, async (call) => {
      const command = await foundBy(deps, map, call);
      if ('rejected' in command) return command;
      const id = createdId(call.context.request);
      const stream = hazardStream(id);
      const context = keeping(personalData, stream, call, { words: call.body.notes }, 'safety-record');
      return answered(await hazards.execute(stream, command, context), id, call.caller);
    }),
    on(placeHazard, async (call) => {
      const { enterprise, unit } = call.body;
      const found = await findHazard(deps, call.params.id, call.caller);
      if ('rejected' in found) return found;
      const state = await enterpriseOf(deps.enterprises, enterprise);
      if (!state || !coversArea(call.caller, state.area))
        return { ...refuse('unknown-enterprise'), field: '/enterprise' };
      const unknown = unknownUnit(state, unit);
      if (unknown) return unknown;
      const place = { enterprise, ...(unit && { unit }), park: state.park };
      return run(call, { type: 'PlaceHazard', ...place, ...times(call) });
    }),
    on(addEvidence, async (call) => {
      const { id } = call.params;
      const found = await findHazard(deps, id, call.caller);
      if ('rejected' in found) return found;
      const missing = await missingPhotos(deps.photos, hazardStream(id), call.body.photos);
      return missing ?? run(call, { type: 'AddEvidence', ...call.body, ...times(call) });
    }),
    on(rectifyHazard, (call) =>
      runAs(call, (done) => ({ type: 'RectifyHazard', ...done, ...times(call) }), call.body.notes),
    ),
  ];
}

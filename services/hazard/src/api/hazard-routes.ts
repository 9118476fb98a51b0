import {
  addEvidence,
  dismissHazard,
  extendOrder,
  gradeHazard,
  type HazardView,
  orderRectification,
  placeHazard,
  rectifyHazard,
  reportHazard,
  reviewHazard,
} from '@maplebridge/contracts/hazard';
import { geography } from '@maplebridge/directory';
import type { Execution } from '@maplebridge/event-log';
import {
  answer,
  type Binding,
  type Call,
  type Caller,
  created,
  derivedId,
  idOfAccount,
  on,
  type Refusal,
  type Reply,
  refuse,
} from '@maplebridge/lambda';
import type { HazardCommand } from '../hazard/commands.ts';
import { isOriginal } from '../hazard/dismissing.ts';
import { hazardStream } from '../hazard/hazard.ts';
import type { HazardState } from '../hazard/state.ts';
import { areaBarred } from './access.ts';
import { findHazard, type HazardDeps, hazardAdmission, presented } from './hazard-access.ts';
import { foundBy } from './hazard-found.ts';
import { hazardPhotos } from './hazard-photos.ts';
import { hazardReads } from './hazard-reads.ts';
import { keeping, noteKey, times } from './noted.ts';
import { missingPhotos } from './photos.ts';
import { enterpriseOf, unknownUnit } from './site.ts';

/** A request about one hazard. */
type HazardCall = Pick<Call, 'attempt'> & {
  readonly params: { readonly id: string };
  readonly caller: Caller;
};
type Answer = Promise<Reply<HazardView> | Refusal>;

/** Everything about hazards. */
export function hazardRoutes(deps: HazardDeps): Binding[] {
  const { hazards, dossier } = deps;
  const map = geography(deps.city);

  const answered = (execution: Execution<HazardState>, id: string, caller: Caller) =>
    answer(execution, async (state, version) => {
      if (!state) throw new Error(`${id} has no state after its command`);
      return created(await presented(deps, id, state, caller), version, `/hazards/${id}`);
    });

  /** Runs a command on a hazard that the caller may touch; its words go to the dossier. */
  async function run(call: HazardCall, command: HazardCommand, words?: object): Answer {
    const { params, caller } = call;
    const stream = hazardStream(params.id);
    const admit = await hazardAdmission(deps, params.id, caller);
    const attempt = words ? keeping(dossier, stream, call, words, 'safety-record') : call.attempt;
    const execution = await hazards.execute(stream, command, { ...attempt, admit });
    return answered(execution, params.id, caller);
  }

  return [
    ...hazardReads(deps),
    ...hazardPhotos(deps),

    on(reportHazard, async (call) => {
      const command = await foundBy(deps, map, call);
      if ('rejected' in command) return command;
      const id = derivedId(call.caller, call.key);
      const stream = hazardStream(id);
      const attempt = keeping(dossier, stream, call, { words: call.body.notes }, 'safety-record');
      return answered(await hazards.execute(stream, command, attempt), id, call.caller);
    }),
    on(placeHazard, async (call) => {
      const { enterprise, unit } = call.body;
      const state = await enterpriseOf(deps.enterprises, enterprise);
      if (!state) return { ...refuse('unknown-enterprise'), field: '/enterprise' };
      const refused = areaBarred(state.area, call.caller) ?? unknownUnit(state, unit);
      if (refused) return refused;
      const place = { enterprise, ...(unit && { unit }), park: state.park };
      return run(call, { type: 'PlaceHazard', ...place, ...times(call) });
    }),
    on(gradeHazard, (call) => run(call, { type: 'GradeHazard', ...call.body, ...times(call) })),
    on(orderRectification, (call) => {
      const { fundsYuan, deadline, stop, measures, responsible, contingencyPlan } = call.body;
      const order = { fundsYuan, deadline, stop, note: noteKey(call) };
      const words = { measures, responsible, contingencyPlan };
      return run(call, { type: 'OrderRectification', ...order, ...times(call) }, words);
    }),
    on(extendOrder, (call) => {
      const { deadline, reason } = call.body;
      const words = { words: reason };
      return run(call, { type: 'ExtendOrder', deadline, note: noteKey(call), ...times(call) }, words);
    }),
    on(addEvidence, async (call) => {
      const { id } = call.params;
      const found = await findHazard(deps, id, call.caller);
      if ('rejected' in found) return found;
      const missing = await missingPhotos(deps.photos, hazardStream(id), call.body.photos);
      return missing ?? run(call, { type: 'AddEvidence', ...call.body, ...times(call) });
    }),
    on(rectifyHazard, (call) =>
      run(call, { type: 'RectifyHazard', ...done(call), ...times(call) }, { words: call.body.notes }),
    ),
    on(reviewHazard, (call) => {
      const { passed, notes } = call.body;
      const command = { type: 'ReviewHazard', passed, ...done(call), ...times(call) } as const;
      return run(call, command, { words: notes });
    }),
    on(dismissHazard, async (call) => {
      const { reason, at: _, ...why } = call.body;
      if (why.why === 'duplicate') {
        const { state } = await hazards.load(hazardStream(why.of));
        if (!isOriginal(state)) return { ...refuse('duplicate-of-itself'), field: '/of' };
      }
      const self = { hazard: call.params.id, note: noteKey(call) };
      return run(call, { type: 'DismissHazard', ...why, ...self, ...times(call) }, { words: reason });
    }),
  ];
}

/** Who did it, by the hash of their account, and where their words stand. */
const done = (call: HazardCall) => ({ by: idOfAccount(call.caller.sub), note: noteKey(call) });

import {
  dismissHazard,
  extendOrder,
  gradeHazard,
  orderRectification,
  reviewHazard,
} from '@maplebridge/contracts/hazard';
import { type Binding, on, refuse } from '@maplebridge/lambda';
import { isOriginal } from '../hazard/dismissal.ts';
import { findHazard, type HazardRunning } from './hazard-access.ts';
import { hazardRunner } from './hazard-commands.ts';
import { noteKey, times } from './notes.ts';

/** The decisions of an authority on a hazard, received by HTTP or by message. */
export function hazardDecisions(deps: HazardRunning): Binding[] {
  const { run, runAs } = hazardRunner(deps);
  return [
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
    on(reviewHazard, (call) => {
      const { passed, notes } = call.body;
      return runAs(call, (done) => ({ type: 'ReviewHazard', passed, ...done, ...times(call) }), notes);
    }),
    on(dismissHazard, async (call) => {
      const { reason, at: _, ...why } = call.body;
      const { params, caller } = call;
      if (why.why === 'duplicate') {
        const found = await findHazard(deps, params.id, caller);
        if ('rejected' in found) return found;
        // Do not reveal whether a hazard outside the caller's area exists.
        const original = await findHazard(deps, why.of, caller);
        if ('rejected' in original || !isOriginal(original.state))
          return { ...refuse('duplicate-of-itself'), field: '/of' };
      }
      const self = { hazard: params.id, note: noteKey(call) };
      return run(call, { type: 'DismissHazard', ...why, ...self, ...times(call) }, { words: reason });
    }),
  ];
}

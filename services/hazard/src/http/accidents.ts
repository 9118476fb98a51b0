import { closeAccident, getAccident, reportAccident, reportUpward } from '@maplebridge/contracts/hazard';
import { type Binding, createdId, ok, on, refuse } from '@maplebridge/lambda';
import { accidentStream } from '../accident/stream.ts';
import { type AccidentDeps, accidentCommands } from './accident-commands.ts';
import { keeping, noteKey, times } from './notes.ts';
import { siteOf, unknownUnit } from './site-access.ts';

/** All routes of accidents. */
export function accidentRoutes(deps: AccidentDeps): Binding[] {
  const { accidents, personalData, ...sites } = deps;
  const { presented, answered, admission, run } = accidentCommands(deps);

  return [
    on(reportAccident, async (call) => {
      const { enterprise, unit, kind, occurredAt, deaths = 0, injured = 0, notes } = call.body;
      const { caller, context } = call;
      const state = await siteOf(sites, enterprise, caller, { of: 'accident', kind });
      if ('rejected' in state) return state;
      const unknown = unknownUnit(state, unit);
      if (unknown) return unknown;
      const { area, park } = state;
      const facts = { enterprise, ...(unit && { unit }), area, park, kind, deaths, injured };
      const id = createdId(call.context.request);
      const stream = accidentStream(id);
      const result = await accidents.execute(
        stream,
        { type: 'ReportAccident', ...facts, note: noteKey(call), at: occurredAt, now: context.now },
        keeping(personalData, stream, call, { words: notes }, 'safety-record'),
      );
      return answered(result, id);
    }),

    on(getAccident, async ({ params: { id }, caller }) => {
      const admit = await admission(id, caller, ({ kind, told }) => ({ of: 'accident-told', kind, told }));
      const { state, version } = await accidents.load(accidentStream(id));
      const barred = admit(state);
      if (barred || !state) return barred ?? refuse('not-found');
      return ok(await presented(id, state), version);
    }),

    on(reportUpward, (call) => run(call, { type: 'ReportUpward', to: call.body.to, ...times(call) })),
    on(closeAccident, (call) =>
      run(call, { type: 'CloseAccident', note: noteKey(call), ...times(call) }, { words: call.body.notes }),
    ),
  ];
}

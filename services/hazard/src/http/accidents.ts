import type { Matter } from '@maplebridge/contracts';
import {
  type Accident as AccidentView,
  type accidentEvents,
  closeAccident,
  getAccident,
  reportAccident,
  reportUpward,
} from '@maplebridge/contracts/hazard';
import type { aggregateLog, CommandResult, PersonalDataStore } from '@maplebridge/event-log';
import {
  answer,
  type Binding,
  type Call,
  type Caller,
  created,
  createdId,
  ok,
  on,
  type ProblemReply,
  type Reply,
  refuse,
} from '@maplebridge/lambda';
import type { AccidentCommand } from '../accident/commands.ts';
import type { Accident, AccidentState } from '../accident/state.ts';
import { accidentStream } from '../accident/stream.ts';
import { keeping, noteKey, times } from './notes.ts';
import { presentAccident } from './presenters/accident.ts';
import { type Sites, siteAdmission, siteOf, unknownUnit } from './site-access.ts';

/** What the routes of accidents work with. */
export interface AccidentDeps extends Sites {
  readonly accidents: ReturnType<typeof aggregateLog<AccidentState, AccidentCommand, typeof accidentEvents>>;
  readonly personalData: PersonalDataStore;
}

type AccidentCall = Pick<Call, 'context'> & {
  readonly params: { readonly id: string };
  readonly caller: Caller;
};

/** Accidents: told at once, and followed on their way up. */
export function accidentRoutes({ accidents, personalData, ...sites }: AccidentDeps): Binding[] {
  async function presented(id: string, state: Accident): Promise<AccidentView> {
    const kept = await personalData.read(accidentStream(id), state.note);
    return presentAccident(id, state, typeof kept?.words === 'string' ? kept.words : null);
  }

  const answered = (result: CommandResult<AccidentState>, id: string) =>
    answer(result, async (state, version) => {
      if (!state) throw new Error(`${id} has no state after its command`);
      return created(await presented(id, state), version, `/accidents/${id}`);
    });

  const admission = (id: string, caller: Caller, matterOf: (state: Accident) => Matter) =>
    siteAdmission(sites, caller, async () => (await accidents.load(accidentStream(id))).state, matterOf);

  async function run(
    call: AccidentCall,
    command: AccidentCommand,
    words?: object,
  ): Promise<Reply<AccidentView> | ProblemReply> {
    const { id } = call.params;
    const stream = accidentStream(id);
    const admit = await admission(id, call.caller, ({ kind }) => ({ of: 'accident', kind }));
    const context = words ? keeping(personalData, stream, call, words, 'safety-record') : call.context;
    return answered(await accidents.execute(stream, command, { ...context, admit }), id);
  }

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

import type { Area } from '@maplebridge/contracts';
import {
  assessMajorHazard,
  changeEnterprise,
  closeUnit,
  declareInventory,
  declareUnit,
  type Enterprise as EnterpriseView,
  getEnterprise,
  listDeclaredUnits,
  nameResponsible,
  registerEnterprise,
} from '@maplebridge/contracts/hazard';
import { coarse, geography, toWgs84 } from '@maplebridge/directory';
import type { CommandResult } from '@maplebridge/event-log';
import {
  answer,
  type Binding,
  type Call,
  type Caller,
  coversArea,
  created,
  hashedId,
  keepingPersons,
  ok,
  on,
  type ProblemReply,
  type Pseudonym,
  type Reply,
  refuse,
} from '@maplebridge/lambda';
import { assess } from '../domain/assessment/assess.ts';
import type { EnterpriseCommand } from '../enterprise/commands.ts';
import type { EnterpriseState } from '../enterprise/state.ts';
import { enterpriseStream } from '../enterprise/stream.ts';
import { toReassess } from '../enterprise/unit-assessment.ts';
import { mayRing, siteBar } from './access.ts';
import { areaOf, type EnterpriseDeps } from './enterprise-deps.ts';
import { enterprisePrivacy } from './enterprise-privacy.ts';
import { keeping, noteKey } from './notes.ts';
import type { Readable } from './presenters/enterprise.ts';
import { enterpriseView, unitsPart } from './presenters/enterprise-part.ts';
import { unitReads } from './units.ts';

/** A request about one enterprise. */
type EnterpriseCall = Pick<Call, 'context'> & {
  readonly params: { readonly id: string };
  readonly caller: Caller;
};
type Answer = Promise<Reply<EnterpriseView> | ProblemReply>;

/** An enterprise is registered once: its id follows from its unified code. */
const idOfEnterprise = (code: string): string => hashedId('enterprise', code);

/** What belongs to an enterprise and the department that supervises it. */
const supervised = { of: 'supervision' } as const;

/** The register of enterprises and their units. */
export function enterpriseRoutes(deps: EnterpriseDeps): Binding[] {
  const { enterprises, personalData, policy, people } = deps;
  const map = geography(deps.city);

  const readable = async (id: string, area: Area, caller: Caller): Promise<Readable> => ({
    names: await personalData.readAll(enterpriseStream(id)),
    phones: mayRing(area, caller, supervised),
  });

  async function present(
    id: string,
    state: EnterpriseState,
    caller: Caller,
    unit?: string,
  ): Promise<EnterpriseView> {
    if (!state) throw new Error(`${id} has no state after its command`);
    return enterpriseView(policy, id, state, await readable(id, state.area, caller), unit);
  }

  /** `unit`: which the command was about; the last one unless told. */
  const answered = (result: CommandResult<EnterpriseState>, id: string, caller: Caller, unit?: string) =>
    answer(result, async (state, version) => {
      const own = unit ?? Object.keys(state?.units ?? {}).at(-1);
      return created(await present(id, state, caller, own), version, `/enterprises/${id}`);
    });

  /** Runs a command on an enterprise that the caller may touch; names go to the personal-data store. */
  async function execute(
    call: EnterpriseCall,
    command: EnterpriseCommand,
    names?: object,
    persons: readonly Pseudonym[] = [],
  ) {
    const { id } = call.params;
    const stream = enterpriseStream(id);
    const noted = names ? keeping(personalData, stream, call, names, 'enterprise') : call.context;
    const beforeAppend = keepingPersons(persons, noted.beforeAppend);
    const admit = await siteBar(people, id, call.caller, supervised);
    return enterprises.execute(stream, command, { ...noted, beforeAppend, admit });
  }

  /** Those who act for an enterprise, as its history calls them. */
  const acting = (id: string, accounts: readonly string[]) =>
    Promise.all(accounts.map((account) => people.of(enterpriseStream(id), account, 'enterprise')));

  const run = async (call: EnterpriseCall, command: EnterpriseCommand, names?: object): Answer =>
    answered(
      await execute(call, command, names),
      call.params.id,
      call.caller,
      'unit' in command ? command.unit : undefined,
    );

  /** Steps until every unit was assessed for the residents there are now; a repetition of the request takes up where it stopped. */
  async function reassessRest(
    { params, context }: EnterpriseCall,
    changed: CommandResult<EnterpriseState>,
  ): Promise<CommandResult<EnterpriseState>> {
    const { by, now, traceparent } = context;
    let result = changed;
    while ('state' in result && result.state && toReassess(result.state).length) {
      const command = { type: 'ReassessUnits', at: now } as const;
      result = await enterprises.execute(enterpriseStream(params.id), command, { by, now, traceparent });
    }
    return result;
  }

  return [
    on(assessMajorHazard, async ({ body: { residents, entries } }) => {
      const assessment = assess(policy, residents, entries);
      return 'rejected' in assessment ? assessment : ok(assessment);
    }),

    on(registerEnterprise, async (call) => {
      const { name, accounts = [], park = null, position: given, ...facts } = call.body;
      const { crs = 'WGS-84', ...degrees } = given;
      const position = toWgs84(degrees, crs);
      const area = areaOf(deps.city, map, position, park);
      if ('rejected' in area) return area;
      if (!coversArea(call.caller, area)) return refuse('area-not-yours');
      const id = idOfEnterprise(facts.code);
      const stream = enterpriseStream(id);
      const persons = await acting(id, accounts);
      const command = {
        type: 'RegisterEnterprise',
        ...facts,
        area,
        park,
        position: coarse(position),
        accounts: persons.map((it) => it.id),
        note: noteKey(call),
        at: call.context.now,
      } as const;
      const noted = keeping(personalData, stream, call, { name, position }, 'enterprise');
      const context = { ...noted, beforeAppend: keepingPersons(persons, noted.beforeAppend) };
      return answered(await enterprises.execute(stream, command, context), id, call.caller);
    }),

    on(getEnterprise, async ({ params: { id }, caller }) => {
      const { state, version } = await enterprises.load(enterpriseStream(id));
      const bar = await siteBar(people, id, caller, { of: 'enterprise' });
      return bar(state) ?? ok(await present(id, state, caller), version);
    }),

    on(listDeclaredUnits, async ({ params: { id }, query, caller }) => {
      const { state, version } = await enterprises.load(enterpriseStream(id));
      const barred = (await siteBar(people, id, caller, { of: 'enterprise' }))(state);
      if (barred || !state) return barred ?? refuse('not-found');
      const part = unitsPart(policy, state, await readable(id, state.area, caller), query);
      return 'rejected' in part ? part : ok(part, version);
    }),

    on(changeEnterprise, async (call) => {
      const { residents, accounts } = call.body;
      const persons = accounts && (await acting(call.params.id, accounts));
      const command = {
        type: 'ChangeEnterprise',
        residents,
        accounts: persons?.map((it) => it.id),
        at: call.context.now,
      } as const;
      const changed = await execute(call, command, undefined, persons);
      return answered(await reassessRest(call, changed), call.params.id, call.caller);
    }),

    on(declareUnit, (call) => {
      const { kind, name } = call.body;
      const note = noteKey(call);
      return run(call, { type: 'DeclareUnit', kind, note, at: call.context.now }, { name });
    }),

    on(declareInventory, (call) => {
      const { unit } = call.params;
      const { entries } = call.body;
      return run(call, { type: 'DeclareInventory', unit, entries, at: call.context.now });
    }),

    on(nameResponsible, (call) => {
      const { unit } = call.params;
      const { duty, ...person } = call.body;
      const note = noteKey(call);
      return run(call, { type: 'NameResponsible', unit, duty, note, at: call.context.now }, person);
    }),

    on(closeUnit, (call) => run(call, { type: 'CloseUnit', unit: call.params.unit, at: call.context.now })),

    ...unitReads(deps),
    ...enterprisePrivacy(deps),
  ];
}

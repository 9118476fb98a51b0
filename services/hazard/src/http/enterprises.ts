import {
  assessMajorHazard,
  changeEnterprise,
  getEnterprise,
  registerEnterprise,
} from '@maplebridge/contracts/hazard';
import { coarse, geography, toWgs84 } from '@maplebridge/directory';
import type { CommandResult } from '@maplebridge/event-log';
import { type Binding, coversArea, hashedId, keepingPersons, ok, on, refuse } from '@maplebridge/lambda';
import { assess } from '../domain/assessment/assess.ts';
import type { EnterpriseState } from '../enterprise/state.ts';
import { enterpriseStream } from '../enterprise/stream.ts';
import { toReassess } from '../enterprise/unit-assessment.ts';
import { siteBar } from './access.ts';
import { type EnterpriseCall, enterpriseCommands, enterprisePresenter } from './enterprise-commands.ts';
import { areaOf, type EnterpriseDeps } from './enterprise-deps.ts';
import { enterprisePrivacy } from './enterprise-privacy.ts';
import { keeping, noteKey } from './notes.ts';
import { unitRoutes } from './units.ts';

/** All routes of enterprises and their units. */
export const enterpriseRoutes = (deps: EnterpriseDeps): Binding[] => [
  assessmentRoute(deps),
  registrationRoute(deps),
  readRoute(deps),
  changeRoute(deps),
  ...unitRoutes(deps),
  ...enterprisePrivacy(deps),
];

const assessmentRoute = ({ policy }: EnterpriseDeps): Binding =>
  on(assessMajorHazard, async ({ body: { residents, entries } }) => {
    const assessment = assess(policy, residents, entries);
    return 'rejected' in assessment ? assessment : ok(assessment);
  });

/** An enterprise is registered once: its id is derived from its unified code. */
const idOfEnterprise = (code: string): string => hashedId('enterprise', code);

/** The pseudonyms of the accounts that act for an enterprise. */
const acting = ({ people }: EnterpriseDeps, id: string, accounts: readonly string[]) =>
  Promise.all(accounts.map((account) => people.of(enterpriseStream(id), account, 'enterprise')));

function registrationRoute(deps: EnterpriseDeps): Binding {
  const { enterprises, personalData, city } = deps;
  const { answered } = enterpriseCommands(deps);
  const map = geography(city);

  return on(registerEnterprise, async (call) => {
    const { name, accounts = [], park = null, position: given, ...facts } = call.body;
    const { crs = 'WGS-84', ...degrees } = given;
    const position = toWgs84(degrees, crs);
    const area = areaOf(city, map, position, park);
    if ('rejected' in area) return area;
    if (!coversArea(call.caller, area)) return refuse('area-not-yours');
    const id = idOfEnterprise(facts.code);
    const stream = enterpriseStream(id);
    const persons = await acting(deps, id, accounts);
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
  });
}

function readRoute(deps: EnterpriseDeps): Binding {
  const { enterprises, people } = deps;
  const { present } = enterprisePresenter(deps);

  return on(getEnterprise, async ({ params: { id }, caller }) => {
    const { state, version } = await enterprises.load(enterpriseStream(id));
    const bar = await siteBar(people, id, caller, { of: 'enterprise' });
    return bar(state) ?? ok(await present(id, state, caller), version);
  });
}

function changeRoute(deps: EnterpriseDeps): Binding {
  const { execute, answered } = enterpriseCommands(deps);

  return on(changeEnterprise, async (call) => {
    const { residents, accounts } = call.body;
    const persons = accounts && (await acting(deps, call.params.id, accounts));
    const command = {
      type: 'ChangeEnterprise',
      residents,
      accounts: persons?.map((it) => it.id),
      at: call.context.now,
    } as const;
    const changed = await execute(call, command, undefined, persons);
    return answered(await reassessRest(deps, call, changed), call.params.id, call.caller);
  });
}

/** Repeats until every unit is assessed for the present number of residents. A retried request continues where it stopped. */
async function reassessRest(
  { enterprises }: EnterpriseDeps,
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

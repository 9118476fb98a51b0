import {
  closeUnit,
  declareInventory,
  declareUnit,
  listDeclaredUnits,
  listUnits,
  nameResponsible,
} from '@maplebridge/contracts/hazard';
import { type Binding, decodeCursor, encodeCursor, ok, on, refuse } from '@maplebridge/lambda';
import * as z from 'zod';
import { enterpriseStream } from '../enterprise/stream.ts';
import { unitPage } from '../read-model/units.ts';
import { siteBar } from './access.ts';
import { enterpriseCommands, enterprisePresenter } from './enterprise-commands.ts';
import type { EnterpriseDeps } from './enterprise-deps.ts';
import { scopesOf } from './list-scope.ts';
import { noteKey } from './notes.ts';
import { unitsPart } from './presenters/enterprise.ts';

/** The units of enterprises: declared, read and closed. */
export const unitRoutes = (deps: EnterpriseDeps): Binding[] => [
  ...unitCommands(deps),
  declaredUnits(deps),
  fourColourList(deps),
];

function unitCommands(deps: EnterpriseDeps): Binding[] {
  const { run } = enterpriseCommands(deps);
  return [
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
  ];
}

function declaredUnits(deps: EnterpriseDeps): Binding {
  const { enterprises, people, policy } = deps;
  const { readable } = enterprisePresenter(deps);
  return on(listDeclaredUnits, async ({ params: { id }, query, caller }) => {
    const { state, version } = await enterprises.load(enterpriseStream(id));
    const barred = (await siteBar(people, id, caller, { of: 'enterprise' }))(state);
    if (barred || !state) return barred ?? refuse('not-found');
    const part = unitsPart(policy, state, await readable(id, state.area, caller), query);
    return 'rejected' in part ? part : ok(part, version);
  });
}

const defaultPage = 20;
/** The cursor of a list of units: sort key and id. */
const Place = z.string().regex(/^\d-\d{15}-\d{15}#unit-[0-9a-z]{26}-U\d{1,3}$/);

const fourColourList = (deps: EnterpriseDeps): Binding =>
  on(listUnits, async ({ query, caller }) => {
    const { colour, cursor, limit = defaultPage } = query;
    const after = cursor === undefined ? undefined : decodeCursor(cursor, Place);
    if (cursor !== undefined && after === undefined) return refuse('invalid-cursor');
    const scopes = await scopesOf(deps, query, caller, { of: 'enterprise' });
    if ('rejected' in scopes) return scopes;
    const { items, next } = await unitPage(deps.view, colour, { scopes, after, limit });
    return ok({ items: [...items], ...(next !== undefined && { cursor: encodeCursor(next) }) });
  });

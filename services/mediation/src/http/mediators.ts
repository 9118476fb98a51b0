import {
  changeMediator,
  getMediator,
  listMediators,
  MediatorId,
  type MediatorSummary,
  registerMediator,
} from '@maplebridge/contracts/mediation';
import { areaContains, type City, stationsIn } from '@maplebridge/directory';
import { occupancies } from '@maplebridge/event-log';
import {
  answer,
  type Binding,
  type Caller,
  coversArea,
  created,
  decodeCursor,
  encodeCursor,
  firstPart,
  keepingPersons,
  ok,
  on,
  refuse,
} from '@maplebridge/lambda';
import type { ApiDeps } from '../deps.ts';
import type { MediatorState } from '../mediator/state.ts';
import { mediatorStream } from '../mediator/stream.ts';
import { mediatorsIn } from '../read-model/mediator-pool.ts';
import { findMediator, mediatorIdOf, noteKey, register } from './access.ts';

/** The register of mediators. */
export function mediatorRegister(deps: ApiDeps): Binding[] {
  const { city, mediators, personalData, tables } = deps;

  async function present(id: string, state: NonNullable<MediatorState>, caller: Caller) {
    const mayKnow = id === mediatorIdOf(caller) || caller.role === 'supervisor' || caller.role === 'admin';
    const stream = mediatorStream(id);
    const [kept, reservations] = await Promise.all([
      personalData.read(stream, state.note),
      occupancies(tables.client, tables.reservations, [id]),
    ]);
    const held = reservations.get(id)?.holders ?? [];
    return {
      ...summaryOf(id, state),
      name: typeof kept?.name === 'string' ? kept.name : null,
      workload: {
        taken: held.length,
        ...(mayKnow && { cases: held.map((it) => it.replace(/^case-/, '')) }),
        free: state.available ? Math.max(0, state.capacity - held.length) : 0,
      },
    };
  }

  const registered = (result: Awaited<ReturnType<typeof mediators.execute>>, id: string, caller: Caller) =>
    answer(result, async (state, version) => {
      if (!state) throw new Error(`${id} has no state after its command`);
      return created(await present(id, state, caller), version, `/mediators/${id}`);
    });

  return [
    on(registerMediator, async (call) => {
      const { account, name, station, adultCitizen: _, areas, ...facts } = call.body;
      const at = city.stations.find(({ id }) => id === station);
      if (!at) return { ...refuse('unknown-area'), field: '/station' };
      const area = { city: city.code, district: at.district, station };
      if (!coversArea(call.caller, area)) return refuse('area-not-yours');
      const person = await deps.people.of(register, account, 'mediator');
      const { id } = person;
      const stream = mediatorStream(id);
      const { request } = call.context;
      // The account stands beside the name, so that erasing finds what the register is searched by.
      const keepName =
        request &&
        ((held: boolean) =>
          personalData.keep(stream, noteKey(call), { name, account }, request, { as: 'mediator', held }));
      const result = await mediators.execute(
        stream,
        {
          type: 'RegisterMediator',
          ...facts,
          skills: facts.skills ?? [],
          languages: facts.languages ?? [],
          goldMedal: facts.goldMedal ?? false,
          available: true,
          areas: areas ?? [station],
          area,
          note: noteKey(call),
          at: call.context.now,
        },
        { ...call.context, beforeAppend: keepingPersons([person], keepName) },
      );
      return registered(result, id, call.caller);
    }),

    on(changeMediator, async (call) => {
      const { id } = call.params;
      const result = await mediators.execute(
        mediatorStream(id),
        { type: 'ChangeMediator', change: call.body, at: call.context.now },
        {
          ...call.context,
          admit: (state) => (state && coversArea(call.caller, state.area) ? undefined : refuse('not-found')),
        },
      );
      return registered(result, id, call.caller);
    }),

    on(listMediators, async ({ query, caller }) => {
      const area = query.area ?? caller.area;
      if (!areaContains(city, caller.area, area)) return refuse('area-not-yours');
      const rows = await mediatorsIn(tables, reaching(city, area));
      const byId = rows.sort((a, b) => (a.sk < b.sk ? -1 : 1));
      const after = query.cursor === undefined ? '' : decodeCursor(query.cursor, MediatorId);
      if (after === undefined) return refuse('invalid-cursor');
      const rest = byId.filter(({ sk }) => sk > after);
      const { items, cursor: more } = firstPart(
        rest,
        ({ sk, pk: _pk, version: _v, ...facts }) => summaryOf(sk, facts),
        query.limit,
      );
      const last = items.at(-1);
      return ok({ items, ...(more && last && { cursor: encodeCursor(last.id) }) });
    }),

    on(getMediator, async ({ params, caller }) => {
      const found = await findMediator(deps, params.id, caller);
      if ('rejected' in found) return found;
      return ok(await present(params.id, found.state, caller), found.version);
    }),
  ];
}

const summaryOf = (id: string, it: Omit<MediatorSummary, 'id'>): MediatorSummary => {
  const { group, force, skills, languages, areas, capacity, goldMedal, available, area } = it;
  const shown = { group, skills, languages, areas, capacity, goldMedal, available, area };
  return { id, ...shown, ...(force && { force }) };
};

/** The lists of those who serve an area or a part of it: its own, those of what it lies in, and those of its stations. */
function reaching(city: City, area: string): string[] {
  const stations = stationsIn(city, area);
  return [...new Set([city.code, area, ...stations.flatMap(({ id, district }) => [id, district])])];
}

import {
  getObservation,
  listObservations,
  type ObservationSummary,
  recordObservation,
  yearBefore,
} from '@maplebridge/contracts/statistics';
import { areaAt, areaContains, type City, localDate } from '@maplebridge/directory';
import { listPage } from '@maplebridge/event-log';
import {
  answer,
  type Binding,
  type Caller,
  coversArea,
  created,
  decodeCursor,
  encodeCursor,
  ok,
  on,
  type ProblemReply,
  refuse,
  remitBarred,
} from '@maplebridge/lambda';
import * as z from 'zod';
import type { ObservationLog } from '../deps.ts';
import { observationId } from '../derived-ids.ts';
import { observationStream } from '../observation/observation.ts';
import { presentObservation, summarized } from '../observation/presentation.ts';
import { type ListedObservation, listKey, listName } from '../observation/projection.ts';
import type { Observation, ObservationState } from '../observation/state.ts';
import type { View } from '../store/tables.ts';

export interface ObservationDeps {
  readonly city: City;
  readonly view: View;
  readonly observations: ObservationLog;
}

const defaultPage = 20;
/** A key of any list of observations, as they are listed. */
const Place = z.string().regex(/^\d{4}-\d\d-\d\d\/\d{4}-\d\d-\d\d#observation-[0-9a-z]{26}$/);

/** Figures that no event carries: told by departments, read by those of the area. */
export function observationRoutes({ city, view, observations }: ObservationDeps): Binding[] {
  const load = (id: string) => observations.load(observationStream(id));

  /** The same figure of the year before. */
  async function before({ indicator, code, period }: Observation): Promise<ObservationState> {
    return (await load(observationId(indicator, code, yearBefore(period)))).state;
  }

  async function summary(id: string): Promise<ObservationSummary[]> {
    const { state } = await load(id);
    return state ? [summarized(id, state, await before(state))] : [];
  }

  return [
    on(recordObservation, async ({ body, caller, context }) => {
      const { area: code, ...told } = body;
      const barred = barredFrom(city, told.indicator, code, caller);
      const area = areaAt(city, code);
      if (barred || !area) return barred ?? refuse('area-not-yours');
      const id = observationId(told.indicator, code, told.period);
      const data = { ...told, area, code, department: caller.department ?? null };
      const today = localDate(context.now, city.timeZone);
      const command = { type: 'RecordObservation', data, today, at: context.now } as const;
      return answer(
        await observations.execute(observationStream(id), command, context),
        async (state, version) => {
          if (!state) throw new Error(`${id} has no state after its command`);
          return created(
            presentObservation(id, state, await before(state)),
            version,
            `/statistics/observations/${id}`,
          );
        },
      );
    }),

    on(listObservations, async ({ query, caller }) => {
      const { area = caller.area, indicator, period, cursor, limit = defaultPage } = query;
      if (!areaContains(city, caller.area, area)) return refuse('area-not-yours');
      const after = cursor === undefined ? undefined : decodeCursor(cursor, Place);
      if (cursor !== undefined && after === undefined) return refuse('invalid-cursor');
      const key = period && listKey(period);
      const { items, next } = await listPage<ListedObservation>(view.client, view.view, {
        lists: [listName(area, indicator)],
        latestFirst: true,
        from: key,
        upTo: key,
        after,
        limit,
      });
      const shown = await Promise.all(items.map(({ id }) => summary(id)));
      return ok({ items: shown.flat(), ...(next !== undefined && { cursor: encodeCursor(next) }) });
    }),

    on(getObservation, async ({ params: { id }, caller }) => {
      const { state, version } = await load(id);
      // Its id can be computed from indicator, area and period.
      if (!state || !coversArea(caller, state.area)) return refuse('not-found');
      return ok(presentObservation(id, state, await before(state)), version);
    }),
  ];
}

/** Why this caller may not tell that figure. */
function barredFrom(city: City, indicator: string, area: string, caller: Caller): ProblemReply | undefined {
  if (!areaContains(city, caller.area, area)) return refuse('area-not-yours');
  const listed = city.indicators.find(({ id }) => id === indicator);
  if (!listed) return { rejected: 'unknown-indicator', field: '/indicator' };
  return remitBarred(caller, { of: 'indicator', indicator });
}

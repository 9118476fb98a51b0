import {
  getObservation,
  listObservations,
  type ObservationSummary,
  recordObservation,
  yearBefore,
} from '@maplebridge/contracts/statistics';
import { areaAt, areaContains, type City, localDate } from '@maplebridge/directory';
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
import type { Observation, ObservationState } from '../observation/state.ts';
import { observationStream } from '../observation/stream.ts';
import { observationPage } from '../read-model/observations.ts';
import { observationId } from '../store/derived-ids.ts';
import type { View } from '../store/tables.ts';
import { observationSummary, presentObservation } from './presenters/observation.ts';

export interface ObservationDeps {
  readonly city: City;
  readonly view: View;
  readonly observations: ObservationLog;
}

/** Figures that no event carries: recorded by departments, read within the caller's area. */
export const observationRoutes = (deps: ObservationDeps): Binding[] => [
  recordRoute(deps),
  ...readRoutes(deps),
];

function recordRoute({ city, observations }: ObservationDeps): Binding {
  return on(recordObservation, async ({ body, caller, context }) => {
    const { area: code, ...recorded } = body;
    const barred = notAllowed(city, recorded.indicator, code, caller);
    const area = areaAt(city, code);
    if (barred || !area) return barred ?? refuse('area-not-yours');
    const id = observationId(recorded.indicator, code, recorded.period);
    const data = { ...recorded, area, code, department: caller.department ?? null };
    const today = localDate(context.now, city.timeZone);
    const command = { type: 'RecordObservation', data, today, at: context.now } as const;
    const result = await observations.execute(observationStream(id), command, context);
    return answer(result, async (state, version) => {
      if (!state) throw new Error(`${id} has no state after its command`);
      const shown = presentObservation(id, state, await yearEarlier(observations, state));
      return created(shown, version, `/statistics/observations/${id}`);
    });
  });
}

const defaultPage = 20;
/** The sort key of a row in any list of observations. */
const Place = z.string().regex(/^\d{4}-\d\d-\d\d\/\d{4}-\d\d-\d\d#observation-[0-9a-z]{26}$/);

function readRoutes({ city, view, observations }: ObservationDeps): Binding[] {
  async function summary(id: string): Promise<ObservationSummary[]> {
    const { state } = await observations.load(observationStream(id));
    return state ? [observationSummary(id, state, await yearEarlier(observations, state))] : [];
  }

  return [
    on(listObservations, async ({ query, caller }) => {
      const { area = caller.area, indicator, period, cursor, limit = defaultPage } = query;
      if (!areaContains(city, caller.area, area)) return refuse('area-not-yours');
      const after = cursor === undefined ? undefined : decodeCursor(cursor, Place);
      if (cursor !== undefined && after === undefined) return refuse('invalid-cursor');
      const { items, next } = await observationPage(view, { area, indicator, period, after, limit });
      const shown = await Promise.all(items.map(({ id }) => summary(id)));
      return ok({ items: shown.flat(), ...(next !== undefined && { cursor: encodeCursor(next) }) });
    }),

    on(getObservation, async ({ params: { id }, caller }) => {
      const { state, version } = await observations.load(observationStream(id));
      // Not found also outside the caller's area: the id can be computed from indicator, area and period.
      if (!state || !coversArea(caller, state.area)) return refuse('not-found');
      return ok(presentObservation(id, state, await yearEarlier(observations, state)), version);
    }),
  ];
}

/** The same figure one year earlier. */
async function yearEarlier(
  observations: ObservationLog,
  { indicator, code, period }: Observation,
): Promise<ObservationState> {
  const id = observationId(indicator, code, yearBefore(period));
  return (await observations.load(observationStream(id))).state;
}

/** Why this caller may not record that figure; undefined if they may. */
function notAllowed(city: City, indicator: string, area: string, caller: Caller): ProblemReply | undefined {
  if (!areaContains(city, caller.area, area)) return refuse('area-not-yours');
  const isListed = city.indicators.some(({ id }) => id === indicator);
  if (!isListed) return { rejected: 'unknown-indicator', field: '/indicator' };
  return remitBarred(caller, { of: 'indicator', indicator });
}

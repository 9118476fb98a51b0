import type { FrozenObservation, Snapshot } from '@maplebridge/contracts/statistics';
import { yearBefore } from '@maplebridge/contracts/statistics';
import { type City, stationsIn } from '@maplebridge/directory';
import { monthBefore } from '../bulletin/months.ts';
import { type CityRollups, snapshotOf } from '../bulletin/snapshot.ts';
import type { ObservationLog } from '../deps.ts';
import type { Grain } from '../domain/rollup.ts';
import { countOf } from '../observation/state.ts';
import { observationStream } from '../observation/stream.ts';
import { yearOnYear } from '../observation/year-on-year.ts';
import { observationId } from '../store/derived-ids.ts';
import { rollupsOf, servingVersion } from '../store/rollups.ts';
import type { View } from '../store/tables.ts';

export interface SnapshotDeps {
  readonly city: City;
  readonly view: View;
  readonly observations: Pick<ObservationLog, 'load'>;
}

/** Makes snapshots of a month. For many areas, read the city's rollups once with `counted`. Tips are never included. */
export function snapshots({ city, view, observations }: SnapshotDeps) {
  async function counted(month: string, area = city.code): Promise<CityRollups> {
    const ids = stationsIn(city, area).map(({ id }) => id);
    const stations = { ids, outOf: city.stations.length, restricted: false };
    const rebuildVersion = await servingVersion(view);
    const read = (grain: Grain, first: string, last: string) =>
      rollupsOf(view, { rebuildVersion, stations, grain, from: `${first}-01`, to: `${last}-01` });
    const compared = [month, monthBefore(month, 1), monthBefore(month, 12)];
    const [sums, ...details] = await Promise.all([
      read('month', monthBefore(month, 12), month),
      ...compared.map((it) => read('month-detail', it, it)),
    ]);
    return { rebuildVersion, sums, details: details.flat() };
  }

  /** The recorded observations of an area and month; indicators without one are left out. */
  async function observationsOf(code: string, month: string): Promise<FrozenObservation[]> {
    const load = async (indicator: string, period: string) =>
      (await observations.load(observationStream(observationId(indicator, code, period)))).state;
    const all = city.indicators.map(async ({ id: indicator }): Promise<FrozenObservation[]> => {
      const [state, before] = await Promise.all([load(indicator, month), load(indicator, yearBefore(month))]);
      const last = state?.versions.at(-1);
      if (!state || !last) return [];
      const { length: version } = state.versions;
      const count = countOf(state) ?? null;
      return [{ indicator, count, yearOnYear: yearOnYear(state, before), version, source: last.source }];
    });
    return (await Promise.all(all)).flat();
  }

  async function of(code: string, month: string, from?: CityRollups): Promise<Snapshot> {
    const [rollups, observed] = await Promise.all([
      from ?? counted(month, code),
      observationsOf(code, month),
    ]);
    const stations = stationsIn(city, code).map(({ id }) => id);
    return snapshotOf({ code, month, stations, timeZone: city.timeZone }, rollups, observed);
  }

  return { counted, of };
}
export type Snapshots = ReturnType<typeof snapshots>;

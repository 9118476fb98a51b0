import type { QueryOf } from '@maplebridge/contracts';
import { getHazardStatistics, getMediationStatistics } from '@maplebridge/contracts/statistics';
import { areaContains, stationsIn } from '@maplebridge/directory';
import { city } from '@maplebridge/directory/city-data';
import {
  type Call,
  type Caller,
  claimNames,
  documentClient,
  httpHandler,
  ok,
  on,
  readEnv,
  refuse,
} from '@maplebridge/lambda';
import { ApiEnv } from './env.ts';
import { leavesOf, servingGeneration } from './store/leaves.ts';
import type { Subject } from './subject.ts';
import { grainFor, ofSubject } from './subject-leaves.ts';
import { hazards, mediation } from './subjects.ts';
import { summarize } from './summary.ts';

const env = readEnv(ApiEnv);
const view = { client: documentClient(), view: env.VIEW_TABLE };

interface Asked extends Pick<Call, 'language'> {
  readonly query: QueryOf<typeof getMediationStatistics>;
  readonly caller: Caller;
}

/** The figures of a subject for an area and a span. */
const statisticsOf =
  <K extends string, F extends object>(subject: Subject<K, F>) =>
  async ({ query, caller, language }: Asked) => {
    const { from, to, by = 'total', area = caller.area } = query;
    if (!areaContains(city, caller.area, area)) return refuse('area-not-yours');
    const stations = new Set(stationsIn(city, area).map(({ id }) => id));
    const generation = await servingGeneration(view);
    const all = await leavesOf(view, { generation, grain: grainFor(from, to, by), from, to });
    const own = all.filter(({ station }) => stations.has(station)).map(ofSubject(subject));
    return ok({
      area,
      from,
      to,
      by,
      timeZone: city.timeZone,
      definitions: subject.definitions[language],
      ...summarize(subject, own, by),
    });
  };

export const handler = httpHandler(claimNames(env), [
  on(getMediationStatistics, statisticsOf(mediation)),
  on(getHazardStatistics, statisticsOf(hazards)),
]);

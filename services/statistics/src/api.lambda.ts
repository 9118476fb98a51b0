import { getMediationStatistics } from '@maplebridge/contracts/statistics';
import { areaContains, stationsIn } from '@maplebridge/directory';
import { city } from '@maplebridge/directory/city-data';
import { claimNames, documentClient, httpHandler, ok, on, readEnv, refuse } from '@maplebridge/lambda';
import { ApiEnv } from './env.ts';
import { definitions } from './mediation/definitions.ts';
import { summarize } from './mediation/figures.ts';
import { grainFor } from './mediation/leaf.ts';
import { leaves } from './store.ts';

const env = readEnv(ApiEnv);
const client = documentClient();

export const handler = httpHandler(claimNames(env), [
  on(getMediationStatistics, async ({ query, caller, language }) => {
    const { from, to, by = 'total', area = caller.area } = query;
    if (!areaContains(city, caller.area, area)) return refuse('area-not-yours');
    const stations = new Set(stationsIn(city, area).map(({ id }) => id));
    const all = await leaves(client, env.VIEW_TABLE, grainFor(from, to, by), from, to);
    const summary = summarize(
      all.filter(({ station }) => stations.has(station)),
      by,
    );
    return ok({
      area,
      from,
      to,
      by,
      timeZone: city.timeZone,
      definitions: definitions[language],
      ...summary,
    });
  }),
]);

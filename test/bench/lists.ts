import { BatchWriteItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { loadCity } from '@maplebridge/directory/load';
import { metered } from '@maplebridge/local/engines';
import type { Case, CaseState } from '../../services/mediation/src/case/state.ts';
import { caseDecider, casePolicy } from '../../services/mediation/src/case/stream.ts';
import {
  type CaseQuery,
  type CaseRow,
  casePage,
  caseRow,
  keyAfter,
  within,
} from '../../services/mediation/src/read-model/cases.ts';
import { viewKeys } from '../../services/mediation/src/read-model/lists.fixtures.ts';
import { lists } from '../../services/mediation/src/read-model/lists.ts';
import { table } from './figures.ts';
import { byTurns, onScratch, perBatch } from './metering.ts';

const city = loadCity('zhenjiang');
const policy = casePolicy(city);
const decider = caseDecider(policy);
const hour = 3_600_000;
const page = 20;
const view = 'View';

/** A number of cases at one station, opened at hourly intervals, all led by one mediator. */
interface Load {
  readonly station: string;
  readonly cases: number;
}
const loads: readonly Load[] = [
  { station: 'dingmao', cases: 1_000 },
  { station: 'baotalu', cases: 100_000 },
];
const leadOf = ({ station }: Load): string => `lead-of-${station}`;
const newest = Date.parse('2019-05-21T02:00:00Z');

/** The row of a load's nth case, as the projection would write it. */
function row(load: Load, n: number): CaseRow {
  const { station } = load;
  const { district = '', position = { lng: 0, lat: 0 } } =
    city.stations.find(({ id }) => id === station) ?? {};
  const at = new Date(newest - n * hour).toISOString();
  const reportId = `${station}${n}`.padStart(26, '0');
  const area = { city: city.code, district, station };
  const matter = { reportId, category: 'neighbours' as const, area, facts: {}, position, partyCount: 2 };
  const decided = decider.decide({ type: 'OpenCase', ...matter, at, now: at }, undefined);
  if ('rejected' in decided) throw new Error(decided.rejected);
  const state = decided.reduce<CaseState>(decider.evolve, undefined) as Case;
  const assignment = { mediator: leadOf(load), answerBy: at, reasons: [], status: 'accepted' as const };
  return caseRow(policy, reportId, { ...state, assignment }, { version: 2, recordedAt: at });
}

async function fill(client: DynamoDBClient, load: Load): Promise<void> {
  for (let from = 0; from < load.cases; from += perBatch) {
    const some = Array.from({ length: Math.min(perBatch, load.cases - from) }, (_, i) => row(load, from + i));
    const puts = some.map((it) => ({ PutRequest: { Item: marshall(it) } }));
    await client.send(new BatchWriteItemCommand({ RequestItems: { [view]: puts } }));
  }
}

const reads: Record<string, (load: Load) => CaseQuery> = {
  'the board of a station': ({ station }) => ({
    list: lists.board,
    partitions: [within(station, 'open'), within(station, 'agreed')],
    latestFirst: true,
  }),
  'what is due at a station': ({ station }) => ({
    list: lists.due,
    partitions: [station],
    latestFirst: false,
    to: keyAfter(new Date(newest).toISOString()),
  }),
  'the cases of a mediator': (load) => ({
    list: lists.mediator,
    partitions: [leadOf(load)],
    latestFirst: true,
  }),
};

/** The cost of one page of each list, alternating between lists of different lengths. */
export const listReads = (): Promise<string> =>
  onScratch({ [view]: viewKeys }, async ({ plain, client }) => {
    for (const load of loads) await fill(plain, load);
    const taken = metered(plain);
    const rows: (string | number)[][] = [];
    for (const [what, wanted] of Object.entries(reads)) {
      const read = async (load: Load) => {
        const { rows: found } = await casePage(client, view, wanted(load), page);
        if (found.length !== page) throw new Error(`${what}: ${found.length} rows`);
      };
      const costs = await byTurns(loads, read, taken);
      rows.push([what, ...costs.flatMap(({ units, ms }) => [units, ms])]);
    }
    const sizes = loads.flatMap(({ cases }) => [`of ${cases}: read units`, 'ms']);
    return table([`a page of ${page}`, ...sizes], rows);
  });

import { BatchWriteItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { counters } from '@maplebridge/contracts/statistics';
import { loadCity } from '@maplebridge/directory/load';
import { type Grain, rollupKey } from '../../services/statistics/src/domain/rollup.ts';
import type { System } from './system.ts';

type Item = Record<string, unknown>;

/** DynamoDB's limit of one batch. */
const perBatch = 25;

async function write(system: System, table: string, items: readonly Item[]): Promise<void> {
  const name = system.app.ofType('AWS::DynamoDB::Table').find(({ name: it }) => it.includes(table))?.name;
  if (name === undefined) throw new Error(`no table ${table}`);
  for (let from = 0; from < items.length; from += perBatch) {
    const puts = items
      .slice(from, from + perBatch)
      .map((item) => ({ PutRequest: { Item: marshall(item, { removeUndefinedValues: true }) } }));
    await system.clients.dynamodb.send(new BatchWriteItemCommand({ RequestItems: { [name]: puts } }));
  }
}

/** The nth id that looks like one and belongs to nothing. */
const unused = (n: number): string => `zzz${n}`.padStart(26, 'z');

/** Each list gets copies of a row it has, under other ids. */
async function lengthenLists(system: System, table: string, copies: number): Promise<void> {
  const rows = (await system.items(table)).filter(({ pk }) => String(pk).startsWith('list#'));
  const one = new Map(rows.map((row) => [row.pk, row]));
  const more = [...one.values()].flatMap((row) =>
    Array.from({ length: copies }, (_, n) => ({
      ...row,
      sk: String(row.sk).replace(/[0-9a-z]{26}$/, unused(n)),
    })),
  );
  await write(system, table, more);
}

/** Cases stand on lists by indexes over their rows, mediators on lists of their own. */
async function lengthenCasework(system: System, copies: number): Promise<void> {
  const rows = await system.items('mediation-View');
  const known = rows.find(({ pk }) => String(pk).startsWith('case#'));
  const id = String(known?.pk).slice('case#'.length);
  const pools = [
    ...new Map(rows.filter(({ pk }) => String(pk).startsWith('pool#')).map((row) => [row.pk, row])).values(),
  ];
  const text = JSON.stringify(known);
  await write(system, 'mediation-View', [
    ...Array.from({ length: copies }, (_, n) => JSON.parse(text.replaceAll(id, unused(n))) as Item),
    ...pools.flatMap((row) => Array.from({ length: copies }, (_, n) => ({ ...row, sk: unused(n) }))),
  ]);
}

/** Rollups of every station, as heavy as those of a busy one. */
async function fillStatistics(system: System): Promise<void> {
  const { stations } = loadCity('zhenjiang');
  const counts = Object.fromEntries(Object.keys(counters).map((name, n) => [name, 10 + n]));
  const days = Array.from({ length: 31 }, (_, n) => `2019-10-${String(n + 1).padStart(2, '0')}`);
  const months = Array.from(
    { length: 24 },
    (_, n) => `${2018 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}-01`,
  );
  const periods: [Grain, string[]][] = [
    ['day', days],
    ['month', months],
    ['month-detail', months],
  ];
  const items = periods.flatMap(([grain, all]) =>
    all.flatMap((day) =>
      stations.map(({ id, district }) => ({
        ...rollupKey(1, grain, day, id),
        ...{ district, station: id, period: grain === 'day' ? day : day.slice(0, 7) },
        ...{ facts: 1, countedAt: '2019-12-31T16:00:00.000Z', ...counts },
      })),
    ),
  );
  await write(system, 'statistics-View', items);
}

/** Fills the read models of a system, so that reads which grow with what there is use many read units. */
export async function fillMany(system: System, copies = 250): Promise<void> {
  for (const table of ['intake-View', 'hazard-View']) await lengthenLists(system, table, copies);
  await lengthenCasework(system, copies);
  await fillStatistics(system);
}

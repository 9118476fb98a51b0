import { type DynamoDBDocumentClient, paginateQuery } from '@aws-sdk/lib-dynamodb';
import type { Area } from '@maplebridge/contracts';
import type { MediatorFacts } from '@maplebridge/contracts/mediation';
import { occupancies, putView, type ViewItem } from '@maplebridge/event-log';
import type { PoolMember } from '../domain/routing/pool.ts';
import type { MediatorState } from '../mediator/state.ts';

/** A mediator in the list of one area; `gone` if they no longer serve it. */
export interface PoolRow extends ViewItem, MediatorFacts {
  readonly area: Area;
  readonly gone?: true;
}

const listOf = (area: string): string => `pool#${area}`;

/** The projection: one row for each area they serve, and one with `gone` for each area they left. */
export function poolRows(id: string, state: NonNullable<MediatorState>, version: number): PoolRow[] {
  const { left, note: _, held: _h, erased: _e, ...facts } = state;
  const row = (area: string): PoolRow => ({ ...facts, pk: listOf(area), sk: id, version });
  return [...state.areas.map(row), ...left.map((area) => ({ ...row(area), gone: true as const }))];
}

export interface PoolTables {
  readonly client: DynamoDBDocumentClient;
  readonly view: string;
  readonly reservations: string;
}

export const putPoolRows = async (
  { client, view }: Pick<PoolTables, 'client' | 'view'>,
  rows: readonly PoolRow[],
): Promise<void> => void (await Promise.all(rows.map((row) => putView(client, view, row))));

/** The mediators in the lists of these areas, without duplicates. */
export async function mediatorsIn(
  { client, view }: Pick<PoolTables, 'client' | 'view'>,
  areas: readonly string[],
): Promise<PoolRow[]> {
  const lists = await Promise.all(areas.map((area) => list(client, view, area)));
  return [...new Map(lists.flat().map((row) => [row.sk, row])).values()];
}

async function list(client: DynamoDBDocumentClient, view: string, area: string): Promise<PoolRow[]> {
  const rows: PoolRow[] = [];
  const pages = paginateQuery(
    { client },
    { TableName: view, KeyConditionExpression: 'pk = :p', ExpressionAttributeValues: { ':p': listOf(area) } },
  );
  for await (const { Items } of pages) rows.push(...((Items ?? []) as PoolRow[]));
  return rows.filter(({ gone }) => !gone);
}

/** The mediators who serve a station, with their current reservations. */
export async function mediatorsServing(tables: PoolTables, area: Area): Promise<PoolMember[]> {
  const rows = await mediatorsIn(tables, [area.city, area.district, area.station]);
  const facts = rows.map(({ pk: _pk, sk: id, version: _version, area: _area, ...rest }) => ({ ...rest, id }));
  return withCurrentLoad(tables, facts);
}

/** The same mediators with their current capacity and reservations. A change of capacity is visible here before it is in the list. */
export async function withCurrentLoad(
  { client, reservations }: Pick<PoolTables, 'client' | 'reservations'>,
  members: readonly Omit<PoolMember, 'taken'>[],
): Promise<PoolMember[]> {
  const ids = members.map(({ id }) => id);
  const found = await occupancies(client, reservations, ids);
  return members.map((member) => {
    const { capacity = 0, holders = [], lastTaken } = found.get(member.id) ?? {};
    return { ...member, capacity, taken: holders.length, lastTaken };
  });
}

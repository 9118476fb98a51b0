import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { city } from '@maplebridge/directory/city-data';
import { aggregateLog, dynamodbStore } from '@maplebridge/event-log';
import type { Assigning } from './assign.ts';
import { caseDecider, casePolicy } from './case/case.ts';
import { openCasesAtWorkstations } from './case-list-store.ts';
import { mediatorDecider } from './mediator/mediator.ts';
import { asBusyAsNow, membersServing } from './pool-store.ts';

/** What the city's data says of cases. */
export const policy = casePolicy(city);

interface Tables {
  readonly LOG_TABLE: string;
  readonly RESERVATION_TABLE: string;
}

/** The cases of the city, on the log; they take reservations of mediators. */
export const caseLog = (client: DynamoDBDocumentClient, { LOG_TABLE, RESERVATION_TABLE }: Tables) =>
  aggregateLog(dynamodbStore(client, LOG_TABLE, RESERVATION_TABLE), caseDecider(policy));
export type CaseLog = ReturnType<typeof caseLog>;

/** The mediators of the city, on the log; they offer reservations. */
export const mediatorLog = (client: DynamoDBDocumentClient, { LOG_TABLE, RESERVATION_TABLE }: Tables) =>
  aggregateLog(dynamodbStore(client, LOG_TABLE, RESERVATION_TABLE), mediatorDecider(city));
export type MediatorLog = ReturnType<typeof mediatorLog>;

/** Everything that assigning needs. */
export function assigning(
  client: DynamoDBDocumentClient,
  env: Tables & { readonly VIEW_TABLE: string },
): Assigning {
  const tables = { client, view: env.VIEW_TABLE, reservations: env.RESERVATION_TABLE };
  return {
    cases: caseLog(client, env),
    policy: city.policy,
    membersServing: (area) => membersServing(tables, area),
    asBusyAsNow: (members) => asBusyAsNow(tables, members),
  };
}

/** How busy the workstations of a station are, for weighing one against another. */
export const busyness =
  (client: DynamoDBDocumentClient, { VIEW_TABLE }: { readonly VIEW_TABLE: string }) =>
  (station: string) =>
    openCasesAtWorkstations(client, VIEW_TABLE, station);
export type Busyness = ReturnType<typeof busyness>;

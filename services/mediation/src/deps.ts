import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { City } from '@maplebridge/directory';
import { city } from '@maplebridge/directory/city-data';
import { aggregateLog, dynamodbStore, type PersonalDataStore } from '@maplebridge/event-log';
import type { Pseudonyms } from '@maplebridge/lambda';
import type { Assigning } from './assignment/ask-next.ts';
import type { CasePolicy } from './case/guards.ts';
import { caseDecider, casePolicy } from './case/stream.ts';
import type { Sentences } from './domain/routing/sentences.ts';
import { mediatorDecider } from './mediator/stream.ts';
import { mediatorsServing, withCurrentLoad } from './read-model/mediator-pool.ts';
import { openCasesAtWorkstations } from './read-model/open-cases.ts';

/** The city's rules for cases. */
export const policy = casePolicy(city);

interface Tables {
  readonly LOG_TABLE: string;
  readonly RESERVATION_TABLE: string;
}

/** The event log of cases. A case takes a reservation of its mediator. */
export const caseLog = (client: DynamoDBDocumentClient, { LOG_TABLE, RESERVATION_TABLE }: Tables) =>
  aggregateLog(dynamodbStore(client, LOG_TABLE, RESERVATION_TABLE), caseDecider(policy));
export type CaseLog = ReturnType<typeof caseLog>;

/** The event log of mediators. They offer reservations. */
export const mediatorLog = (client: DynamoDBDocumentClient, { LOG_TABLE, RESERVATION_TABLE }: Tables) =>
  aggregateLog(dynamodbStore(client, LOG_TABLE, RESERVATION_TABLE), mediatorDecider(city));
export type MediatorLog = ReturnType<typeof mediatorLog>;

/** The dependencies of assigning mediators to cases. */
export function assigning(
  client: DynamoDBDocumentClient,
  env: Tables & { readonly VIEW_TABLE: string },
): Assigning {
  const tables = { client, view: env.VIEW_TABLE, reservations: env.RESERVATION_TABLE };
  return {
    cases: caseLog(client, env),
    policy: city.policy,
    mediatorsServing: (area) => mediatorsServing(tables, area),
    withCurrentLoad: (members) => withCurrentLoad(tables, members),
  };
}

/** The open cases at the workstations of a station, by which the router compares them. */
export const busyness =
  (client: DynamoDBDocumentClient, { VIEW_TABLE }: { readonly VIEW_TABLE: string }) =>
  (station: string) =>
    openCasesAtWorkstations(client, VIEW_TABLE, station);
export type Busyness = ReturnType<typeof busyness>;

/** The dependencies of a command on a case. */
export interface CaseCommandDeps extends Assigning {
  readonly personalData: PersonalDataStore;
}

/** The dependencies of the service's routes. */
export interface ApiDeps extends CaseCommandDeps {
  readonly mediators: MediatorLog;
  readonly tables: {
    readonly client: DynamoDBDocumentClient;
    readonly view: string;
    readonly reservations: string;
  };
  readonly busyness: Busyness;
  readonly city: City;
  readonly casePolicy: CasePolicy;
  readonly sentences: Sentences;
  /** Maps an account to its mediator id. */
  readonly people: Pseudonyms;
}

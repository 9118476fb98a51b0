import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { counters } from '@maplebridge/event-log';
import type { OpenCasesAt } from '../domain/routing/workstations.ts';

/** The partition of the counters of open cases at the workstations of a station. */
export const openAtWorkstations = (station: string): string => `workstations-${station}`;

/** Reads how many cases are open at each workstation of a station. Counters: the cost does not depend on the number of cases. */
export async function openCasesAtWorkstations(
  client: DynamoDBDocumentClient,
  table: string,
  station: string,
): Promise<OpenCasesAt> {
  const { counters: at } = await counters(client, table, openAtWorkstations(station));
  return (venue) => at.get(venue)?.open ?? 0;
}

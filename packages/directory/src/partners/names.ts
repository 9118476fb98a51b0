import type { Partner } from './schema.ts';

/** A deployment by city and stage (ADR 0011). */
interface Of {
  readonly cityName: string;
  readonly stageName: string;
}

/** The name of the dead-letter queue that goes with a named queue. */
export const dlqOf = (queueName: string): string => `${queueName}-dlq`;

/** SQS takes no longer one, and `-dlq` comes after it. */
const longest = 80 - dlqOf('').length;

function fitting(name: string): string {
  if (name.length > longest)
    throw new Error(`"${name}" is longer than the ${longest} characters SQS leaves: shorten the id`);
  return name;
}

/** Departments and operators find these queues by name, so they have names of their own that stay the same. */
export const partnerQueueName = ({ cityName, stageName }: Of, { id }: Pick<Partner, 'id'>): string =>
  fitting(`maplebridge-${cityName}-${stageName}-partner-${id}`);

/** What the names of the queues of a service's replies begin with; the partner's id follows. */
export const repliesPrefix = ({ cityName, stageName }: Of, service: string): string =>
  `maplebridge-${cityName}-${stageName}-${service}-replies-`;

export const repliesQueueName = (of: Of, service: string, { id }: Pick<Partner, 'id'>): string =>
  fitting(`${repliesPrefix(of, service)}${id}`);

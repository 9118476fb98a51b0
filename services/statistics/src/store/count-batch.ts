import { DynamoDBServiceException } from '@aws-sdk/client-dynamodb';
import { cancellationCodes, isConflict, untilUncontended } from '@maplebridge/event-log';
import { type CountableEvent, eventId, issueWith } from '../domain/counting/countable-event.ts';
import { type Group, grouped } from './grouping.ts';
import { readRebuildVersions } from './rebuild-versions.ts';
import type { Store } from './tables.ts';
import { recordedBefore, transaction } from './transaction.ts';

/** The result for one event: `known` if it was counted before, also by a copy in the same batch. */
export type Outcome = 'counted' | 'known' | { readonly failed: unknown };

/**
 * Counts events received at `now` (RFC 3339), each once, into every counting rebuild version. Returns the outcomes in the same order.
 * An event is counted in one transaction with its processed-event record or not at all, so redelivery is always safe.
 */
export async function countBatch(
  store: Store,
  facts: readonly CountableEvent[],
  now: string,
): Promise<Outcome[]> {
  const { counting } = await readRebuildVersions(store);
  const into: Outcome[][] = [];
  for (const rebuildVersion of counting) into.push(await countInto(store, rebuildVersion, facts, now));
  return facts.map((_, i) => into.map((outcomes) => outcomes[i] as Outcome).reduce(worst));
}

/** Failed in one rebuild version means failed: SQS redelivers the message. Counted in one means counted. */
const worst = (a: Outcome, b: Outcome): Outcome => {
  if (typeof a === 'object' || typeof b === 'object') return typeof a === 'object' ? a : b;
  return a === 'counted' ? a : b;
};

/** Counts events into one rebuild version. Returns the outcomes in the same order. */
export async function countInto(
  store: Store,
  rebuildVersion: number,
  facts: readonly CountableEvent[],
  now: string,
): Promise<Outcome[]> {
  const outcomes = new Map<CountableEvent, Outcome>();
  // Of two copies of an event, the first is counted.
  const byId = new Map(facts.toReversed().map((fact) => [eventId(fact), fact]));
  const countable = [...byId.values()].filter((fact) => {
    const issue = issueWith(fact);
    if (issue) outcomes.set(fact, { failed: new Error(`${eventId(fact)} cannot be counted: ${issue}`) });
    return !issue;
  });
  for (const group of grouped(countable)) {
    for (const [fact, outcome] of await countGroup(store, rebuildVersion, group, now))
      outcomes.set(fact, outcome);
  }
  return facts.map((fact) => {
    const first = byId.get(eventId(fact)) as CountableEvent;
    const outcome = outcomes.get(first) as Outcome;
    return first !== fact && outcome === 'counted' ? 'known' : outcome;
  });
}

type Outcomes = readonly (readonly [CountableEvent, Outcome])[];

const all = (group: Group, outcome: Outcome): Outcomes => group.map((fact) => [fact, outcome]);

async function countGroup(
  store: Store,
  rebuildVersion: number,
  group: Group,
  now: string,
): Promise<Outcomes> {
  try {
    return await countTogether(store, rebuildVersion, group, now);
  } catch (error) {
    if (group.length === 1 || !isCausedByEvent(error)) return all(group, { failed: error });
    // One event cannot be counted and must not block the others: retry each alone to find it.
    const alone: Outcomes[] = [];
    for (const fact of group) alone.push(await countGroup(store, rebuildVersion, [fact], now));
    return alone.flat();
  }
}

async function countTogether(
  store: Store,
  rebuildVersion: number,
  group: Group,
  now: string,
): Promise<Outcomes> {
  let left = group;
  const done = await untilUncontended(async () => {
    while (left.length) {
      try {
        await store.client.send(transaction(store, rebuildVersion, left, now));
        return true;
      } catch (error) {
        const known = recordedBefore(error, left);
        left = left.filter((fact) => !known.has(fact));
        if (known.size) continue;
        // Another batch wrote to the same rollup.
        if (isConflict(error)) return undefined;
        throw error;
      }
    }
    return true;
  });
  if (!done)
    throw new Error(`${left.length} events could not be counted: other writers kept the rollups busy`);
  const counted = new Set(left);
  return group.map((fact) => [fact, counted.has(fact) ? 'counted' : 'known']);
}

/** Whether DynamoDB rejected an event's data, rather than being unavailable. */
const isCausedByEvent = (error: unknown): boolean =>
  (error instanceof DynamoDBServiceException && error.name === 'ValidationException') ||
  cancellationCodes(error).includes('ValidationError');

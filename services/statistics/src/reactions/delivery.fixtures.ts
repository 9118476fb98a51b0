import type { CloudEvent } from '@maplebridge/contracts';
import { queueHandler } from '@maplebridge/lambda';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { Rules } from '../domain/counting/rules.ts';
import { fixtureRules, type Random, upTo, withoutZeros } from '../domain/counting/traffic.fixtures.ts';
import { grains, rollupId } from '../store/additions.ts';
import type { Started } from '../store/engine.fixtures.ts';
import { allRollups } from '../store/rollups.ts';
import type { Store } from '../store/tables.ts';
import { countingConsumer } from './count-events.ts';

const context = {
  awsRequestId: 'a',
  functionName: 'inbox',
  getRemainingTimeInMillis: () => 600_000,
} as Context;

/** The handler of the inbox function. */
export const inboxOf = (store: Store, rules: Rules = fixtureRules) => {
  // No log line for each of a hundred thousand events.
  process.env.POWERTOOLS_LOG_LEVEL = 'SILENT';
  process.env.POWERTOOLS_METRICS_DISABLED = 'true';
  const handler = queueHandler([countingConsumer(store, rules, () => new Date().toISOString())]);
  return async (messages: readonly Message[]): Promise<SQSBatchResponse> =>
    handler({ Records: messages.map(record) }, context);
};

export interface Message {
  readonly id: string;
  readonly body: string;
}
export const messageOf = (event: CloudEvent, copy = 0): Message => ({
  id: `${event.id} ${copy}`,
  body: JSON.stringify(event),
});
const record = ({ id, body }: Message) =>
  ({ messageId: id, body, eventSource: 'aws:sqs' }) as SQSRecord satisfies SQSEvent['Records'][number];

/** Delivers events to the inbox in batches; throws if one of them fails. */
export async function deliver(store: Store, events: readonly CloudEvent[], perBatch = 500, rules?: Rules) {
  const inbox = inboxOf(store, rules);
  for (let from = 0; from < events.length; from += perBatch) {
    const messages = events.slice(from, from + perBatch).map((it) => messageOf(it));
    const { batchItemFailures } = await inbox(messages);
    if (batchItemFailures.length) throw new Error(`${batchItemFailures.length} failed`);
  }
}

/** An environment of the function that loses some requests and replies, and may crash at any call. */
function unreliableEnvironment({ connect, storeOf }: Started, random: Random, chance: number) {
  const plain = connect();
  let isAlive = true;
  plain.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        if (!isAlive) throw new Error('ended');
        const fate = commandName === 'TransactWriteItemsCommand' ? random() : 1;
        const isBefore = fate < chance;
        const answer = isBefore ? undefined : await next(args);
        if (answer && fate >= 2 * chance) return answer;
        // Half of the faults lose one call; the other half crash the environment.
        isAlive = random() < 0.5;
        throw new Error(isBefore ? 'never sent' : 'sent, and the answer lost');
      },
    { step: 'initialize' },
  );
  return { inbox: inboxOf(storeOf(plain)), isAlive: () => isAlive, end: () => plain.destroy() };
}

/** What happened during a delivery. */
export interface DeliveryStats {
  batches: number;
  killed: number;
  failed: number;
}

/**
 * Delivers messages as SQS may: in batches of any size, to several environments at once. Redelivers failed messages, and the whole
 * batch of an environment that crashed. Ends when every message was handled.
 */
export async function deliverRoughly(
  started: Started,
  messages: readonly Message[],
  random: Random,
  environments = 3,
): Promise<DeliveryStats> {
  const queue = [...messages];
  // Large batches grow with the run, so that a short one still has enough of them to crash in.
  const large = Math.ceil(messages.length / 110);
  const chance = Math.min(0.05, 600 / messages.length);
  const stats = { batches: 0, killed: 0, failed: 0 };
  const again = (some: readonly Message[]) => {
    for (const message of some) queue.splice(upTo(random, queue.length + 1), 0, message);
  };
  async function work(): Promise<void> {
    let environment = unreliableEnvironment(started, random, chance);
    while (queue.length) {
      const size = random() < 0.5 ? 1 + upTo(random, 10) : 10 + upTo(random, large);
      const batch = queue.splice(-size);
      stats.batches += 1;
      const { batchItemFailures } = await environment.inbox(batch);
      if (environment.isAlive()) {
        const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
        stats.failed += failed.size;
        again(batch.filter(({ id }) => failed.has(id)));
      } else {
        // Its reply was lost.
        stats.killed += 1;
        again(batch);
        environment.end();
        environment = unreliableEnvironment(started, random, chance);
      }
    }
    environment.end();
  }
  await Promise.all(Array.from({ length: environments }, work));
  return stats;
}

/** Every counter of every rollup of a rebuild version, in the format of `plainCount`. */
export async function counted(
  store: Store,
  rebuildVersion: number,
): Promise<Record<string, Record<string, number>>> {
  const found: Record<string, Record<string, number>> = {};
  for (const grain of grains) {
    for (const { period, station, restricted, counts } of await allRollups(store, rebuildVersion, grain)) {
      found[rollupId({ grain, period, station, ...(restricted && { restricted }) })] = { ...counts };
    }
  }
  return withoutZeros(found);
}

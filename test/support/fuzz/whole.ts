import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { firstBreak, type RecordedEvent } from '@maplebridge/event-log';
import { expect, vi } from 'vitest';
import type { System } from '../system.ts';

/** Waits until nobody has anything left to do: every queue but the partners' is empty, twice in a row. */
export async function quiet({ app, clients }: System): Promise<void> {
  const queues = app
    .ofType('AWS::SQS::Queue')
    .filter(({ name }) => !/partner|Dlq|failures/i.test(name))
    .map(({ identity }) => identity.ref);
  const waiting = async () => {
    const all = queues.map(async (QueueUrl) => {
      const { Attributes = {} } = await clients.sqs.send(
        new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
      );
      const { ApproximateNumberOfMessages = 0, ApproximateNumberOfMessagesNotVisible = 0 } = Attributes;
      return Number(ApproximateNumberOfMessages) + Number(ApproximateNumberOfMessagesNotVisible);
    });
    return (await Promise.all(all)).reduce((sum, it) => sum + it, 0);
  };
  let rounds = 0;
  await vi.waitFor(
    async () => {
      rounds = (await waiting()) === 0 ? rounds + 1 : 0;
      expect(rounds).toBeGreaterThanOrEqual(5);
    },
    { timeout: 180_000, interval: 500 },
  );
}

type Item = Record<string, unknown>;

const streamsOf = (events: readonly Item[]): Map<string, RecordedEvent[]> => {
  const sorted = (events as unknown as RecordedEvent[]).toSorted((a, b) => a.version - b.version);
  return Map.groupBy(sorted, ({ stream }) => stream);
};

/** Streams of which a version is missing or the chain of hashes does not hold. */
export const broken = (events: readonly Item[]): string[] =>
  [...streamsOf(events)].filter(([, own]) => firstBreak(own) !== undefined).map(([stream]) => stream);

/** Every key into a dossier that an event names, with its stream. */
const named = (events: readonly Item[]): { stream: string; note: string }[] =>
  (events as unknown as RecordedEvent[]).flatMap(({ stream, data }) =>
    [...JSON.stringify(data).matchAll(/"(note-[^"]+)"/g)].map(([, note = '']) => ({ stream, note })),
  );

/** Events that name what no dossier of theirs holds. */
export function dangling(events: readonly Item[], dossiers: readonly Item[]): string[] {
  const kept = new Set(dossiers.map(({ sk }) => String(sk)));
  return named(events)
    .filter(({ note }) => !kept.has(note))
    .map(({ stream, note }) => `${stream} ${note}`);
}

/** Records that no event names, by the mark of the request that wrote them. */
export function orphans(events: readonly Item[], dossiers: readonly Item[]): string[] {
  const known = new Set(named(events).map(({ note }) => note));
  return dossiers.flatMap(({ sk }) => {
    const mark = /^note-(.+)$/.exec(String(sk))?.[1];
    return mark && !known.has(String(sk)) ? [mark] : [];
  });
}

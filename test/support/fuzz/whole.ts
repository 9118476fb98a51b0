import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { firstBreak, type RecordedEvent } from '@maplebridge/event-log';
import { expect, vi } from 'vitest';
import type { System } from '../system.ts';

/** The number of messages in each matching queue. */
export async function waitingIn({ app, clients }: System, names: RegExp): Promise<Map<string, number>> {
  const queues = app.ofType('AWS::SQS::Queue').filter(({ name }) => names.test(name));
  const counted = queues.map(async ({ name, identity }) => {
    const { Attributes = {} } = await clients.sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: identity.ref, AttributeNames: ['All'] }),
    );
    const { ApproximateNumberOfMessages = 0, ApproximateNumberOfMessagesNotVisible = 0 } = Attributes;
    return [
      name,
      Number(ApproximateNumberOfMessages) + Number(ApproximateNumberOfMessagesNotVisible),
    ] as const;
  });
  return new Map(await Promise.all(counted));
}

/** Waits until all processing is done: the inboxes are empty, five times in a row. */
export async function quiet(system: System): Promise<void> {
  let rounds = 0;
  await vi.waitFor(
    async () => {
      const waiting = [...(await waitingIn(system, /Inbox[0-9A-F]{8}$/)).values()];
      rounds = waiting.every((it) => it === 0) ? rounds + 1 : 0;
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

/** Streams with a missing version or a broken hash chain. */
export const broken = (events: readonly Item[]): string[] =>
  [...streamsOf(events)].filter(([, own]) => firstBreak(own) !== undefined).map(([stream]) => stream);

/** Every key into a personal-data store that an event names, with its stream. */
const named = (events: readonly Item[]): { stream: string; note: string }[] =>
  (events as unknown as RecordedEvent[]).flatMap(({ stream, data }) =>
    [...JSON.stringify(data).matchAll(/"(note-[^"]+)"/g)].map(([, note = '']) => ({ stream, note })),
  );

/** Events that refer to missing personal data, of streams without erasures. */
export function dangling(events: readonly Item[], personalDataStores: readonly Item[]): string[] {
  const kept = new Set(personalDataStores.map(({ sk }) => String(sk)));
  const erased = new Set(
    events.filter(({ type }) => /(^|words-)erased$/.test(String(type))).map(({ stream }) => stream),
  );
  return named(events)
    .filter(({ stream, note }) => !kept.has(note) && !erased.has(stream))
    .map(({ stream, note }) => `${stream} ${note}`);
}

/** Records without an event, by the marker of the request that wrote them. */
export function orphans(events: readonly Item[], personalDataStores: readonly Item[]): string[] {
  const known = new Set(named(events).map(({ note }) => note));
  return personalDataStores.flatMap(({ sk }) => {
    const mark = /^note-(.+)$/.exec(String(sk))?.[1];
    return mark && !known.has(String(sk)) ? [mark] : [];
  });
}

import type { SQSClient } from '@aws-sdk/client-sqs';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type Audience, hears } from '@maplebridge/directory/partners';
import { publication, type RecordedEvent, scanLog } from '@maplebridge/event-log';
import type { Checkpoint } from './checkpoint.ts';
import { sendAll } from './send-all.ts';

/** Events in one read. */
const pageSize = 100;
/** Events in one SQS batch, after which the checkpoint is written. A replay that was killed may send these again. */
const lotSize = 10;

export interface Replay {
  readonly client: DynamoDBDocumentClient;
  readonly sqs: SQSClient;
  readonly queue: string;
  readonly city: string;
  /** The base URL of the API; the URLs of schemas and details in events start with it. */
  readonly api: string;
  readonly audience: Audience;
  /** In a stable order. */
  readonly logs: readonly { readonly service: string; readonly table: string }[];
  /** Waits until this many more may be sent. */
  readonly pace: (n: number) => Promise<void>;
  readonly note: (checkpoint: Checkpoint) => void;
  /** Called for an event that SQS permanently rejects; the replay continues. */
  readonly refused: (eventId: string, code: string) => void;
  readonly signal: AbortSignal;
}

/**
 * Sends a partner again what it heard of what was recorded in a span of time, as the relay sent it the first time. Goes on from where
 * the checkpoint stands; answers the last one, whose service is beyond the last when all is done. The order is that of the table, not
 * of time: consumers cope with any.
 */
export async function replay(it: Replay, begun: Checkpoint): Promise<Checkpoint> {
  let at = begun;
  for (let log = it.logs[at.service]; log; log = it.logs[at.service]) {
    const { events, place: next } = await scanLog(
      it.client,
      { table: log.table, segment: 0, of: 1 },
      at.place,
      pageSize,
    );
    for (let from = at.done; from < events.length; from += lotSize) {
      if (it.signal.aborted) return at;
      const lot = events.slice(from, from + lotSize);
      const wanted = lot
        .filter((event) => isWithin(event, at))
        .map((event) => publication(event, { city: it.city, api: it.api, service: log.service }))
        .filter((event) => hears(it.audience, event));
      await it.pace(wanted.length);
      const unsendable = await sendAll(
        it.sqs,
        it.queue,
        wanted.map((event) => JSON.stringify(event)),
      );
      for (const { body, code } of unsendable) it.refused(JSON.parse(body).id, code);
      const sent = at.sent + wanted.length - unsendable.length;
      at = { ...at, done: from + lot.length, read: at.read + lot.length, sent };
      it.note(at);
    }
    at =
      next === 'end'
        ? { ...at, service: at.service + 1, place: 'begin', done: 0 }
        : { ...at, place: next, done: 0 };
    it.note(at);
  }
  return at;
}

/** By recording time, which is when it was published; it may have happened long before. */
const isWithin = ({ recordedAt }: RecordedEvent, { from, to }: Checkpoint): boolean =>
  Date.parse(recordedAt) >= Date.parse(from) && Date.parse(recordedAt) < Date.parse(to);

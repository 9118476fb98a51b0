import { createHmac, randomBytes } from 'node:crypto';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { PerCaller } from '@maplebridge/contracts';

/** One request of a caller on a route that counts. */
export interface Counted {
  /** An account or a source address; it is never stored. */
  readonly who: string;
  readonly route: string;
  /** What tells a request from its repetition, which counts once; undefined where each request counts. */
  readonly request: string | undefined;
  /** RFC 3339. */
  readonly now: string;
}

/** Whether the request is one too many, and then for how many seconds. Throws when it cannot tell. */
export type CallerThrottle = (
  counted: Counted,
  limit: Pick<PerCaller, 'most' | 'per'>,
) => Promise<{ readonly retryAfterSeconds: number } | undefined>;

const seconds = { minute: 60, hour: 3600 } as const;
const day = 86_400;
/** Items outlive their window by this, for clocks that differ. */
const grace = 3600;

const patienceMs = 1000;

/** A counter that does not answer soon is not waited for. It goes on counting: a request that is aborted can bring its function down. */
async function soon<T>(answer: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('the counter did not answer in time')), patienceMs);
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

/**
 * Counts in one conditional write: an item for each caller, route and window holds the marks of its requests. Callers
 * stand there as a hash under the day's salt, which goes with the day: who called what cannot be read from it, today's
 * without the table's salt, nor yesterday's at all.
 */
export function dynamodbThrottle(client: DynamoDBDocumentClient, table: string): CallerThrottle {
  const salts = new Map<string, Promise<Uint8Array>>();
  const send = (command: UpdateCommand) => soon(client.send(command));

  async function makeSalt(date: string): Promise<Uint8Array> {
    const { Attributes } = await send(
      new UpdateCommand({
        TableName: table,
        Key: { pk: `salt#${date}` },
        UpdateExpression: 'SET salt = if_not_exists(salt, :s), expiresAt = :e',
        ExpressionAttributeValues: { ':s': randomBytes(32), ':e': Date.parse(date) / 1000 + day + grace },
        ReturnValues: 'ALL_NEW',
      }),
    );
    return Attributes?.salt as Uint8Array;
  }

  function saltOf(date: string): Promise<Uint8Array> {
    const known = salts.get(date);
    if (known) return known;
    salts.clear();
    const salt = makeSalt(date);
    salts.set(date, salt);
    salt.catch(() => salts.delete(date));
    return salt;
  }

  return async ({ who, route, request, now }, { most, per }) => {
    const at = Date.parse(now) / 1000;
    const window = Math.floor(at / seconds[per]);
    const ends = (window + 1) * seconds[per];
    const salt = await saltOf(now.slice(0, 'YYYY-MM-DD'.length));
    const hash = (text: string) => createHmac('sha256', salt).update(text).digest('base64url');
    try {
      await send(
        new UpdateCommand({
          TableName: table,
          Key: { pk: `${hash(who).slice(0, 22)}#${route}#${per}-${window}` },
          ...adding(request === undefined ? undefined : hash(request).slice(0, 8), {
            ':e': ends + grace,
            ':m': most,
          }),
        }),
      );
      return undefined;
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return { retryAfterSeconds: Math.max(1, Math.ceil(ends - at)) };
    }
  };
}

/**
 * Adds a request, unless the limit is reached. A short mark tells it from its repetition and keeps an item of about a hundred under a
 * kilobyte, which is one write unit; where every request counts, a number stays small under any limit.
 */
const adding = (mark: string | undefined, values: { readonly ':e': number; readonly ':m': number }) =>
  mark === undefined
    ? {
        UpdateExpression: 'ADD requests :one SET expiresAt = :e',
        ConditionExpression: 'attribute_not_exists(requests) OR requests < :m',
        ExpressionAttributeValues: { ...values, ':one': 1 },
      }
    : {
        UpdateExpression: 'ADD marks :one SET expiresAt = :e',
        ConditionExpression: 'attribute_not_exists(marks) OR size(marks) < :m OR contains(marks, :mark)',
        ExpressionAttributeValues: { ...values, ':one': new Set([mark]), ':mark': mark },
      };

import { type DynamoDBDocumentClient, paginateQuery, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { cancellationCodes, isConflict, untilUncontended } from '@maplebridge/event-log';
import { type Grain, type Leaf, leafKey, leafPartition, periodOf } from './leaf.ts';
import type { Counts, Subject } from './subject.ts';

/** A fact as statistics heard it, and what it counts for. */
export interface HeardFact {
  readonly subject: string;
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly at: string;
  /** `city/district/station` */
  readonly area: string;
  /** The calendar day in the city on which it counts. */
  readonly day: string;
  readonly counts: Counts<string>;
}

export interface Tables {
  readonly log: string;
  readonly view: string;
}

const grains = ['day', 'month'] as const satisfies readonly Grain[];

/** Counts a fact heard at `now`, once; `known` when it was counted before. */
export type Count = (fact: HeardFact, now: string) => Promise<'counted' | 'known'>;

/**
 * Records the fact and adds it to its leaves in one transaction: the record is the proof that it was counted, so a fact
 * told twice counts once, and a fault between the two cannot happen.
 */
export const counting =
  (client: DynamoDBDocumentClient, tables: Tables): Count =>
  async (fact, now) => {
    const record = {
      Put: {
        TableName: tables.log,
        Item: { ...fact, recordedAt: now },
        ConditionExpression: 'attribute_not_exists(#s)',
        ExpressionAttributeNames: { '#s': 'stream' },
      },
    };
    const updates = grains.map((grain) => ({ Update: increment(tables.view, grain, fact, now) }));
    const outcome = await untilUncontended(async () => {
      try {
        await client.send(new TransactWriteCommand({ TransactItems: [record, ...updates] }));
        return 'counted' as const;
      } catch (error) {
        if (cancellationCodes(error)[0] === 'ConditionalCheckFailed') return 'known' as const;
        // Two facts of one station and day met on its leaf.
        if (isConflict(error)) return undefined;
        throw error;
      }
    });
    if (!outcome) throw new Error(`${fact.stream}#${fact.version} could not be counted against others`);
    return outcome;
  };

function increment(table: string, grain: Grain, { subject, day, area, counts }: HeardFact, now: string) {
  const [, district = '', station = ''] = area.split('/');
  const added = Object.entries(counts);
  return {
    TableName: table,
    Key: leafKey(subject, grain, day, station),
    UpdateExpression: `ADD ${added.map((_, i) => `#c${i} :c${i}`).join(', ')} SET district = :d, station = :s, #p = :p, countedAt = :n`,
    ExpressionAttributeNames: {
      '#p': 'period',
      ...Object.fromEntries(added.map(([counter], i) => [`#c${i}`, counter])),
    },
    ExpressionAttributeValues: {
      ...Object.fromEntries(added.map(([, by], i) => [`:c${i}`, by])),
      ':d': district,
      ':s': station,
      ':p': periodOf(grain, day),
      ':n': now,
    },
  };
}

/** The leaves of a subject in a span of days, both ends included; of every station. */
export async function leaves<K extends string>(
  client: DynamoDBDocumentClient,
  view: string,
  { name }: Pick<Subject<K>, 'name' | 'counters'>,
  grain: Grain,
  from: string,
  to: string,
): Promise<Leaf<K>[]> {
  const found: Leaf<K>[] = [];
  const pages = paginateQuery(
    { client },
    {
      TableName: view,
      KeyConditionExpression: 'pk = :p AND sk BETWEEN :f AND :t',
      ExpressionAttributeValues: {
        ':p': leafPartition(name, grain),
        ':f': periodOf(grain, from),
        // "~" sorts behind every station id of the last period.
        ':t': `${periodOf(grain, to)}#~`,
      },
    },
  );
  for await (const page of pages) found.push(...((page.Items ?? []) as Leaf<K>[]));
  return found;
}

import { type DynamoDBDocumentClient, paginateQuery } from '@aws-sdk/lib-dynamodb';

/** What a row adds to counters, by counter item and counter. */
export type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** A counter item is named `<partition>/<name>`; one query reads all of a partition. */
function counterKey(counter: string) {
  const [partition = '', name = ''] = counter.split('/');
  return { pk: `count#${partition}`, sk: name };
}

/** The table item of a counter, with the time of its last change. */
export const counterItem = (
  counter: string,
  counts: Readonly<Record<string, number>>,
  countedAt: string,
) => ({ ...counterKey(counter), ...counts, countedAt });

/** The writes that move counters from what a row added before to what it adds now. */
export const counterChanges = (table: string, before: Counts, counts: Counts, now: string) =>
  differences(before, counts).map(([counter, add]) => increment(table, counter, add, now));

/** What counters change by, for those that change. */
function differences(before: Counts, now: Counts): [string, Record<string, number>][] {
  const names = new Set([...Object.keys(before), ...Object.keys(now)]);
  return [...names].flatMap((counter) => {
    const [was = {}, is = {}] = [before[counter], now[counter]];
    const changed = [...new Set([...Object.keys(was), ...Object.keys(is)])]
      .map((name) => [name, (is[name] ?? 0) - (was[name] ?? 0)] as const)
      .filter(([, by]) => by !== 0);
    return changed.length ? [[counter, Object.fromEntries(changed)] as [string, Record<string, number>]] : [];
  });
}

function increment(table: string, counter: string, add: Readonly<Record<string, number>>, now: string) {
  const entries = Object.entries(add);
  return {
    Update: {
      TableName: table,
      Key: counterKey(counter),
      UpdateExpression: `ADD ${entries.map((_, i) => `#c${i} :c${i}`).join(', ')} SET countedAt = :n`,
      ExpressionAttributeNames: Object.fromEntries(entries.map(([name], i) => [`#c${i}`, name])),
      ExpressionAttributeValues: {
        ...Object.fromEntries(entries.map(([, by], i) => [`:c${i}`, by])),
        ':n': now,
      },
    },
  };
}

export interface Counted {
  /** The counters of each item of the partition, by its name. */
  readonly counters: ReadonlyMap<string, Readonly<Record<string, number>>>;
  /** When the latest of them changed; null when there are none. */
  readonly asOf: string | null;
}

/** All counters of a partition. */
export async function counters(
  client: DynamoDBDocumentClient,
  table: string,
  partition: string,
): Promise<Counted> {
  const found = new Map<string, Record<string, number>>();
  let asOf: string | null = null;
  const pages = paginateQuery(
    { client },
    {
      TableName: table,
      KeyConditionExpression: 'pk = :p',
      ExpressionAttributeValues: { ':p': `count#${partition}` },
    },
  );
  for await (const { Items } of pages) {
    for (const { pk: _pk, sk, countedAt, ...counted } of Items ?? []) {
      found.set(sk, counted);
      if (asOf === null || countedAt > asOf) asOf = countedAt;
    }
  }
  return { counters: found, asOf };
}

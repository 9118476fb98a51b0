import { type DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { RecordedEvent } from './recorded.ts';

/** Where a scan of one segment continues: at its beginning, after a key, or nowhere. */
export type Place = 'begin' | 'end' | Readonly<Record<string, string | number>>;

export interface Segment {
  readonly table: string;
  readonly segment: number;
  readonly of: number;
}

/** The next events of a segment of a log, at most 1 MB and `limit` of them; strongly consistent, so that none written before is missed. */
export async function scanLog(
  client: DynamoDBDocumentClient,
  { table, segment, of }: Segment,
  place: Place,
  limit = 2000,
): Promise<{ events: RecordedEvent[]; place: Place }> {
  if (place === 'end') return { events: [], place };
  const { Items = [], LastEvaluatedKey } = await client.send(
    new ScanCommand({
      TableName: table,
      ConsistentRead: true,
      Segment: segment,
      TotalSegments: of,
      Limit: limit,
      ...(place !== 'begin' && { ExclusiveStartKey: place }),
    }),
  );
  return { events: Items as RecordedEvent[], place: (LastEvaluatedKey as Place | undefined) ?? 'end' };
}

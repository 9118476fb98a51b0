import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { View } from './tables.ts';

/** Which rebuild versions of leaves there are. */
export interface RebuildVersions {
  /** The one that figures are read from. */
  readonly serving: number;
  /** Those that each fact is counted into: the serving one, and the one that a rebuild makes. */
  readonly counting: readonly number[];
  /** Those that count no longer and are not yet deleted. */
  readonly replaced: readonly number[];
  /** The highest number there was: none is used again. */
  readonly latest: number;
  /** How often this changed. */
  readonly revision: number;
  /** When it last did, RFC 3339. */
  readonly changedAt: string;
}

const key = { pk: 'control', sk: 'rebuildVersions' };

const first: RebuildVersions = {
  serving: 1,
  counting: [1],
  replaced: [],
  latest: 1,
  revision: 0,
  changedAt: '1970-01-01T00:00:00.000Z',
};

/** How rebuild versions stand; strongly consistent, since whoever counts by it must see a rebuild that has begun. */
export async function readRebuildVersions({ client, view }: View): Promise<RebuildVersions> {
  const { Item } = await client.send(new GetCommand({ TableName: view, Key: key, ConsistentRead: true }));
  if (!Item) return first;
  const { pk, sk, ...rebuildVersions } = Item;
  return rebuildVersions as RebuildVersions;
}

/** Someone else changed the rebuild versions since they were read: two rebuilds at once. */
export class RebuildVersionsChanged extends Error {
  override readonly name = 'RebuildVersionsChanged';
  constructor() {
    super('Another rebuild changed the rebuild versions meanwhile; look how it ends');
  }
}

/** Changes how rebuild versions stand. Throws `RebuildVersionsChanged` when they no longer stand as they were read. */
export async function changeRebuildVersions(
  { client, view }: View,
  before: RebuildVersions,
  change: Partial<Omit<RebuildVersions, 'revision' | 'changedAt'>>,
  now: string,
): Promise<RebuildVersions> {
  const after = { ...before, ...change, revision: before.revision + 1, changedAt: now };
  try {
    await client.send(
      new PutCommand({
        TableName: view,
        Item: { ...key, ...after },
        ConditionExpression: before.revision === 0 ? 'attribute_not_exists(pk)' : 'revision = :r',
        ...(before.revision > 0 && { ExpressionAttributeValues: { ':r': before.revision } }),
      }),
    );
    return after;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    throw new RebuildVersionsChanged();
  }
}

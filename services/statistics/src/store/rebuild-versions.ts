import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { View } from './tables.ts';

/** The rebuild versions of rollups that exist. */
export interface RebuildVersions {
  /** The version that figures are read from. */
  readonly serving: number;
  /** The versions that each event is counted into: the serving one, and the one a running rebuild makes. */
  readonly counting: readonly number[];
  /** Versions that are no longer counted and not yet deleted. */
  readonly replaced: readonly number[];
  /** The highest number ever used: numbers are never reused. */
  readonly latest: number;
  /** Incremented at every change, for optimistic locking. */
  readonly revision: number;
  /** Time of the last change, RFC 3339. */
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

/** Reads the current rebuild versions, strongly consistent: counting must see a rebuild that has begun. */
export async function readRebuildVersions({ client, view }: View): Promise<RebuildVersions> {
  const { Item } = await client.send(new GetCommand({ TableName: view, Key: key, ConsistentRead: true }));
  if (!Item) return first;
  const { pk, sk, ...rebuildVersions } = Item;
  return rebuildVersions as RebuildVersions;
}

/** The rebuild versions changed since they were read: another rebuild is running. */
export class RebuildVersionsChanged extends Error {
  override readonly name = 'RebuildVersionsChanged';
  constructor() {
    super('Another rebuild changed the rebuild versions; wait until it ends');
  }
}

/** Updates the rebuild versions. Throws `RebuildVersionsChanged` if they changed since they were read. */
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

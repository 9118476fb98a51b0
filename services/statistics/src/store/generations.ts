import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { View } from './tables.ts';

/** Which generations of leaves there are. A number is never used again. */
export interface Generations {
  /** The one that figures are read from. */
  readonly serving: number;
  /** Those that each fact is counted into: the serving one, and the one that a rebuild makes. */
  readonly counting: readonly number[];
  /** Those that a rebuild has replaced and not yet deleted. */
  readonly replaced: readonly number[];
  /** When `serving` last changed, RFC 3339. */
  readonly switchedAt?: string;
}

export const controlKey = { pk: 'control', sk: 'generations' } as const;

export const firstGeneration: Generations = { serving: 1, counting: [1], replaced: [] };

/** How generations stand; strongly consistent, since whoever counts by it must see a rebuild that has begun. */
export async function readGenerations({ client, view }: View): Promise<Generations> {
  const { Item } = await client.send(
    new GetCommand({ TableName: view, Key: controlKey, ConsistentRead: true }),
  );
  if (!Item) return firstGeneration;
  const { pk, sk, ...generations } = Item;
  return generations as Generations;
}

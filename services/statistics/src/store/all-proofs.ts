import { paginateScan } from '@aws-sdk/lib-dynamodb';
import type { Proof } from './proof.ts';
import type { Store } from './tables.ts';

/** Every proof of every generation, page by page; strongly consistent. */
export async function* allProofs({
  client,
  proof,
}: Pick<Store, 'client' | 'proof'>): AsyncGenerator<Proof[]> {
  const pages = paginateScan({ client }, { TableName: proof, ConsistentRead: true });
  for await (const { Items = [] } of pages) yield Items as Proof[];
}

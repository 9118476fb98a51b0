import type { Clause, HazardSummary } from '@maplebridge/contracts/hazard';
import { type ListWanted, listPage } from '@maplebridge/event-log';
import type * as z from 'zod';
import type { SafetyPolicy } from '../domain/safety-policy.ts';
import { isRecurrence } from '../hazard/recurrence.ts';
import type { DataOf } from '../hazard/state.ts';
import { clauseList } from './hazards.ts';

/** Where lists are read. */
export interface View {
  readonly client: Parameters<typeof listPage>[0];
  readonly table: string;
}

/** Of how many open ones it is said that they may be the same. */
const mostSimilar = 10;

/** What is known, when a hazard is found by a clause in a unit, of those before it: open ones, and one that has come again. */
export async function knownBefore(
  { client, table }: View,
  policy: SafetyPolicy,
  {
    enterprise,
    unit,
    clause,
  }: Pick<DataOf<'found'>, 'enterprise' | 'unit'> & {
    readonly clause?: z.output<typeof Clause> | undefined;
  },
  foundAt: string,
): Promise<Pick<DataOf<'found'>, 'similar' | 'recurrenceOf'>> {
  if (!enterprise || !unit || !clause) return { similar: [] };
  const page = (wanted: Partial<ListWanted>) =>
    listPage<HazardSummary>(client, table, {
      lists: [clauseList(enterprise, unit, clause)],
      latestFirst: true,
      limit: mostSimilar,
      ...wanted,
    });
  const [latest, closed] = await Promise.all([
    page({}),
    page({ upTo: new Date(foundAt).toISOString(), limit: 1 }),
  ]);
  const similar = latest.items.filter(({ status }) => status !== 'closed').map(({ id }) => id);
  // Nothing happens to a hazard after it was closed.
  const [last] = closed.items;
  return last && isRecurrence(policy, last.updatedAt, foundAt)
    ? { similar, recurrenceOf: last.id }
    : { similar };
}

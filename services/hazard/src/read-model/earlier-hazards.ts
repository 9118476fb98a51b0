import type { Clause, HazardSummary } from '@maplebridge/contracts/hazard';
import { type ListWanted, listPage } from '@maplebridge/event-log';
import type * as z from 'zod';
import type { SafetyPolicy } from '../domain/safety-policy.ts';
import { isRecurrence } from '../hazard/recurrence.ts';
import type { DataOf } from '../hazard/state.ts';
import { keyAt, type View } from './view.ts';

/** The list of the hazards of one clause in one unit. It shows possible duplicates and recurrence. */
export const clauseList = (
  enterprise: string,
  unit: string,
  { pack, item }: { readonly pack: string; readonly item: number },
): string => `clause/${enterprise}/${unit}/${pack}/${item}`;

/** How many open hazards are shown as possible duplicates. */
const mostSimilar = 10;

/** The earlier hazards of the same clause in the same unit: open ones that may be duplicates, and the one that recurs. */
export async function earlierHazards(
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
  const [latest, closed] = await Promise.all([page({}), page({ upTo: keyAt(foundAt), limit: 1 })]);
  const similar = latest.items.filter(({ status }) => status !== 'closed').map(({ id }) => id);
  // Nothing happens to a hazard after it was closed.
  const [last] = closed.items;
  return last && isRecurrence(policy, last.updatedAt, foundAt)
    ? { similar, recurrenceOf: last.id }
    : { similar };
}

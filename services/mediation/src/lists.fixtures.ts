import { lists } from './lists.ts';

/** The keys of the view and its indexes, as the stack makes it. */
export const viewKeys = {
  keys: ['pk', 'sk'] as const,
  indexes: Object.fromEntries(
    Object.values(lists).map(({ index, partition, order }) => [index, [partition, order] as const]),
  ),
};

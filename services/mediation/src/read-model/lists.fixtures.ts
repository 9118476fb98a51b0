import { lists } from './lists.ts';

/** The keys of the view table and its indexes, as in the stack. */
export const viewKeys = {
  keys: ['pk', 'sk'] as const,
  indexes: Object.fromEntries(
    Object.values(lists).map(({ index, partition, order }) => [index, [partition, order] as const]),
  ),
};

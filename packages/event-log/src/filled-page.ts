import type { ListPage } from './list-store.ts';

/** Reads a page of a list after a key. */
export type Pages<T> = (after: string | undefined, limit: number) => Promise<ListPage<T>>;

/** Pages that are read to fill one: of what nobody asked for, so much may lie between two that someone did. */
const mostReads = 5;

/** A page of those that fit. It may hold fewer than the limit though others follow: its `next` goes on where reading ended. */
export async function filledPage<T>(
  pages: Pages<T>,
  wanted: {
    readonly fits: (it: T) => boolean;
    readonly after: string | undefined;
    readonly limit: number;
  },
): Promise<ListPage<T>> {
  const items: T[] = [];
  let next = wanted.after;
  for (let read = 0; read < mostReads; read++) {
    const page = await pages(next, wanted.limit - items.length);
    items.push(...page.items.filter(wanted.fits));
    next = page.next;
    if (next === undefined || items.length === wanted.limit) break;
  }
  return { items, next };
}

import type { Maplebridge } from '@maplebridge/client';

/** Every case of an area that is open; further pages are asked for as they are reached. */
export async function openCases(api: Maplebridge, area: string): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of api.items('/cases', { area, status: 'open', limit: 100 })) ids.push(id);
  return ids;
}

/** One page at a time, for a list with a button "more": `cursor` is that of the page before. */
export async function page(api: Maplebridge, cursor?: string) {
  const { items, cursor: next } = await api.get('/reports', { mine: 'true', limit: 20, cursor });
  return { items, next };
}

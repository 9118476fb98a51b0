import { isProblem, type Maplebridge, versionOf } from '@maplebridge/client';

/** Closes a case as it was read, or answers how it stands now if someone changed it meanwhile. */
export async function closeAsRead(api: Maplebridge, id: string) {
  const read = await api.get('/cases/{id}', { id });
  try {
    const body = { outcome: 'withdrawn' } as const;
    return await api.post('/cases/{id}/closures', { id, body }, { ifMatch: versionOf(read) });
  } catch (error) {
    if (isProblem(error, 'version-stale')) return api.get('/cases/{id}', { id });
    throw error;
  }
}

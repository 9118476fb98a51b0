import { type Maplebridge, WaitedInVain, waitFor } from '@maplebridge/client';

/** The case that a report became. It is opened moments later; until then there is none. */
export async function caseOf(api: Maplebridge, id: string) {
  try {
    return await waitFor((options) => api.get('/cases/{id}', { id }, options), undefined, {
      timeout: 60_000,
    });
  } catch (error) {
    if (error instanceof WaitedInVain) return undefined;
    throw error;
  }
}

/** The mediator who was asked to lead it. */
export async function mediatorOf(api: Maplebridge, id: string) {
  const { assignment } = await waitFor(
    (options) => api.get('/cases/{id}', { id }, options),
    (it) => it.assignment !== undefined,
  );
  return assignment?.mediator;
}

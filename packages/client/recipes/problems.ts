import { isProblem, type Maplebridge, type Schema, Unreachable } from '@maplebridge/client';

/** What to show whoever fills in a form. */
export async function submitted(api: Maplebridge, report: Schema<'NewReport'>): Promise<string[]> {
  try {
    const { id } = await api.post('/reports', { body: report });
    return [`Taken in as ${id}`];
  } catch (error) {
    if (isProblem(error, 'invalid-request')) {
      // Each field by its pointer: "/body/position/lat".
      return error.errors.map(({ pointer, detail }) => `${pointer}: ${detail}`);
    }
    if (isProblem(error, 'caller-throttled')) return [`${error.title} (${error.retryAfter} s)`];
    // The title is in the caller's language; the id is what operators find in their logs.
    if (isProblem(error)) return [`${error.title} [${error.requestId}]`];
    if (error instanceof Unreachable) return ['No network'];
    throw error;
  }
}

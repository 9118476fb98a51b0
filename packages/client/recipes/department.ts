import { type ClientCredentials, clientCredentials, maplebridge } from '@maplebridge/client';

interface Invitation {
  readonly id: string;
  readonly department: string;
}

/** Reads what a department is asked in a case, says that it was received, and what came of it. */
export async function answered(baseUrl: string, credentials: ClientCredentials, to: Invitation) {
  const api = maplebridge({ baseUrl, token: clientCredentials(credentials) });
  const task = await api.get('/cases/{id}/tasks/{department}', to);
  const answer = (status: 'received' | 'done', notes: string) =>
    api.post(
      '/cases/{id}/tasks/{department}/receipts',
      { ...to, body: { status, notes } },
      // Made of what is answered: a process that crashed and hears the event again answers once, a second invitation anew.
      { key: `${to.id}-${to.department}-${task.invitedAt}-${status}` },
    );
  await answer('received', 'We look into it. 已签收。');
  const done = await answer('done', `Looked into: ${task.asked} 已办结。`);
  return done.status;
}

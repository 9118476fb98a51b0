import { randomUUID } from 'node:crypto';
import { dispute, type System, send } from '../support/system.ts';
import { table } from './figures.ts';
import { until } from './until.ts';

const note = 'Words of the length that words have when an officer writes them down after a long talk. ';

/** What each command costs in write and read units, as the engine bills them by DynamoDB's rules. */
export async function units(system: System): Promise<string> {
  const token = await system.token('dingmao-mediator');
  const rows: (string | number)[][] = [];
  system.meter.on();

  async function measured(what: string, caller: string, act: () => Promise<unknown>): Promise<void> {
    system.meter.take();
    await act();
    const [, used] = Object.entries(system.meter.take()).find(([name]) => name.includes(caller)) ?? [];
    const calls = Object.entries(used?.calls ?? {}).map(([operation, n]) => `${n} ${operation}`);
    rows.push([what, used?.write ?? 0, used?.read ?? 0, calls.join(', ')]);
  }
  const counted = (n: number) => until(async () => (await system.items('statistics-Log')).length >= n, 100);

  let id = '';
  const post = (path: string, body: object) =>
    send(system, 'POST', path, { token, body, headers: { 'idempotency-key': randomUUID() } });
  await measured('take in a report, with its dossier', 'intake-api', async () => {
    id = (await post('/reports', dispute({ words: note.repeat(3) }))).body.id;
  });
  await counted(1);
  await measured('tell of a file that is sent to the bucket', 'intake-api', () =>
    post(`/reports/${id}/attachments`, { type: 'image/jpeg', bytes: 1000, sha256: 'ab'.repeat(32) }),
  );
  await measured('read a report', 'intake-api', () => send(system, 'GET', `/reports/${id}`, { token }));
  await measured('record a consent', 'mediation-api', () =>
    post(`/cases/${id}/consents`, { party: 'A', answer: 'given' }),
  );
  await measured('record the other consent', 'mediation-api', () =>
    post(`/cases/${id}/consents`, { party: 'B', answer: 'given' }),
  );
  await measured('hold a session, with its notes', 'mediation-api', () =>
    post(`/cases/${id}/sessions`, { parties: ['A', 'B'], mode: 'together', notes: note.repeat(5) }),
  );
  await measured('record an agreement, with its text', 'mediation-api', () =>
    post(`/cases/${id}/agreements`, { form: 'oral', text: note.repeat(5) }),
  );
  await measured('count a closed case, exactly once', 'statistics-inbox', async () => {
    await post(`/cases/${id}/closures`, { outcome: 'settled' });
    await counted(2);
  });
  await measured('open and route a case', 'mediation-inbox', async () => {
    await post('/reports', dispute());
    await counted(3);
  });
  return table(['command', 'write units', 'read units', 'calls'], rows);
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { Maplebridge } from '@maplebridge/client';
import { dispute, type System } from '../support/system.ts';
import { table } from './figures.ts';
import { drained } from './flow.ts';
import { until } from './until.ts';

const note = 'Words of the length that words have when an officer writes them down after a long talk. ';
const text = note.repeat(5);

/** One line of the table: the function, and the minimum it could use. */
interface Line {
  readonly what: string;
  readonly caller: string;
  readonly write: number;
  readonly read: number;
}

interface Step {
  /** The number of events it appends to the case. */
  readonly events: number;
  /** Returns the id of the case. */
  readonly act: (api: Maplebridge, id: string) => Promise<{ readonly id: string }>;
  readonly lines: readonly Line[];
}

const command = (what: string, write: number, act: Step['act']): Step => ({
  events: 1,
  act,
  lines: [{ what, caller: 'mediation-api', write, read: 1 }],
});

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const both = ['A', 'B'];
const session = { parties: both, mode: 'together' as const, notes: text };
const signatures = { parties: both, mediator: true as const, committeeSeal: true };

/** An event; an event with text in the personal-data store; an event with a reservation, in a transaction. */
const [plain, withWords, withReservation] = [1, 2, 4];

const steps: readonly Step[] = [
  {
    events: 2,
    act: (api) => api.post('/reports', { body: dispute({ words: note.repeat(3) }) }),
    lines: [
      { what: 'report taken in, with its words', caller: 'intake-api', write: withWords, read: 1 },
      {
        what: 'case opened and routed, a mediator asked',
        caller: 'mediation-inbox',
        write: plain + withReservation,
        // Half a unit each for the load of the workstations, three lists of mediators and one mediator's reservations; the stream, twice.
        read: 2.5 + 2,
      },
    ],
  },
  command('mediator accepts', plain, (api, id) =>
    api.post('/cases/{id}/answers', { id, body: { answer: 'accepted', noConflict: true } }),
  ),
  command('one party consents', plain, (api, id) =>
    api.post('/cases/{id}/consents', { id, body: { party: 'A', answer: 'given' } }),
  ),
  command('the other consents', plain, (api, id) =>
    api.post('/cases/{id}/consents', { id, body: { party: 'B', answer: 'given' } }),
  ),
  command('first session, with its notes', withWords, (api, id) =>
    api.post('/cases/{id}/sessions', { id, body: session }),
  ),
  command('second session, with its notes', withWords, (api, id) =>
    api.post('/cases/{id}/sessions', { id, body: session }),
  ),
  command('agreement with a term, and its text', withWords, (api, id) => {
    const terms = [{ by: 'B', kind: 'act' as const, dueOn: inDays(20) }];
    return api.post('/cases/{id}/agreements', { id, body: { form: 'written', signatures, terms, text } });
  }),
  command('confirmation applied for', plain, (api, id) =>
    api.post('/cases/{id}/confirmations', { id, body: { step: 'applied', parties: both } }),
  ),
  command('closed, the reservation given back', withReservation, (api, id) =>
    api.post('/cases/{id}/closures', { id, body: { outcome: 'settled' } }),
  ),
  command('term performed', plain, (api, id) =>
    api.post('/cases/{id}/performances', { id, body: { term: 1 } }),
  ),
  command('parties visited, with notes', withWords, (api, id) =>
    api.post('/cases/{id}/visits', { id, body: { kept: true, notes: text } }),
  ),
];

/** Registers a mediator of Dingmao and waits until they can be assigned; returns their API client. */
async function begin(system: System): Promise<Maplebridge> {
  const [, claims = ''] = (await system.token('dingmao-mediator')).split('.');
  const { sub: account } = JSON.parse(Buffer.from(claims, 'base64url').toString());
  const citizen = { account, name: 'M', station: 'dingmao', adultCitizen: true } as const;
  const body = { ...citizen, group: 'people', capacity: 5 } as const;
  await system.client('city-supervisor').post('/mediators', { body });
  await until(async () => (await system.items('mediation-View')).length > 0);
  // A retry would be billed twice.
  return system.client('dingmao-mediator', { retry: false });
}

/** Waits until the row of the case includes all its events. */
const shown = (system: System, id: string, events: number) =>
  until(
    async () =>
      (await system.items('mediation-View')).some(
        ({ pk, version }) => pk === `case#${id}` && version === events,
      ),
    50,
  );

/** The write and read units of each step of a typical case, as the engine meters them by DynamoDB's rules. */
export async function units(system: System): Promise<string> {
  const api = await begin(system);
  system.meter.on();
  const rows: (string | number)[][] = [];
  let id = '';
  let version = 0;
  let counting = 0;
  for (const { events, act, lines } of steps) {
    system.meter.take();
    ({ id } = await act(api, id));
    version += events;
    await shown(system, id, version);
    // The stream consumer still reads for a moment after its rows are visible.
    await sleep(200);
    const by = usedBy(system);
    counting += by('statistics-inbox').write;
    for (const { what, caller, write, read } of lines) {
      const view = caller === 'intake-api' ? 0 : by('mediation-views').write;
      rows.push([what, by(caller).write, write, by(caller).read, read, view]);
    }
  }
  const total = [1, 2, 3, 4, 5].map((i) => rows.reduce((sum, row) => sum + Number(row[i]), 0));
  await drained(system);
  counting += usedBy(system)('statistics-inbox').write;
  const life = table(
    ['step', 'write units', 'the least', 'read units', 'the least', 'write units of the view'],
    [...rows, ['the whole life', ...total]],
  );
  return `${life}\n\nTo count what of this life is counted, each once, statistics wrote ${counting} units.`;
}

/** The units of each function since the last reading. */
function usedBy(system: System) {
  const used = Object.entries(system.meter.take());
  return (caller: string) => used.find(([name]) => name.includes(caller))?.[1] ?? { write: 0, read: 0 };
}

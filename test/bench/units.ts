import { setTimeout as sleep } from 'node:timers/promises';
import { dispute, type System, send } from '../support/system.ts';
import { table } from './figures.ts';
import { drained } from './flow.ts';
import { until } from './until.ts';

const note = 'Words of the length that words have when an officer writes them down after a long talk. ';
const text = note.repeat(5);

/** One line of the table: the function that did it, and the least it could have used. */
interface Line {
  readonly what: string;
  readonly caller: string;
  readonly write: number;
  readonly read: number;
}

interface Step {
  /** Events it adds to the case. */
  readonly events: number;
  readonly act: (life: Life) => Promise<unknown>;
  readonly lines: readonly Line[];
}

/** Someone who writes to the system about one case. */
interface Life {
  id: string;
  readonly post: (path: string, body: object) => Promise<{ id: string }>;
}

const command = (what: string, path: string, write: number, body: () => object): Step => ({
  events: 1,
  act: ({ id, post }) => post(`/cases/${id}/${path}`, body()),
  lines: [{ what, caller: 'mediation-api', write, read: 1 }],
});

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const both = ['A', 'B'];
const session = { parties: both, mode: 'together', notes: text };
const signatures = { parties: both, mediator: true, committeeSeal: true };

/** An event; one with words in the dossier; one with a seat, in a transaction. */
const [plain, withWords, withSeat] = [1, 2, 4];

const steps: readonly Step[] = [
  {
    events: 2,
    act: async (life) => {
      life.id = (await life.post('/reports', dispute({ words: note.repeat(3) }))).id;
    },
    lines: [
      { what: 'report taken in, with its words', caller: 'intake-api', write: withWords, read: 1 },
      {
        what: 'case opened and routed, a mediator asked',
        caller: 'mediation-inbox',
        write: plain + withSeat,
        // Half a unit each for how busy the workstations are, three lists of mediators and the seats of one; the stream, twice.
        read: 2.5 + 2,
      },
    ],
  },
  command('mediator accepts', 'answers', plain, () => ({ answer: 'accepted', noConflict: true })),
  command('one party consents', 'consents', plain, () => ({ party: 'A', answer: 'given' })),
  command('the other consents', 'consents', plain, () => ({ party: 'B', answer: 'given' })),
  command('first session, with its notes', 'sessions', withWords, () => session),
  command('second session, with its notes', 'sessions', withWords, () => session),
  command('agreement with a term, and its text', 'agreements', withWords, () => {
    const terms = [{ by: 'B', kind: 'act', dueOn: inDays(20) }];
    return { form: 'written', signatures, terms, text };
  }),
  command('confirmation applied for', 'confirmations', plain, () => ({ step: 'applied', parties: both })),
  command('closed, the seat given back', 'closures', withSeat, () => ({ outcome: 'settled' })),
  command('term performed', 'performances', plain, () => ({ term: 1 })),
  command('parties visited, with notes', 'visits', withWords, () => ({ kept: true, notes: text })),
];

/** A mediator of Dingmao, registered and on the list of those who may be asked. */
async function begin(system: System): Promise<Life> {
  const [token, supervisor] = await Promise.all(['dingmao-mediator', 'city-supervisor'].map(system.token));
  const [, claims = ''] = token?.split('.') ?? [];
  const { sub: account } = JSON.parse(Buffer.from(claims, 'base64url').toString());
  const registration = { account, name: 'M', station: 'dingmao', adultCitizen: true, group: 'people' };
  const body = { ...registration, capacity: 5 };
  await answered(send(system, 'POST', '/mediators', { token: supervisor ?? '', body }));
  await until(async () => (await system.items('mediation-View')).length > 0);
  return {
    id: '',
    post: (path, said) => answered(send(system, 'POST', path, { token: token ?? '', body: said })),
  };
}

async function answered(answer: ReturnType<typeof send>) {
  const { status, body, text: said } = await answer;
  if (status !== 201) throw new Error(`${status}: ${said}`);
  return body;
}

/** Until the row of the case tells of all its events. */
const shown = (system: System, id: string, events: number) =>
  until(
    async () =>
      (await system.items('mediation-View')).some(
        ({ pk, version }) => pk === `case#${id}` && version === events,
      ),
    50,
  );

/** What each step of a typical case's life costs in write and read units, as the engine bills them by DynamoDB's rules. */
export async function units(system: System): Promise<string> {
  const story = await begin(system);
  system.meter.on();
  const rows: (string | number)[][] = [];
  let version = 0;
  let counting = 0;
  for (const { events, act, lines } of steps) {
    system.meter.take();
    await act(story);
    version += events;
    await shown(system, story.id, version);
    // The follower reads on a little after what it wrote shows.
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

/** What each function used since the last look. */
function usedBy(system: System) {
  const used = Object.entries(system.meter.take());
  return (caller: string) => used.find(([name]) => name.includes(caller))?.[1] ?? { write: 0, read: 0 };
}

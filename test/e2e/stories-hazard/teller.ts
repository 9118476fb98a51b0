import { createHash } from 'node:crypto';
import { expect, vi } from 'vitest';
import { type System, send } from '../../support/system.ts';
import { signed } from '../../support/tokens.ts';

export const soon = { timeout: 60_000, interval: 100 };

// biome-ignore lint/suspicious/noExplicitAny: an answer of any route
export type Body = any;

/** Tells stories of parks to a running system, over HTTP alone. */
export type Teller = ReturnType<typeof teller>;

export const [officer, second, enterprise] = ['gaozi-officer', 'gaozi-second', 'gaozi-enterprise'] as const;
/** A tank of ammonia in tonnes, of which ten are critical (GB 18218-2018 table 1). */
export const ammonia = (tonnes: number) => ({ cas: '7664-41-7', tonnes });
export const daysFromNow = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
/** The day of an instant in the city. */
export const dayOf = (at: string): string =>
  new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10);
export const monthOf = (at: string): string => dayOf(at).slice(0, 'YYYY-MM'.length);

/** An order with the five musts. */
export const order = (deadline: string, over: object = {}) => ({
  measures: 'Introduce permits for hot work.',
  fundsYuan: 5000,
  deadline,
  responsible: { name: 'Wang', phone: '0511-1234567' },
  contingencyPlan: 'No hot work until then.',
  stop: 'partial',
  ...over,
});

export function teller(system: System) {
  /** Tokens of those who are no personas of the local issuer, by their accounts. */
  const accounts = new Map<string, string>();
  /** All that enterprises were answered, whatever they asked. */
  const answeredToEnterprises: string[] = [];

  async function ask(persona: string, method: 'GET' | 'POST', path: string, body?: object) {
    const answer = await send(system, method, path, {
      token: accounts.get(persona) ?? (await system.token(persona)),
      ...(body && { body }),
    });
    if (persona.endsWith('-enterprise')) answeredToEnterprises.push(answer.text);
    return answer;
  }

  /** What a persona says, and what comes back; anything but the status that is expected fails with the whole answer. */
  async function say(persona: string, method: 'GET' | 'POST', path: string, body?: object): Promise<Body> {
    const answer = await ask(persona, method, path, body);
    const wanted = method === 'POST' ? 201 : 200;
    expect(answer.status, `${persona} ${method} ${path}: ${answer.text}`).toBe(wanted);
    return answer.body;
  }
  const post = (persona: string, path: string, body: object = {}) => say(persona, 'POST', path, body);
  const get = (persona: string, path: string) => say(persona, 'GET', path);

  return {
    answeredToEnterprises,
    ask,
    post,
    get,

    /** Lets someone speak who is no persona of the local issuer. */
    async lets(account: { sub: string; role: string; area: string }): Promise<void> {
      accounts.set(account.sub, await signed(system, account));
    },

    /** Tries something that must be refused, and tells with which code. */
    async refused(persona: string, path: string, body?: object): Promise<string> {
      const answer = await ask(persona, body ? 'POST' : 'GET', path, body);
      expect(answer.status, answer.text).toBeGreaterThanOrEqual(400);
      return answer.body.code;
    },

    /** Something as soon as it is as a story needs it. */
    until: (persona: string, path: string, check: (it: Body) => void): Promise<Body> =>
      vi.waitFor(async () => {
        const found = await get(persona, path);
        check(found);
        return found;
      }, soon),

    /** Sends a photo where the service says, and answers its id. */
    async photo(persona: string, path: string, text: string): Promise<string> {
      const bytes = Buffer.from(text);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const wanted = { type: 'image/jpeg', bytes: bytes.length, sha256 };
      const upload = await post(persona, `${path}/photos`, wanted);
      const sent = await fetch(upload.url, { method: upload.method, headers: upload.headers, body: bytes });
      expect(sent.status, await sent.text()).toBe(200);
      return upload.id;
    },

    /** A photo as someone sees it. */
    async seen(persona: string, path: string): Promise<string> {
      const { url } = await get(persona, path);
      const answer = await fetch(url);
      expect(answer.status).toBe(200);
      return answer.text();
    },

    /** An enterprise of the park with one unit. */
    async registered(code: string, over: object = {}): Promise<string> {
      const { id } = await post(officer, '/enterprises', {
        code,
        name: 'Maple Ammonia',
        park: 'gaozi-park',
        position: { lng: 119.3, lat: 32.155 },
        residents: 30,
        accounts: [enterprise],
        ...over,
      });
      await post(enterprise, `/enterprises/${id}/units`, { kind: 'tank-farm', name: 'Tank farm 1' });
      return id;
    },

    /** The clock of the service ticks. */
    async tick(): Promise<void> {
      const [clock] = [...system.functions.values()].filter(({ name }) => name.includes('hazard-clock'));
      expect((await clock?.invoke({}))?.ok).toBe(true);
    },

    /** The counts of the station’s hazards, of the last hundred days. */
    async figures(): Promise<Record<string, number>> {
      const [from, to] = [dayOf(daysFromNow(-100)), dayOf(daysFromNow(0))];
      const { figures } = await get(
        'city-supervisor',
        `/statistics/overview?area=gaozi&from=${from}&to=${to}`,
      );
      const of = (id: string): number => figures.find((it: Body) => it.definition === id).numerator;
      return {
        found: of('hazards-found'),
        major: of('hazards-major'),
        overdue: of('hazards-overdue'),
        rectified: of('hazards-rectified'),
        onTime: of('hazards-on-time-rate'),
      };
    },
  };
}

/** The park says what its lists say, and its score is that of its terms: E = (A + B) × α. */
export async function expectParkOfLists({ get }: Teller): Promise<void> {
  const park = await get(officer, '/parks/gaozi-park');
  const all = async (path: string) =>
    (await get(officer, `${path}${path.includes('?') ? '&' : '?'}park=gaozi-park&limit=100`)).items as Body[];
  const units = await all('/units');
  const count = (colour: string) => units.filter((it) => it.colour === colour).length;
  const [open, overdue, major] = await Promise.all([
    all('/hazards'),
    all('/hazards?overdue=true'),
    all('/hazards?grade=major'),
  ]);
  const inspections = await all('/inspections');
  expect(park.units).toEqual(
    Object.fromEntries(['red', 'orange', 'yellow', 'blue'].map((colour) => [colour, count(colour)])),
  );
  expect(park.hazards).toMatchObject({
    open: open.length,
    overdue: overdue.length,
    majorOpen: major.length,
  });
  expect(park.inspections.due).toBe(inspections.length);
  const { tasks, hazards, a, b, alpha, e } = park.effect;
  expect(tasks.planned - tasks.done).toBe(
    inspections.filter(({ dueAt }) => monthOf(dueAt) === park.month).length,
  );
  const share = (done: number, of: number) => (of ? Math.round((5000 * done) / of) / 100 : 50);
  expect([a, b]).toEqual([share(tasks.done, tasks.planned), share(hazards.accepted, hazards.toFix)]);
  expect(e).toBe(alpha ? a + b : 0);
}

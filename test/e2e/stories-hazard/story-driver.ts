import { createHash } from 'node:crypto';
import type { Body, Schema } from '@maplebridge/client';
import { expect, vi } from 'vitest';
import { clientsOf, type Speaker, tokenOf } from '../../support/speakers.ts';
import { refused, type System, send } from '../../support/system.ts';

export const soon = { timeout: 60_000, interval: 100 };

/** Drives park scenarios on a running system, over HTTP only. */
export type StoryDriver = ReturnType<typeof storyDriver>;

export const [officer, second, enterprise] = ['gaozi-officer', 'gaozi-second', 'gaozi-enterprise'] as const;
/** A tank of ammonia in tonnes, of which ten are critical (GB 18218-2018 table 1). */
export const ammonia = (tonnes: number) => ({ cas: '7664-41-7', tonnes });
export const daysFromNow = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
/** The day of an instant in the city. */
export const dayOf = (at: string): string =>
  new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10);
export const monthOf = (at: string): string => dayOf(at).slice(0, 'YYYY-MM'.length);

/** An order with the five musts. */
export const order = (deadline: string, over: Partial<Body<'/hazards/{id}/orders'>> = {}) => ({
  measures: 'Introduce permits for hot work.',
  fundsYuan: 5000,
  deadline,
  responsible: { name: 'Wang', phone: '0511-1234567' },
  contingencyPlan: 'No hot work until then.',
  stop: 'partial' as const,
  ...over,
});

/** The subjects of photos. */
type Shown = 'inspections' | 'hazards';

const isOfEnterprise = (who: Speaker) =>
  typeof who === 'string' ? who.endsWith('-enterprise') : who.role === 'enterprise';

export function storyDriver(system: System) {
  /** All answers to enterprises. */
  const answeredToEnterprises: string[] = [];

  async function noting(...asked: Parameters<typeof fetch>): Promise<Response> {
    const answer = await fetch(...asked);
    answeredToEnterprises.push(await answer.clone().text());
    return answer;
  }

  const as = clientsOf(system, (who) => (isOfEnterprise(who) ? { fetch: noting } : {}));

  return {
    answeredToEnterprises,
    as,

    /** A raw answer: for computed paths, invalid bodies, and searches for text that must not appear. */
    ask: async (who: Speaker, method: 'GET' | 'POST', path: string, body?: object) =>
      send(system, method, path, { token: await tokenOf(system, who), body }),

    /** The code of a refusal; fails if the request succeeds. */
    refused: async (call: Promise<unknown>) => (await refused(call)).code,

    /** Waits until an object is in the required state. */
    until: <T>(read: () => Promise<T>, check: (it: T) => void): Promise<T> =>
      vi.waitFor(async () => {
        const found = await read();
        check(found);
        return found;
      }, soon),

    /** Uploads a photo to the presigned URL, and returns its id. */
    async photo(who: Speaker, of: Shown, id: string, text: string): Promise<string> {
      const bytes = Buffer.from(text);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const wanted = { type: 'image/jpeg', bytes: bytes.length, sha256 } as const;
      const upload = await as(who).post(`/${of}/{id}/photos`, { id, body: wanted });
      const sent = await fetch(upload.url, { method: upload.method, headers: upload.headers, body: bytes });
      expect(sent.status, await sent.text()).toBe(200);
      return upload.id;
    },

    /** A photo as a caller sees it. */
    async seen(who: Speaker, of: Shown, id: string, photo: string): Promise<string> {
      const { url } = await as(who).get(`/${of}/{id}/photos/{photo}`, { id, photo });
      const answer = await fetch(url);
      expect(answer.status).toBe(200);
      return answer.text();
    },

    /** An enterprise of the park with one unit. */
    async registered(code: string): Promise<string> {
      const { id } = await as(officer).post('/enterprises', {
        body: {
          code,
          name: 'Maple Ammonia',
          park: 'gaozi-park',
          position: { lng: 119.3, lat: 32.155 },
          residents: 30,
          accounts: [enterprise],
        },
      });
      const body = { kind: 'tank-farm', name: 'Tank farm 1' } as const;
      await as(enterprise).post('/enterprises/{id}/units', { id, body });
      return id;
    },

    /** Sets the inventory of a unit. */
    declares: (
      who: Speaker,
      id: string,
      entries: Body<'/enterprises/{id}/units/{unit}/inventories'>['entries'],
    ) => as(who).post('/enterprises/{id}/units/{unit}/inventories', { id, unit: 'U1', body: { entries } }),

    /** Runs the scheduler of the service once. */
    async runDueCommands(): Promise<void> {
      const [scheduler] = [...system.functions.values()].filter(({ name }) =>
        name.includes('hazard-scheduler'),
      );
      expect((await scheduler?.invoke({}))?.ok).toBe(true);
    },

    /** The station’s hazard counts of the last hundred days. */
    async figures() {
      const span = { from: dayOf(daysFromNow(-100)), to: dayOf(daysFromNow(0)) };
      const { figures } = await as('city-supervisor').get('/statistics/overview', { area: 'gaozi', ...span });
      const of = (id: Schema<'FigureId'>) => figures.find(({ definition }) => definition === id)?.numerator;
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

/** The park’s figures equal its lists, and its score equals its terms: E = (A + B) × α. */
export async function expectParkOfLists({ as }: StoryDriver): Promise<void> {
  const api = as(officer);
  const inPark = { park: 'gaozi-park', limit: 100 } as const;
  const park = await api.get('/parks/{park}', { park: inPark.park });
  const { items: units } = await api.get('/units', inPark);
  const count = (colour: string) => units.filter((it) => it.colour === colour).length;
  const [open, overdue, major] = await Promise.all([
    api.get('/hazards', inPark),
    api.get('/hazards', { ...inPark, overdue: 'true' }),
    api.get('/hazards', { ...inPark, grade: 'major' }),
  ]);
  const { items: inspections } = await api.get('/inspections', inPark);
  expect(park.units).toEqual(
    Object.fromEntries(['red', 'orange', 'yellow', 'blue'].map((colour) => [colour, count(colour)])),
  );
  expect(park.hazards).toMatchObject({
    open: open.items.length,
    overdue: overdue.items.length,
    majorOpen: major.items.length,
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

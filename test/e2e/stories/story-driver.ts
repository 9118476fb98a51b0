import type { Body, Params, PostPath, Schema } from '@maplebridge/client';
import { expect, vi } from 'vitest';
import { clientsOf, type Speaker, tokenOf } from '../../support/speakers.ts';
import { dispute, refused, type System, send } from '../../support/system.ts';

export const soon = { timeout: 20_000, interval: 100 };

type Case = Schema<'Case'>;

/** The command on a case: the last part of the path. */
export type Step = {
  [P in PostPath]: P extends `/cases/{id}/${infer W}` ? (W extends `${string}/${string}` ? never : W) : never;
}[PostPath];

/** Literals widened to string: scenarios compute texts that TypeScript cannot narrow. */
type Told<T> = T extends string | number | boolean
  ? T extends string
    ? string
    : T extends number
      ? number
      : boolean
  : T extends readonly (infer I)[]
    ? readonly Told<I>[]
    : { readonly [K in keyof T]: Told<T[K]> | (Record<never, never> extends Pick<T, K> ? undefined : never) };
export type Said<W extends Step> = Told<Body<`/cases/{id}/${W}`>>;
type Doing<W extends Step> = Params<`/cases/{id}/${W}`, 'post'> & { readonly body: Body<`/cases/{id}/${W}`> };

/** An event as a partner receives it. */
interface Message {
  readonly id: string;
  readonly subject: string;
  readonly type: string;
}

const versionOf = ({ id }: Message): number => Number(id.split('#')[1]);

/** Drives scenarios on a running system, over HTTP only. */
export type StoryDriver = ReturnType<typeof storyDriver>;

export function storyDriver(system: System) {
  const as = clientsOf(system);
  const act = <W extends Step>(who: Speaker, id: string, what: W, said: Said<W>) =>
    as(who).post<`/cases/{id}/${W}`>(`/cases/{id}/${what}`, { id, body: said } as unknown as Doing<W>);
  const read = (id: string) => as('city-supervisor').get('/cases/{id}', { id });

  /** A raw answer: for computed paths, and searches for text that must not appear. */
  const ask = async (who: Speaker, path: string) =>
    send(system, 'GET', path, { token: await tokenOf(system, who) });

  /** The events of each partner so far; queues deliver in any order, and sometimes twice. */
  const inboxes = new Map<string, Map<string, Message>>();

  async function inboxOf(partner: string): Promise<Message[]> {
    const inbox = inboxes.get(partner) ?? new Map<string, Message>();
    inboxes.set(partner, inbox);
    const bodies = await system.drain(`partner${partner}`);
    for (const message of bodies.map((body): Message => JSON.parse(body))) inbox.set(message.id, message);
    return [...inbox.values()].sort((a, b) => versionOf(a) - versionOf(b));
  }

  return {
    as,
    ask,
    read,

    /** A caller's answer to a department's task. */
    answersTask: (
      who: Speaker,
      id: string,
      department: string,
      body: Body<'/cases/{id}/tasks/{department}/receipts'>,
    ) => as(who).post('/cases/{id}/tasks/{department}/receipts', { id, department, body }),

    /** Waits until a partner has received exactly these events of a case. */
    heard: (partner: string, id: string, events: readonly string[]): Promise<void> =>
      vi.waitFor(async () => {
        const about = (await inboxOf(partner)).filter(({ subject }) => subject === `case-${id}`);
        expect(about.map(({ type }) => type)).toEqual(
          events.map((event) => `maplebridge.mediation.case.${event}.v1`),
        );
      }, soon),

    /** Waits until the case is in the required state. */
    until: (id: string, check: (it: Case) => void): Promise<Case> =>
      vi.waitFor(async () => {
        const found = await read(id);
        check(found);
        return found;
      }, soon),

    /** Submits a dispute and waits for its case. */
    async reported(over: object = {}, who: Speaker = 'city-supervisor'): Promise<Case> {
      const { id } = await as(who).post('/reports', { body: dispute(over) });
      return vi.waitFor(() => read(id), soon);
    },

    /** Runs a command that must succeed. */
    does: act,

    /** Runs a command that must be refused, and returns the code. */
    refused: async <W extends Step>(who: Speaker, id: string, what: W, said: Said<W>) =>
      (await refused(act(who, id, what, said))).code,

    /** Registers a mediator and waits until they can be assigned. */
    async registered(account: Speaker, over: object = {}): Promise<string> {
      const { id } = await as('city-supervisor').post('/mediators', {
        body: {
          account: typeof account === 'string' ? account : account.sub,
          name: 'Mediator of the story 调解员',
          station: 'dingmao',
          adultCitizen: true,
          group: 'people',
          capacity: 3,
          ...over,
        },
      });
      await vi.waitFor(async () => {
        const { items } = await as('city-supervisor').get('/mediators', { area: '321100' });
        expect(items.map((it) => it.id)).toContain(id);
      }, soon);
      return id;
    },

    /** The mediator who was asked accepts the case. */
    async accepts(who: Speaker, id: string, at?: string): Promise<Case> {
      await vi.waitFor(async () => expect((await read(id)).assignment).toBeDefined(), soon);
      return act(who, id, 'answers', { answer: 'accepted', noConflict: true, at });
    },

    /** Both sides agree to mediation. */
    async bothConsent(who: Speaker, id: string, at?: string): Promise<void> {
      for (const party of ['A', 'B']) await act(who, id, 'consents', { party, answer: 'given', at });
    },

    /** The events of a case without passed limits, which the scheduler records at any time. */
    async happened(id: string): Promise<string[]> {
      const { intact, entries } = await as('city-supervisor').get('/cases/{id}/history', { id });
      expect(intact).toBe(true);
      return entries.map(({ type }) => type).filter((type) => type !== 'overdue');
    },
  };
}

type Reason = Pick<Schema<'Reason'>, 'rule' | 'en' | 'zh'> & { readonly source?: string | undefined };

/** The decision gives these reasons in this order, each with a sentence in both languages and its source. */
export function expectReasons(
  { reasons }: { readonly reasons: readonly Reason[] },
  rules: readonly string[],
): void {
  expect(reasons.map(({ rule }) => rule)).toEqual(rules);
  for (const { rule, en, zh, source } of reasons) {
    expect([en, zh]).not.toContain(rule);
    expect(en).toMatch(/^[A-Z][^{}]+$/);
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(zh).not.toMatch(/[{}]/);
    expect(source).toBeTruthy();
  }
}

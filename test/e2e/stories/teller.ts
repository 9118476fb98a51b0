import type { CaseView, Routing } from '@maplebridge/contracts/mediation';
import { expect, vi } from 'vitest';
import { dispute, type System, send } from '../../support/system.ts';
import { signedToken } from '../../support/tokens.ts';

export const soon = { timeout: 20_000, interval: 100 };

/** Whoever is no persona of the local issuer: an account in a role for an area. */
export interface Account {
  readonly sub: string;
  readonly role: string;
  readonly area: string;
  /** For which they speak, in the role `department`. */
  readonly department?: string;
}

/** An event as a partner finds it. */
interface Message {
  readonly id: string;
  readonly subject: string;
  readonly type: string;
}

const versionOf = ({ id }: Message): number => Number(id.split('#')[1]);

/** Tells stories to a running system, over HTTP alone. */
export type Teller = ReturnType<typeof teller>;

export function teller(system: System) {
  const tokens = new Map<string, Promise<string>>();

  function tokenOf(who: string | Account): Promise<string> {
    const name = typeof who === 'string' ? who : who.sub;
    const known =
      tokens.get(name) ?? (typeof who === 'string' ? system.token(who) : signedToken(system, who));
    tokens.set(name, known);
    return known;
  }

  const ask = async (who: string | Account, method: string, path: string, body?: unknown) =>
    send(system, method, path, { token: await tokenOf(who), body });

  async function read(id: string): Promise<CaseView> {
    const { status, body } = await ask('city-supervisor', 'GET', `/cases/${id}`);
    expect(status).toBe(200);
    return body;
  }

  /** By partner, what it found in its queue so far; queues deliver in any order, and sometimes twice. */
  const inboxes = new Map<string, Map<string, Message>>();

  async function inboxOf(partner: string): Promise<Message[]> {
    const inbox = inboxes.get(partner) ?? new Map<string, Message>();
    inboxes.set(partner, inbox);
    const bodies = await system.drain(`partner${partner}`);
    for (const message of bodies.map((body): Message => JSON.parse(body))) inbox.set(message.id, message);
    return [...inbox.values()].sort((a, b) => versionOf(a) - versionOf(b));
  }

  return {
    ask,
    read,

    /** Waits until a partner has heard these events of a case, and no other, in its queue. */
    heard: (partner: string, id: string, events: readonly string[]): Promise<void> =>
      vi.waitFor(async () => {
        const about = (await inboxOf(partner)).filter(({ subject }) => subject === `case-${id}`);
        expect(about.map(({ type }) => type)).toEqual(
          events.map((event) => `maplebridge.mediation.case.${event}.v1`),
        );
      }, soon),

    /** The case as soon as it is as a story needs it. */
    until: (id: string, check: (it: CaseView) => void): Promise<CaseView> =>
      vi.waitFor(async () => {
        const found = await read(id);
        check(found);
        return found;
      }, soon),

    /** Takes a dispute in, and waits for its case. */
    async reported(over: object = {}, who: string | Account = 'city-supervisor'): Promise<CaseView> {
      const { status, body } = await ask(who, 'POST', '/reports', dispute(over));
      expect([status, body.code]).toEqual([201, undefined]);
      return vi.waitFor(() => read(body.id), soon);
    },

    /** Does something to a case, which must be allowed. */
    async does<T = CaseView>(who: string | Account, id: string, what: string, said: object): Promise<T> {
      const { status, body } = await ask(who, 'POST', `/cases/${id}/${what}`, said);
      expect([status, body.code, body.detail]).toEqual([201, undefined, undefined]);
      return body;
    },

    /** Tries something on a case that must be refused, and tells with which code. */
    async refused(who: string | Account, id: string, what: string, said: object): Promise<string> {
      const { status, body } = await ask(who, 'POST', `/cases/${id}/${what}`, said);
      expect(status).toBeGreaterThanOrEqual(400);
      return body.code;
    },

    /** Registers a mediator, who is asked from then on. */
    async registered(account: string | Account, over: object = {}): Promise<string> {
      const { status, body } = await ask('city-supervisor', 'POST', '/mediators', {
        account: typeof account === 'string' ? account : account.sub,
        name: 'Mediator of the story 调解员',
        station: 'dingmao',
        adultCitizen: true,
        group: 'people',
        capacity: 3,
        ...over,
      });
      expect([status, body.code]).toEqual([201, undefined]);
      await vi.waitFor(async () => {
        const { body: list } = await ask('city-supervisor', 'GET', '/mediators?area=321100');
        expect(list.items.map(({ id }: { id: string }) => id)).toContain(body.id);
      }, soon);
      return body.id;
    },

    /** Whoever was asked takes the case. */
    async accepts(who: string | Account, id: string, at?: string): Promise<CaseView> {
      await vi.waitFor(async () => expect((await read(id)).assignment).toBeDefined(), soon);
      const { status, body } = await ask(who, 'POST', `/cases/${id}/answers`, {
        answer: 'accepted',
        noConflict: true,
        ...(at && { at }),
      });
      expect([status, body.code]).toEqual([201, undefined]);
      return body;
    },

    /** Both sides agree to mediation. */
    async bothConsent(who: string | Account, id: string, at?: string): Promise<void> {
      for (const party of ['A', 'B']) {
        const said = { party, answer: 'given', ...(at && { at }) };
        const { status } = await ask(who, 'POST', `/cases/${id}/consents`, said);
        expect(status).toBe(201);
      }
    },

    /** What happened to a case, save for limits that passed: the clock notes those whenever it ticks. */
    async happened(id: string): Promise<string[]> {
      const { body } = await ask('city-supervisor', 'GET', `/cases/${id}/history`);
      expect(body.intact).toBe(true);
      const types = body.entries.map(({ type }: { type: string }) => type);
      return types.filter((type: string) => type !== 'overdue');
    },
  };
}

/** The decision gives these reasons in this order, each with a sentence in both languages and its source. */
export function expectReasons({ reasons }: Pick<Routing, 'reasons'>, rules: readonly string[]): void {
  expect(reasons.map(({ rule }) => rule)).toEqual(rules);
  for (const { rule, en, zh, source } of reasons) {
    expect([en, zh]).not.toContain(rule);
    expect(en).toMatch(/^[A-Z][^{}]+$/);
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(zh).not.toMatch(/[{}]/);
    expect(source).toBeTruthy();
  }
}

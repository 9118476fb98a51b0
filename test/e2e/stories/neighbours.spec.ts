import type { CaseView } from '@maplebridge/contracts/mediation';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Account } from '../../support/speakers.ts';
import { type System, startSystem } from '../../support/system.ts';
import { expectReasons, type StoryDriver, storyDriver } from './story-driver.ts';

let system: System;
let story: StoryDriver;
/** Mediators' accounts by id: ties in the assignment order are resolved by id. */
const accounts = new Map<string, Account>();
beforeAll(async () => {
  system = await startSystem();
  story = storyDriver(system);
  for (const sub of ['mediator-of-the-lane', 'mediator-of-the-market', 'mediator-of-the-school']) {
    const account = { sub, role: 'mediator', area: 'dingmao' };
    accounts.set(await story.registered(account), account);
  }
});
afterAll(() => system.remove());

const officer = 'dingmao-officer';
const accepted = { answer: 'accepted', noConflict: true };
let noise: CaseView;

const asked = ({ assignment }: CaseView): string => assignment?.mediator ?? 'nobody';
const accountOf = (mediator: string): Account => {
  const account = accounts.get(mediator);
  if (!account) throw new Error(`${mediator} is not in this scenario`);
  return account;
};

test('noise at night is routed to the nearest of the ranked workstations', async () => {
  const reported = await story.reported({ words: 'Drums after midnight. 半夜敲鼓。' }, 'li');
  noise = await story.until(reported.id, (it) => expect(it.assignment).toBeDefined());
  const { routing } = noise;
  expect(routing).toMatchObject({
    tier: 'workstation',
    venue: 'dingmao-01',
    procedure: 'people',
    panel: ['people'],
    helpers: ['community', 'neighbour', 'volunteer'],
  });
  expect(routing.candidates?.map(({ venue, open }) => [venue, open])).toEqual([
    ['dingmao-01', true],
    ['dingmao-04', true],
    ['dingmao-02', true],
  ]);
  const metres = routing.candidates?.map((it) => it.metres) ?? [];
  expect(metres).toEqual([...metres].sort((a, b) => a - b));
  expect(routing.distanceMetres).toBe(metres[0]);
  expectReasons(routing, ['nearest-workstation', 'neighbours-needs']);
  expect(routing.reasons[0]).toMatchObject({
    en: expect.stringContaining(`Dingmao workstation 1 (sample) is the nearest`),
    zh: expect.stringContaining('丁卯宜调解工作站1号'),
    values: { metres: metres[0] },
  });
});

test('the parties choose another workstation than the proposed one', async () => {
  const choice = { tier: 'workstation', venue: 'dingmao-02', reason: 'Both work near it. 双方在附近上班。' };
  const nowhere = { ...choice, venue: 'baotalu-centre' };
  expect(await story.refused(officer, noise.id, 'transfers', nowhere)).toBe('unknown-venue');
  const before = asked(noise);
  noise = await story.does(officer, noise.id, 'transfers', choice);
  expect(noise.routing).toMatchObject({ tier: 'workstation', venue: 'dingmao-02' });
  expectReasons(noise.routing, ['passed-on', 'neighbours-needs']);
  expect(asked(noise)).toBe(before);
});

/** Neither the case, nor any part of it, nor its next steps. */
async function expectHiddenFrom(mediator: string): Promise<void> {
  const account = accountOf(mediator);
  for (const path of ['', '/history', '/file', '/file/print', '/tasks/labour']) {
    const { status, body } = await story.ask(account, `/cases/${noise.id}${path}`);
    expect([status, body.code]).toEqual([403, 'recused']);
  }
  expect(await story.refused(account, noise.id, 'answers', accepted)).toBe('recused');
}

test('a relative of a party is recused, a party vetoes the next, and the third mediator leads', async () => {
  const first = asked(noise);
  const kin = { answer: 'declined', conflict: 'relative-of-a-party' };
  await story.does(accountOf(first), noise.id, 'answers', kin);
  noise = await story.until(noise.id, (it) => expect([first, 'nobody']).not.toContain(asked(it)));
  const second = asked(noise);
  expect(noise.excluded).toEqual([first]);
  expectReasons(noise.assignment ?? { reasons: [] }, ['next-in-turn']);

  const veto = { mediator: second, ground: 'veto' };
  expect(await story.refused(officer, noise.id, 'objections', { ...veto, party: 'C' })).toBe('unknown-party');
  await story.does(officer, noise.id, 'objections', { ...veto, party: 'B' });
  noise = await story.until(noise.id, (it) => expect([first, second, 'nobody']).not.toContain(asked(it)));
  const third = asked(noise);
  expect(noise.excluded).toEqual([first, second]);
  // A mediator who may not mediate may not read the case either.
  for (const mediator of [first, second]) await expectHiddenFrom(mediator);
  expect(await story.refused(officer, noise.id, 'answers', accepted)).toBe('not-asked');
  expect(await story.refused(officer, noise.id, 'assignments', { mediator: first })).toBe(
    'mediator-unsuitable',
  );
  noise = await story.does(accountOf(third), noise.id, 'answers', accepted);
  expect(noise.assignment?.status).toBe('accepted');
});

test('they agree orally, and keep the agreement', async () => {
  const leads = accountOf(asked(noise));
  await story.does(leads, noise.id, 'engagements', { party: 'B', status: 'reached', means: 'visit' });
  await story.bothConsent(leads, noise.id);
  const community = { kind: 'community', consentedBy: ['A', 'B'], notes: 'The head of the lane.' };
  await story.does(leads, noise.id, 'helpers', community);
  await story.does(leads, noise.id, 'sessions', {
    parties: ['A', 'B'],
    mode: 'together',
    helpers: ['H1'],
    notes: 'Tea.',
  });
  const oral = { form: 'oral', text: 'No drums after ten. 晚十点后不敲鼓。' };
  const tomorrow = new Date(Date.now() + 48 * 3_600_000).toISOString().slice(0, 10);
  expect(await story.refused(leads, noise.id, 'agreements', { ...oral, effectiveOn: tomorrow })).toBe(
    'effective-date-invalid',
  );
  await story.does(leads, noise.id, 'agreements', oral);
  const ended = await story.does(leads, noise.id, 'closures', { outcome: 'settled' });
  expect(ended.parties.map(({ engagement }) => engagement)).toEqual(['attended', 'attended']);
  await story.does(officer, noise.id, 'visits', { kept: true, notes: 'Quiet nights. 夜里安静了。' });
  expect(await story.happened(noise.id)).toEqual([
    'opened',
    'mediator-asked',
    'transferred',
    'mediator-excluded',
    'mediator-asked',
    'mediator-excluded',
    'mediator-asked',
    'mediator-accepted',
    'party-contacted',
    'consented',
    'consented',
    'helper-invited',
    'session-held',
    'agreed',
    'closed',
    'visited',
  ]);
});

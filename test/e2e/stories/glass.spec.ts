import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type System, startSystem } from '../../support/system.ts';
import { expectReasons, type Said, type StoryDriver, soon, storyDriver } from './story-driver.ts';

let system: System;
let story: StoryDriver;
/** The gold-medal mediator, and the case. */
let gold: string;
let id: string;
beforeAll(async () => {
  system = await startSystem();
  story = storyDriver(system);
});
afterAll(() => system.remove());

const officer = 'dingmao-officer';
const mediator = 'dingmao-mediator';
const on = (day: string, time = '14:00:00') => `2019-${day}T${time}+08:00`;

test('a death is routed to the centre at once, and a gold-medal mediator is asked', async () => {
  gold = await story.registered(mediator, { goldMedal: true, skills: ['bereavement'] });
  const plain = { sub: 'plain-mediator', role: 'mediator', area: 'dingmao' };
  await story.registered(plain, { capacity: 50 });
  const opened = await story.reported(
    {
      category: 'damages',
      channel: '110-desk',
      receivedAt: on('05-21', '16:20:00'),
      facts: { fatality: true },
      parties: [{ name: 'The family 死者家属' }, { name: 'The employer 装修公司' }],
    },
    officer,
  );
  id = opened.id;
  expect(opened.routing).toMatchObject({
    tier: 'centre',
    venue: 'dingmao-centre',
    procedure: 'people',
    goldMedal: true,
    panel: ['people', 'judicial', 'police'],
    ladder: 1,
  });
  expectReasons(opened.routing, ['fatality-to-centre', 'gold-medal-for-death']);

  const { assignment } = await story.until(id, (it) => expect(it.assignment?.mediator).toBe(gold));
  expect(assignment).toMatchObject({ status: 'asked', answerBy: expect.any(String) });
  expectReasons(assignment ?? { reasons: [] }, ['next-in-turn']);
  expect(await story.refused(plain, id, 'answers', { answer: 'accepted', noConflict: true })).toBe(
    'not-asked',
  );
});

test('the mediator accepts, and works with both sides for three days', async () => {
  const accepted = { answer: 'accepted', noConflict: true, at: on('05-21', '17:00:00') };
  expect((await story.does(mediator, id, 'answers', accepted)).assignment?.status).toBe('accepted');
  await vi.waitFor(async () => {
    const { items } = await story.as(mediator).get('/cases', { mediator: 'me' });
    expect(items.map((it) => it.id)).toEqual([id]);
  }, soon);

  const session = { mode: 'separate', parties: ['A'], notes: 'The family: grief first.', at: on('05-22') };
  expect(await story.refused(mediator, id, 'sessions', session)).toBe('consent-missing');
  await story.does(mediator, id, 'consents', {
    party: 'A',
    answer: 'given',
    at: on('05-22', '09:00:00'),
  });
  await story.does(mediator, id, 'sessions', session);
  const together = { mode: 'together', parties: ['A', 'B'], notes: 'At one table.', at: on('05-24') };
  expect(await story.refused(mediator, id, 'sessions', together)).toBe('consent-missing');
  await story.does(mediator, id, 'consents', {
    party: 'B',
    answer: 'given',
    at: on('05-23', '09:00:00'),
  });
  await story.does(mediator, id, 'sessions', { ...session, parties: ['B'], at: on('05-23') });
  const { sessions } = await story.does(mediator, id, 'sessions', together);
  expect(sessions.map(({ parties, mode }) => [mode, ...parties])).toEqual([
    ['separate', 'A'],
    ['separate', 'B'],
    ['together', 'A', 'B'],
  ]);
});

test('they agree in writing, in instalments, once all have signed', async () => {
  const payment = { by: 'B', to: 'A', kind: 'payment', amountYuan: 400_000 };
  const agreement = {
    form: 'written',
    signatures: { parties: ['A', 'B'], mediator: true, committeeSeal: false },
    effectiveOn: '2019-05-24',
    terms: [
      { ...payment, dueOn: '2019-06-24' },
      { ...payment, dueOn: '2019-12-24' },
    ],
    text: 'The employer pays in two instalments. 单位分两期支付赔偿款。<b>',
    at: on('05-24', '17:30:00'),
  };
  expect(await story.refused(mediator, id, 'closures', { outcome: 'settled' })).toBe('agreement-missing');
  expect(await story.refused(mediator, id, 'agreements', agreement)).toBe('signatures-missing');
  const sealed = {
    ...agreement,
    signatures: { parties: ['A', 'B'], mediator: true, committeeSeal: true },
  };
  const agreed = await story.does(mediator, id, 'agreements', sealed);
  // The thirtieth day was a Sunday: the next working day is the last.
  expect(agreed).toMatchObject({
    status: 'agreed',
    agreement: { effectiveOn: '2019-05-24', confirmationDueOn: '2019-06-24' },
  });
  expect(agreed.agreement?.terms.map(({ dueOn, performance }) => [dueOn, performance])).toEqual([
    ['2019-06-24', 'due'],
    ['2019-12-24', 'due'],
  ]);
  const closed = await story.does(mediator, id, 'closures', {
    outcome: 'settled',
    at: on('05-24', '18:00:00'),
  });
  expect(closed).toMatchObject({ status: 'ended', outcome: 'settled' });
  // The reservation is released for the next case.
  const { workload } = await story.as('city-supervisor').get('/mediators/{id}', { id: gold });
  expect(workload).toEqual({ taken: 0, cases: [], free: 3 });
});

test('the court confirms the agreement on joint request, within thirty days', async () => {
  const applied = { step: 'applied', parties: ['A', 'B'], at: on('06-03') };
  const confirmed = { step: 'confirmed', at: on('06-10') };
  const refused = (said: Said<'confirmations'>) => story.refused(officer, id, 'confirmations', said);
  expect(await refused(confirmed)).toBe('confirmation-not-open');
  expect(await refused({ ...applied, parties: ['A'] })).toBe('joint-application-missing');
  expect(await refused({ ...applied, at: on('06-25', '00:00:00') })).toBe('confirmation-late');
  await story.does(officer, id, 'confirmations', applied);
  expect(await refused({ ...confirmed, at: on('06-02') })).toBe('time-out-of-order');
  const { agreement } = await story.does(officer, id, 'confirmations', confirmed);
  expect(agreement?.confirmation).toBe('confirmed');
  await story.heard('courtreferrals', id, ['confirmation-applied']);
});

test('the committee visits, and each instalment is entered as it is paid', async () => {
  const visited = await story.does(officer, id, 'visits', {
    kept: true,
    notes: 'The first instalment has come. 首期款已到账。',
    at: on('06-25'),
  });
  expect(visited.visits).toEqual([{ at: on('06-25'), kept: true }]);
  await story.does(officer, id, 'performances', { term: 1, at: on('06-24') });
  expect(await story.refused(officer, id, 'performances', { term: 3 })).toBe('unknown-term');
  const { agreement } = await story.does(officer, id, 'performances', { term: 2, at: on('12-20') });
  expect(agreement?.terms.map(({ performance }) => performance)).toEqual(['performed', 'performed']);
  expect(await story.happened(id)).toEqual([
    'opened',
    'mediator-asked',
    'mediator-accepted',
    'consented',
    'session-held',
    'consented',
    'session-held',
    'session-held',
    'agreed',
    'closed',
    'confirmation-applied',
    'confirmation-decided',
    'visited',
    'term-performed',
    'term-performed',
  ]);
});

/** JSON with its keys in order: equal to RFC 8785 for the content of a case file. */
function canonical(value: unknown): string {
  const sorted = (it: unknown): unknown => {
    if (Array.isArray(it)) return it.map(sorted);
    if (!it || typeof it !== 'object') return it;
    const entries = Object.entries(it).sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
  };
  return JSON.stringify(sorted(value));
}
const sha256 = (of: unknown) => createHash('sha256').update(canonical(of)).digest('hex');

test('the case file contains everything, and anyone can verify that it was not changed', async () => {
  const file = await story.as(officer).get('/cases/{id}/file', { id });
  expect([...new Set(file.documents.map(({ kind }) => kind))]).toEqual([
    'application',
    'acceptance',
    'consent',
    'record',
    'agreement',
    'confirmation',
    'performance',
    'visit',
    'closure',
  ]);
  expect(file.missing).toEqual([]);
  expect(file.manifest.intact).toBe(true);
  for (const { sha256: hash, ...document } of file.documents) expect(sha256(document)).toBe(hash);
  const { sha256: whole, ...manifest } = file.manifest;
  expect(sha256(manifest)).toBe(whole);
  expect(manifest.documents).toEqual(file.documents.map(({ no, sha256: hash }) => ({ no, sha256: hash })));
});

test('the case file can be printed in Chinese, with the parties’ text escaped', async () => {
  const { status, headers, text } = await story.ask(officer, `/cases/${id}/file/print`);
  expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  for (const said of ['调解卷宗', '调解成功', '单位分两期支付赔偿款。&lt;b&gt;', '首期款已到账。', '完整']) {
    expect(text).toContain(said);
  }
  expect(text).not.toMatch(/<script|<b>/);
});

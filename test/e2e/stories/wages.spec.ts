import type { Task } from '@maplebridge/contracts/mediation';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type System, startSystem } from '../../support/system.ts';
import { expectReasons, soon, type Teller, teller } from './teller.ts';

let system: System;
let story: Teller;
beforeAll(async () => {
  system = await startSystem();
  story = teller(system);
  await story.registered(mediator, { skills: ['labour-law'], capacity: 5 });
});
afterAll(() => system.remove());

const officer = 'dingmao-officer';
const mediator = 'dingmao-mediator';
const signatures = { parties: ['A', 'B'], mediator: true, committeeSeal: true };

async function unpaid() {
  const found = await story.reported({ category: 'migrant-wages', facts: { amountYuan: 86_000 } }, officer);
  return story.until(found.id, (it) => expect(it.assignment).toBeDefined());
}

test('centre and labour department mediate jointly at once, the department by its own clock', async () => {
  const { id, routing, tasks, deadlines } = await unpaid();
  expect(routing).toMatchObject({
    tier: 'joint',
    venue: 'dingmao-centre',
    procedure: 'people',
    panel: ['people', 'judicial', 'police'],
    skills: ['labour-law'],
    departments: ['labour'],
    helpers: ['law-firm'],
  });
  expectReasons(routing, ['wages-joint', 'labour-needs']);
  expect(tasks).toEqual([{ department: 'labour', status: 'open', dueAt: expect.any(String) }]);
  const rules = deadlines.map(({ rule }) => rule);
  expect(rules).toEqual(expect.arrayContaining(['department-task-labour', 'labour-15-days']));
  expect(deadlines.find(({ rule }) => rule === 'department-task-labour')?.dueAt).toBe(tasks[0]?.dueAt);

  await story.does(mediator, id, 'answers', { answer: 'accepted', noConflict: true });
  await story.bothConsent(mediator, id);
  await story.does(mediator, id, 'sessions', {
    parties: ['A', 'B'],
    mode: 'together',
    notes: 'The employer owns the arrears. 用人单位承认欠薪。',
  });
  const terms = [{ by: 'B', to: 'A', kind: 'payment', amountYuan: 86_000, dueOn: '2099-12-31' }];
  const text = 'All wages are paid before the new year. 春节前付清全部工资。';
  expect(await story.refused(mediator, id, 'agreements', { form: 'oral', terms, text })).toBe(
    'written-form-required',
  );
  await story.does(mediator, id, 'agreements', { form: 'written', signatures, terms, text });

  const closure = { outcome: 'settled' };
  const receipts = 'tasks/labour/receipts';
  expect(await story.refused(mediator, id, 'closures', closure)).toBe('task-open');
  const received = await story.does<Task>('labour', id, receipts, { status: 'received' });
  expect(received.status).toBe('received');
  expect(await story.refused(mediator, id, 'closures', closure)).toBe('task-open');
  const done = { status: 'done', notes: 'The payroll was examined. 已核查工资台账。' };
  expect((await story.does<Task>('labour', id, receipts, done)).status).toBe('done');
  expect((await story.does(mediator, id, 'closures', closure)).outcome).toBe('settled');
  await story.heard('labourreferrals', id, [
    'department-invited',
    'department-answered',
    'department-answered',
  ]);
});

test('a department reads its own task and no other, and has no other way to the case', async () => {
  const { id, area, tasks } = await unpaid();
  await story.heard('labourreferrals', id, ['department-invited']);
  await story.does(officer, id, 'tasks', { department: 'justice', notes: 'Legal aid. 法律援助。' });
  const taskOf = (department: string, who: string) =>
    story.ask(who, 'GET', `/cases/${id}/tasks/${department}`);

  const { status: found, body: task } = await taskOf('labour', 'labour');
  // The city’s table invited it, without words.
  expect([found, task]).toEqual([
    200,
    {
      ...tasks[0],
      caseId: id,
      category: 'migrant-wages',
      area,
      venue: 'dingmao-centre',
      invitedAt: expect.any(String),
      asked: null,
    },
  ]);
  expect((await taskOf('justice', officer)).body.asked).toBe('Legal aid. 法律援助。');
  for (const [department, who] of [
    ['justice', 'labour'],
    ['labour', 'emergency'],
  ] as const) {
    const { status, body } = await taskOf(department, who);
    expect([status, body.code]).toEqual([403, 'department-not-yours']);
    const receipt = { status: 'received' };
    expect(await story.refused(who, id, `tasks/${department}/receipts`, receipt)).toBe(
      'department-not-yours',
    );
  }

  for (const path of ['', '/history', '/file']) {
    const { status, body } = await story.ask('labour', 'GET', `/cases/${id}${path}`);
    expect([status, body.code]).toEqual([403, 'role-not-allowed']);
  }
  expect(
    await story.refused('emergency', id, 'tasks/emergency-management/receipts', { status: 'done' }),
  ).toBe('unknown-task');
});

test('who fails is told of arbitration, and the department may decline', async () => {
  const { id } = await unpaid();
  await story.bothConsent(officer, id);
  await story.does(officer, id, 'sessions', {
    parties: ['A', 'B'],
    mode: 'together',
    notes: 'No word of when.',
  });
  const closure = { outcome: 'failed', routesTold: ['court'] };
  expect(await story.refused(officer, id, 'closures', closure)).toBe('routes-not-told');
  const told = { outcome: 'failed', routesTold: ['arbitration', 'court'] };
  expect(await story.refused(officer, id, 'closures', told)).toBe('task-open');
  await story.does('labour', id, 'tasks/labour/receipts', { status: 'declined' });
  const ended = await story.does(officer, id, 'closures', told);
  expect(ended).toMatchObject({ outcome: 'failed', routesTold: ['arbitration', 'court'] });
  await vi.waitFor(async () => {
    const { body } = await story.ask('city-supervisor', 'GET', '/cases?area=dingmao&status=ended');
    expect(body.items.map((it: { id: string }) => it.id)).toContain(id);
  }, soon);
});

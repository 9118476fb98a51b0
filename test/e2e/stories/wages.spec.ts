import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { refused, type System, startSystem } from '../../support/system.ts';
import { expectReasons, type StoryDriver, soon, storyDriver } from './story-driver.ts';

let system: System;
let story: StoryDriver;
beforeAll(async () => {
  system = await startSystem();
  story = storyDriver(system);
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

test('centre and labour department mediate jointly from the start, the department with its own limit', async () => {
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
  expect(await story.refused(mediator, id, 'closures', closure)).toBe('task-open');
  const received = await story.answersTask('labour', id, 'labour', { status: 'received' });
  expect(received.status).toBe('received');
  expect(await story.refused(mediator, id, 'closures', closure)).toBe('task-open');
  const done = { status: 'done', notes: 'The payroll was examined. 已核查工资台账。' } as const;
  expect((await story.answersTask('labour', id, 'labour', done)).status).toBe('done');
  expect((await story.does(mediator, id, 'closures', closure)).outcome).toBe('settled');
  await story.heard('labourreferrals', id, [
    'department-invited',
    'department-answered',
    'department-answered',
  ]);
});

test('a department reads only its own task, and no other part of the case', async () => {
  const { id, area, tasks } = await unpaid();
  await story.heard('labourreferrals', id, ['department-invited']);
  await story.does(officer, id, 'tasks', { department: 'justice', notes: 'Legal aid. 法律援助。' });
  const taskOf = (department: string, who: string) =>
    story.as(who).get('/cases/{id}/tasks/{department}', { id, department });

  // The city’s table invited it, without a text.
  expect(await taskOf('labour', 'labour')).toEqual({
    ...tasks[0],
    caseId: id,
    category: 'migrant-wages',
    area,
    venue: 'dingmao-centre',
    invitedAt: expect.any(String),
    asked: null,
  });
  expect((await taskOf('justice', officer)).asked).toBe('Legal aid. 法律援助。');
  for (const [department, who] of [
    ['justice', 'labour'],
    ['labour', 'emergency'],
  ] as const) {
    const notTheirs = { status: 403, code: 'department-not-yours' };
    expect(await refused(taskOf(department, who))).toMatchObject(notTheirs);
    const receipt = story.answersTask(who, id, department, { status: 'received' });
    expect(await refused(receipt)).toMatchObject(notTheirs);
  }

  for (const path of ['', '/history', '/file']) {
    const { status, body } = await story.ask('labour', `/cases/${id}${path}`);
    expect([status, body.code]).toEqual([403, 'role-not-allowed']);
  }
  const uninvited = story.answersTask('emergency', id, 'emergency-management', { status: 'done' });
  expect(await refused(uninvited)).toMatchObject({ code: 'unknown-task' });
});

test('failed mediation is followed by advice on arbitration, and the department may decline', async () => {
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
  await story.answersTask('labour', id, 'labour', { status: 'declined' });
  const ended = await story.does(officer, id, 'closures', told);
  expect(ended).toMatchObject({ outcome: 'failed', routesTold: ['arbitration', 'court'] });
  await vi.waitFor(async () => {
    const listed = story.as('city-supervisor').items('/cases', { area: 'dingmao', status: 'ended' });
    expect((await Array.fromAsync(listed)).map((it) => it.id)).toContain(id);
  }, soon);
});

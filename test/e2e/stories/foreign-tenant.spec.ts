import { isProblem } from '@maplebridge/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type System, startSystem } from '../../support/system.ts';
import { expectReasons, type StoryDriver, storyDriver } from './story-driver.ts';

let system: System;
let story: StoryDriver;
/** The one who speaks Korean. */
let speaker: string;
const interpreter = { sub: 'mediator-with-korean', role: 'mediator', area: 'dingmao' };
beforeAll(async () => {
  system = await startSystem();
  story = storyDriver(system);
  for (const sub of ['mediator-with-time', 'mediator-with-medals']) {
    await story.registered({ ...interpreter, sub }, { capacity: 100, goldMedal: true });
  }
  await story.registered({ ...interpreter, sub: 'mediator-with-english' }, { languages: ['en'] });
  speaker = await story.registered(interpreter, { languages: ['en', 'ko'], capacity: 1 });
});
afterAll(() => system.remove());

const deposit = {
  category: 'housing-homestead' as const,
  facts: { foreignParty: true, languages: ['ko'], amountYuan: 4000 },
  words: '보증금을 돌려받지 못했습니다. The deposit was not paid back.',
};

test('the desk previews the routing of a foreign tenant’s dispute, and nothing is stored', async () => {
  const { category, facts } = deposit;
  const { mediators, routing } = await story.as('dingmao-officer').post('/routing/preview', {
    body: { category, facts, position: { lng: 119.51, lat: 32.18 } },
  });
  expect(mediators.map(({ mediator }) => mediator)).toEqual([speaker]);
  expectReasons(routing, ['nearest-workstation', 'foreign-needs', 'language-needs']);
  expect(await system.items('mediation-Log')).toHaveLength(4);
});

test('only a mediator with the language is asked; immigration is proposed, and takes part when invited', async () => {
  const reported = await story.reported(deposit, 'li');
  const { id, routing } = await story.until(reported.id, (it) =>
    expect(it.assignment?.mediator).toBe(speaker),
  );
  expect(routing).toMatchObject({
    tier: 'workstation',
    procedure: 'people',
    panel: ['people'],
    languages: ['ko'],
    departments: ['immigration'],
  });
  expectReasons(routing, ['nearest-workstation', 'foreign-needs', 'language-needs']);

  await story.does(interpreter, id, 'answers', { answer: 'accepted', noConflict: true });
  await story.bothConsent(interpreter, id);
  const task = { department: 'immigration', notes: 'Whether the tenant is registered. 住宿登记。' };
  const { tasks } = await story.does(interpreter, id, 'tasks', task);
  expect(tasks.map(({ department, status }) => [department, status])).toEqual([['immigration', 'open']]);
  await story.does(interpreter, id, 'agreements', {
    form: 'performed-on-the-spot',
    text: 'The deposit is paid back at the table. 当场退还押金。',
  });
  const settled = { outcome: 'settled' };
  expect(await story.refused(interpreter, id, 'closures', settled)).toBe('task-open');
  await story.answersTask(interpreter, id, 'immigration', { status: 'done' });
  expect((await story.does(interpreter, id, 'closures', settled)).agreement?.form).toBe(
    'performed-on-the-spot',
  );
});

test('while the only mediator with the language has no free capacity, nobody else is asked', async () => {
  const first = await story.reported(deposit, 'li');
  await story.until(first.id, (it) => expect(it.assignment?.mediator).toBe(speaker));
  const second = await story.reported(deposit, 'li');
  expect(await story.refused('dingmao-officer', second.id, 'assignments', {})).toBe('no-mediator-free');
  expect((await story.read(second.id)).assignment).toBeUndefined();
  await story.does('dingmao-officer', first.id, 'closures', { outcome: 'withdrawn' });
  // The desk asks again, unless the scheduler has already assigned a mediator.
  await story.does('dingmao-officer', second.id, 'assignments', {}).catch((thrown: unknown) => {
    if (!isProblem(thrown)) throw thrown;
  });
  await story.until(second.id, (it) => expect(it.assignment?.mediator).toBe(speaker));
});

import type { Schema } from '@maplebridge/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type System, startSystem } from '../../support/system.ts';
import { expectReasons, type StoryDriver, storyDriver } from './story-driver.ts';

let system: System;
let story: StoryDriver;
beforeAll(async () => {
  system = await startSystem();
  story = storyDriver(system);
});
afterAll(() => system.remove());

const officer = 'dingmao-officer';

async function applicationOf(id: string): Promise<Schema<'CaseFile'>['documents'][number] | undefined> {
  const { documents } = await story.as(officer).get('/cases/{id}/file', { id });
  return documents.find(({ kind }) => kind === 'application');
}

test('a case referred by the court is mediated by its own force; case and file record the referral (People’s Mediation Law art. 18)', async () => {
  await story.registered('dingmao-mediator');
  const judge = { sub: 'retired-judge', role: 'mediator', area: 'dingmao' };
  const leader = await story.registered(judge, { group: 'judicial' });
  const { id } = await story.reported({ category: 'contract', facts: { referredBy: 'court' } }, officer);
  const { facts, routing } = await story.until(id, (it) => expect(it.assignment?.mediator).toBe(leader));
  expect(facts).toEqual({ referredBy: 'court' });
  expect(routing).toMatchObject({
    tier: 'centre',
    procedure: 'judicial',
    panel: ['judicial', 'people', 'police'],
  });
  expectReasons(routing, ['referred-by-court']);
  expect((await applicationOf(id))?.facts).toMatchObject({ facts: { referredBy: 'court' } });
});

test('a case referred by the police goes to people’s mediation; case and file record the referral (People’s Mediation Law art. 18)', async () => {
  const { id, facts, routing } = await story.reported({ facts: { referredBy: 'police' } }, officer);
  expect(facts).toEqual({ referredBy: 'police' });
  expect(routing).toMatchObject({ tier: 'workstation', procedure: 'people' });
  expect((await applicationOf(id))?.facts).toMatchObject({ facts: { referredBy: 'police' } });
});

test('an officer at the scene mediates on the spot first, and only then is the case transferred (People’s Mediation Law art. 21)', async () => {
  const { id, routing } = await story.reported({ channel: 'patrol', facts: { onScene: true } }, officer);
  expect(routing).toMatchObject({ tier: 'on-the-spot', venue: null, panel: [] });
  await story.bothConsent(officer, id);
  const settled = { form: 'performed-on-the-spot', text: 'The bicycle is paid for. 当场赔偿。' };
  await story.does(officer, id, 'agreements', settled);
  expect((await story.does(officer, id, 'closures', { outcome: 'settled' })).tier).toBe('on-the-spot');

  const other = await story.reported({ channel: 'patrol', facts: { onScene: true } }, officer);
  const upwards = { tier: 'workstation', reason: 'No agreement at the roadside. 现场未达成一致。' };
  expect((await story.does(officer, other.id, 'transfers', upwards)).tier).toBe('workstation');
});

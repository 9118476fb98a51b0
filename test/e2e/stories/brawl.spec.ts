import type { CaseView } from '@maplebridge/contracts/mediation';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
const sergeant = { sub: 'sergeant', role: 'officer', area: 'dingmao' };
const on = (day: string, time = '10:00:00') => `2019-${day}T${time}+08:00`;
const meeting = { parties: ['A', 'B'], mode: 'together', notes: 'Both at one table.' };

/** The last event in a case's history. */
async function end(id: string) {
  const { entries } = await story.as(officer).get('/cases/{id}/history', { id });
  return entries.at(-1);
}

describe('a brawl between neighbours', () => {
  const brawl = (over: object = {}) =>
    story.reported(
      {
        channel: '110-desk',
        receivedAt: on('09-02', '20:00:00'),
        facts: { publicSecurityAct: true, injury: true, suspects: ['B'], ...over },
      },
      officer,
    );

  test('is mediated by the police at the centre, and a sergeant leads', async () => {
    await story.registered('dingmao-mediator', { capacity: 50 });
    const leader = await story.registered(sergeant, { group: 'police', capacity: 50 });
    const { id, routing } = await brawl();
    expect(routing).toMatchObject({
      tier: 'centre',
      venue: 'dingmao-centre',
      procedure: 'police',
      goldMedal: false,
      panel: ['police', 'people', 'judicial'],
    });
    expectReasons(routing, ['act-to-centre', 'neighbours-needs']);
    await story.until(id, (it) => expect(it.assignment?.mediator).toBe(leader));
    await story.accepts(sergeant, id);
  });

  test('is sent to the police at once, and so is a dispute that turns violent (People’s Mediation Law art. 25)', async () => {
    const { id } = await brawl();
    await story.heard('publicsecurityreferrals', id, ['opened']);

    const quarrel = await story.reported({}, officer);
    expect(quarrel.routing.procedure).toBe('people');
    const blows = { facts: { publicSecurityAct: true, injury: true } };
    const { routing } = await story.does(officer, quarrel.id, 'facts', blows);
    expect(routing).toMatchObject({ tier: 'centre', procedure: 'police' });
    await story.heard('publicsecurityreferrals', quarrel.id, ['facts-added']);
  });

  test('is mediated twice at most, and the second time within seven working days', async () => {
    const { id } = await brawl();
    await story.bothConsent(officer, id, on('09-03', '08:00:00'));
    const proxy = { ...meeting, proxies: ['B'], at: on('09-03') };
    expect(await story.refused(officer, id, 'sessions', proxy)).toBe('proxy-not-allowed');
    await story.does(officer, id, 'sessions', { ...meeting, proxies: ['A'], at: on('09-03') });
    // Seven working days, with the Mid-Autumn Festival on 13 September.
    const tooLate = { ...meeting, at: on('09-13', '00:00:00') };
    expect(await story.refused(officer, id, 'sessions', tooLate)).toBe('police-mediation-used');
    await story.does(officer, id, 'sessions', { ...meeting, at: on('09-12', '23:00:00') });
    const third = { ...meeting, at: on('09-12', '23:30:00') };
    expect(await story.refused(officer, id, 'sessions', third)).toBe('police-mediation-used');

    const failed = { outcome: 'failed', routesTold: ['court'], at: on('09-13', '09:00:00') };
    expect(await story.refused(officer, id, 'closures', { ...failed, routesTold: ['arbitration'] })).toBe(
      'routes-not-told',
    );
    expect((await story.does(officer, id, 'closures', failed)).outcome).toBe('failed');
    expect(await end(id)).toMatchObject({
      type: 'closed',
      data: { outcome: 'failed', authority: 'police', handlingStartsOn: '2019-09-13' },
    });
    await expectPoliceAreTold(id);
    await story.heard('publicsecurityreferrals', id, ['opened', 'closed']);
  });

  test('returns to the police when its agreement is not kept', async () => {
    const { id } = await brawl();
    await story.bothConsent(officer, id, on('09-03', '08:00:00'));
    await story.does(officer, id, 'sessions', { ...meeting, at: on('09-03') });
    const agreement = {
      form: 'written',
      signatures: { parties: ['A', 'B'], mediator: true, committeeSeal: false },
      terms: [{ by: 'B', to: 'A', kind: 'payment', amountYuan: 1200, dueOn: '2019-09-20' }],
      text: 'B pays the doctor. 乙方承担医药费。',
      at: on('09-03', '12:00:00'),
    };
    expect(await story.refused(officer, id, 'agreements', agreement)).toBe('mediator-missing');
    await story.accepts(sergeant, id, on('09-03', '11:00:00'));
    const spoken = { ...agreement, form: 'oral' };
    expect(await story.refused(officer, id, 'agreements', spoken)).toBe('written-form-required');
    const { agreement: signed } = await story.does(officer, id, 'agreements', agreement);
    // Police mediation has no committee seal and no court confirmation.
    expect(signed).not.toHaveProperty('confirmationDueOn');
    const applied = { step: 'applied', parties: ['A', 'B'], at: on('09-04') };
    expect(await story.refused(officer, id, 'confirmations', applied)).toBe('confirmation-not-open');
    await story.does(officer, id, 'closures', { outcome: 'settled', at: on('09-03', '12:30:00') });
    const breach = { term: 1, reason: 'Nothing came. 未付款。', routesTold: ['court'], at: on('09-21') };
    const onTheDay = { ...breach, at: on('09-20', '23:00:00') };
    expect(await story.refused(officer, id, 'breaches', onTheDay)).toBe('time-out-of-order');
    const { agreement: broken } = await story.does(officer, id, 'breaches', breach);
    expect(broken?.terms.map(({ performance }) => performance)).toEqual(['breached']);
    const { entries } = await story.as(officer).get('/cases/{id}/history', { id });
    const told = entries.find(({ type }) => type === 'term-breached');
    expect(told?.data).toMatchObject({ handlingStartsOn: '2019-09-21', routesTold: ['court'] });

    const again = { ground: 'breach', reason: 'Both want to talk once more.', at: on('09-22') };
    const { routing, status, parties } = await story.does(officer, id, 'reopenings', again);
    expect([status, routing.procedure]).toEqual(['open', 'police']);
    expectReasons(routing, ['taken-up-again', 'neighbours-needs']);
    expect(parties.map(({ consent }) => consent)).toEqual(['asked', 'asked']);
  });
});

/** The event contains the department it concerns, for the filter of that department's queue. */
async function expectPoliceAreTold(id: string): Promise<void> {
  const log = await system.items('mediation-Log');
  const last = log.find(({ stream, type }) => stream === `case-${id}` && type === 'closed');
  expect(last?.departments).toEqual(['public-security']);
}

/** A case that left mediation accepts no mediation command. */
async function expectClosedToMediation({ id }: CaseView): Promise<void> {
  for (const [what, said] of [
    ['consents', { party: 'A', answer: 'given' }],
    ['sessions', meeting],
    ['assignments', {}],
    ['transfers', { tier: 'joint', departments: ['justice'], reason: 'All the same.' }],
    ['agreements', { form: 'oral', text: 'We are friends again.' }],
    ['closures', { outcome: 'settled' }],
  ] as const) {
    expect(await story.refused(officer, id, what, said)).toBe('case-ended');
  }
  const reopening = { ground: 'parties-ask', reason: 'They ask for it.' };
  expect(await story.refused(officer, id, 'reopenings', reopening)).toBe('reopening-not-allowed');
}

describe('what is not for mediation', () => {
  test('a brawl that may not be mediated is the police’s from the first moment', async () => {
    const refused = await story.reported(
      { facts: { publicSecurityAct: true, notMediable: 'gang-fight-or-provocation' } },
      officer,
    );
    expect(refused).toMatchObject({
      status: 'ended',
      outcome: 'not-acceptable',
      ground: 'art-179-gang-fight-or-provocation',
      tier: null,
      venue: null,
      routing: { leavesTo: 'police', procedure: 'police' },
    });
    expectReasons(refused.routing, ['not-mediable-to-police']);
    expect(refused.deadlines).toEqual([]);
    expect(await story.happened(refused.id)).toEqual(['opened', 'closed']);
    expect((await end(refused.id))?.data).toMatchObject({ authority: 'police' });
    await expectPoliceAreTold(refused.id);
    await expectClosedToMediation(refused);
  });

  test('a brawl that turns out to be excluded leaves mediation midway, and its mediator is released', async () => {
    const leader = await story.registered({ ...sergeant, sub: 'second-sergeant' }, { group: 'police' });
    const { id } = await story.reported({ facts: { publicSecurityAct: true } }, officer);
    await story.until(id, (it) => expect(it.assignment?.mediator).toBe(leader));
    await story.bothConsent(officer, id);
    const left = await story.does(officer, id, 'facts', { facts: { notMediable: 'hired-injury' } });
    expect(left).toMatchObject({ status: 'ended', ground: 'art-179-hired-injury' });
    expect(left.assignment).toBeUndefined();
    const workload = async (who: string) =>
      (await story.as(who).get('/mediators/{id}', { id: leader })).workload;
    expect(await workload('city-supervisor')).toEqual({ taken: 0, cases: [], free: 3 });
    // Only supervisors may list the cases of a mediator.
    expect(await workload(officer)).toEqual({ taken: 0, free: 3 });
    await expectClosedToMediation(left);
  });

  test('violence in a family goes to the police, and no joint session is allowed', async () => {
    const violence = await story.reported(
      { category: 'marriage-family', facts: { domesticViolence: true, injury: true } },
      officer,
    );
    expect(violence).toMatchObject({
      status: 'ended',
      outcome: 'transferred',
      tier: null,
      routing: { leavesTo: 'police', procedure: 'police' },
    });
    expect(violence.assignment).toBeUndefined();
    expectReasons(violence.routing, ['domestic-violence-to-police']);
    expect((await end(violence.id))?.data).toMatchObject({ outcome: 'transferred', authority: 'police' });
    await expectPoliceAreTold(violence.id);
    await expectClosedToMediation(violence);
  });
});

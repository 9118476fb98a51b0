import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { assemblyWithProtocol } from '../../support/assembly.ts';
import { type System, startSystem } from '../../support/system.ts';
import { expectReasons, type StoryDriver, soon, storyDriver } from './story-driver.ts';

let system: System;
let story: StoryDriver;
beforeAll(async () => {
  system = await startSystem(undefined, { from: assemblyWithProtocol });
  story = storyDriver(system);
});
afterAll(() => system.remove());

const doctor = { sub: 'doctor-mediator', role: 'mediator', area: 'baotalu' };
const officer = 'baotalu-officer';
const baotalu = { lng: 119.425, lat: 32.2 };
const on = (day: string, time = '10:00:00') => `2019-${day}T${time}+08:00`;
const signatures = { parties: ['A', 'B'], mediator: true, committeeSeal: true };
const reasons = ['medical-to-centre', 'medical-needs'];

/** Each end of the mediation limit, from the history: the scheduler removes a passed limit from the case. */
async function limitsOf(id: string): Promise<string[]> {
  const { entries } = await story.as(officer).get('/cases/{id}/history', { id });
  return entries.flatMap(({ data }) => {
    const { deadline } = data as { deadline?: { dueAt: string } };
    return deadline ? [deadline.dueAt] : [];
  });
}

test('patient and hospital: the protocol, an expert both accept, a written agreement', async () => {
  await story.registered({ sub: 'lay-mediator', role: 'mediator', area: 'baotalu' }, { station: 'baotalu' });
  const medical = { station: 'baotalu', skills: ['medical'], capacity: 2 };
  const asked = await story.registered(doctor, medical);
  const { id, routing } = await story.reported({ category: 'medical', position: baotalu }, officer);
  expect(routing).toMatchObject({
    tier: 'centre',
    venue: 'baotalu-centre',
    procedure: 'people',
    panel: ['people', 'judicial', 'police'],
    protocol: 'medical',
    skills: ['medical'],
    departments: ['health'],
    helpers: ['expert'],
  });
  expectReasons(routing, reasons);
  // The mediator without the expertise has more free capacity, and is not asked.
  await story.until(id, (it) => expect(it.assignment?.mediator).toBe(asked));
  await story.does(doctor, id, 'answers', { answer: 'accepted', noConflict: true });
  await story.bothConsent(doctor, id);

  const expert = { kind: 'expert', notes: 'A professor of surgery. 外科教授。' };
  expect(await story.refused(doctor, id, 'helpers', { ...expert, consentedBy: ['A'] })).toBe(
    'consent-missing',
  );
  const session = {
    parties: ['A', 'B'],
    mode: 'together',
    helpers: ['H1'],
    notes: 'The expert speaks. 专家发言。',
  };
  expect(await story.refused(doctor, id, 'sessions', session)).toBe('unknown-helper');
  const { helpers } = await story.does(doctor, id, 'helpers', { ...expert, consentedBy: ['A', 'B'] });
  expect(helpers).toEqual([{ id: 'H1', kind: 'expert' }]);
  await story.does(doctor, id, 'sessions', session);

  const agreement = { form: 'written', signatures, text: 'The hospital bears the second operation.' };
  expect(await story.refused(doctor, id, 'agreements', agreement)).toBe('protocol-step-missing');
  expect(await story.refused(doctor, id, 'protocol-steps', { step: 'tea-served' })).toBe(
    'unknown-protocol-step',
  );
  const sealed = { step: 'records-sealed', notes: 'Before both. 双方在场。' };
  expect((await story.does(doctor, id, 'protocol-steps', sealed)).protocolSteps).toEqual(['records-sealed']);
  const spoken = { form: 'oral', text: agreement.text };
  expect(await story.refused(doctor, id, 'agreements', spoken)).toBe('written-form-required');
  expect((await story.does(doctor, id, 'agreements', agreement)).status).toBe('agreed');
  expect((await story.does(doctor, id, 'closures', { outcome: 'settled' })).outcome).toBe('settled');
});

test('it ends after thirty working days, without the time of an appraisal and with agreed extensions', async () => {
  const { id } = await story.reported(
    { category: 'medical', position: baotalu, receivedAt: on('05-06', '09:00:00') },
    officer,
  );
  await story.bothConsent(officer, id, on('05-06', '11:00:00'));

  await story.does(officer, id, 'appraisals', { step: 'begun', at: on('06-10') });
  await story.does(officer, id, 'appraisals', { step: 'ended', at: on('07-01') });

  const extension = { until: '2019-07-31', agreedBy: ['A', 'B'], committeeAgrees: true, at: on('07-02') };
  const refused = (over: object) => story.refused(officer, id, 'extensions', { ...extension, ...over });
  expect(await refused({ agreedBy: ['A'] })).toBe('consent-missing');
  expect(await refused({ committeeAgrees: false })).toBe('consent-missing');
  expect(await refused({ until: '2019-07-01' })).toBe('limit-not-movable');
  await story.does(officer, id, 'extensions', extension);
  // 7 June was the Dragon Boat Festival; six working days were left when the appraisal began.
  expect(await limitsOf(id)).toEqual([
    '2019-06-18T23:59:59+08:00',
    '2019-07-09T23:59:59+08:00',
    '2019-07-31T23:59:59+08:00',
  ]);

  const session = { parties: ['A', 'B'], mode: 'together', notes: 'They come no nearer.' };
  await story.does(officer, id, 'sessions', { ...session, at: on('07-31') });
  const late = on('08-01', '00:00:00');
  expect(await story.refused(officer, id, 'sessions', { ...session, at: late })).toBe('limit-passed');
  const agreement = { form: 'written', signatures, text: 'Too late.', at: late };
  await story.does(officer, id, 'protocol-steps', { step: 'records-sealed', at: on('07-31') });
  expect(await story.refused(officer, id, 'agreements', agreement)).toBe('limit-passed');
  expect(await refused({ until: '2019-09-30', at: late })).toBe('limit-not-movable');
});

test('the health department is invited when the centre’s limit passes, and receives the case when mediation fails', async () => {
  const { id } = await story.reported(
    { category: 'medical', position: baotalu, receivedAt: on('05-06', '09:00:00') },
    officer,
  );
  await story.bothConsent(officer, id, on('05-06', '11:00:00'));
  const session = { parties: ['A', 'B'], mode: 'together', notes: 'In vain.', at: on('05-07') };
  await story.does(officer, id, 'sessions', session);

  // The scheduler also runs on its own; whichever run is first, the case is escalated once.
  const [scheduler] = [...system.functions.values()].filter(({ name }) =>
    name.includes('mediation-scheduler'),
  );
  const joint = await vi.waitFor(async () => {
    await scheduler?.invoke({});
    const found = await story.read(id);
    expect(found.tier).toBe('joint');
    return found;
  }, soon);
  expectReasons(joint.routing, ['time-ran-out', 'medical-needs']);
  expect(joint.tasks.map(({ department, status }) => [department, status])).toEqual([['health', 'open']]);

  const failed = { outcome: 'failed', routesTold: ['court'] };
  expect(await story.refused(officer, id, 'closures', { outcome: 'failed' })).toBe('routes-not-told');
  expect(await story.refused(officer, id, 'closures', failed)).toBe('task-open');
  const ended = await story.does(officer, id, 'transfers', {
    authority: 'health',
    reason: 'It has gone to the health authority. 已由卫健部门受理。',
  });
  expect(ended).toMatchObject({ status: 'ended', outcome: 'transferred' });
  expect(ended.tasks.map(({ status }) => status)).toEqual(['cancelled']);
  const { entries } = await story.as(officer).get('/cases/{id}/history', { id });
  expect(entries.at(-1)).toMatchObject({ type: 'closed', data: { authority: 'health' } });
});

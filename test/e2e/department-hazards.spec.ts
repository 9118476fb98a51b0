import { ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { announce, maplebridge } from '../support/operator.ts';
import { type System, startSystem } from '../support/system.ts';
import { daysFromNow, officer, order, soon, storyDriver } from './stories-hazard/story-driver.ts';

let system: System;
beforeAll(async () => {
  system = await startSystem(undefined, { visibilitySeconds: 5 });
  announce(system);
});
afterAll(() => system.remove());

const replies = 'hazard-repliesemergencymanagement';
const send = (queue: string, body: object) =>
  system.clients.sqs.send(
    new SendMessageCommand({ QueueUrl: system.queueUrl(queue), MessageBody: JSON.stringify(body) }),
  );
const answer = (hazard: string, fact: string, data: object) =>
  send(replies, {
    specversion: '1.0',
    id: crypto.randomUUID(),
    source: '/departments/emergency-management',
    type: `maplebridge.reply.hazard.hazard.${fact}.v1`,
    subject: `hazard-${hazard}`,
    data,
  });
/** The reasons of the messages in the dead-letter queue; they are visible again a second later. */
async function reasons(): Promise<(string | undefined)[]> {
  const { Messages = [] } = await system.clients.sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: system.queueUrl(`${replies}Dlq`),
      MessageAttributeNames: ['All'],
      VisibilityTimeout: 1,
    }),
  );
  return Messages.map(({ MessageAttributes }) => MessageAttributes?.reason?.StringValue);
}
const partner = ['--partner', 'emergency-management'];
const operating = (...command: string[]) => maplebridge(['partners', ...command, '--state', system.state]);

test('emergency management acts on a hazard by message; a message that was too early is handled after a redrive', async () => {
  const story = storyDriver(system);
  const plant = await story.registered('91321112MA1MAPLE01');
  const { id } = await story.as(officer).post('/hazards', {
    body: {
      enterprise: plant,
      unit: 'U1',
      kind: 'hazardous-chemicals',
      clause: { pack: 'major-hazards-121', item: 12 },
      notes: 'No gas detector stands at the pump.',
    },
  });
  const read = () => story.as(officer).get('/hazards/{id}', { id });
  const becomes = (status: string) => story.until(read, (it) => expect(it.status).toBe(status));

  await answer(id, 'graded', { grade: 'major', ground: { by: 'item', items: [12] } });
  await becomes('graded');

  // A deadline that is not set yet cannot be moved.
  await answer(id, 'order-extended', { deadline: daysFromNow(12), reason: 'The detector comes on Monday.' });
  await vi.waitFor(async () => expect(await reasons()).toEqual(['order-missing']), soon);
  await answer(id, 'rectification-ordered', order(daysFromNow(10)));
  await becomes('rectifying');
  await vi.waitFor(async () => {
    const given = await operating('redrive', ...partner, '--replies');
    expect(given).toEqual({ code: 0, said: expect.stringContaining('messages given back: 1') });
  }, soon);
  await story.until(read, (it) => expect(it.order?.extensions).toHaveLength(1));
  expect(await reasons()).toEqual([]);

  // Re-inspection needs a person, so a message cannot report it.
  await answer(id, 'reviewed', { passed: true, notes: 'It sounds.' });
  await vi.waitFor(async () => expect(await reasons()).toEqual(['invalid-request']), soon);
});

test('a department’s dead letters are redriven to that department only; `lag` shows the state', async () => {
  await system.drain('partneremergencymanagement');
  for (const n of [1, 2, 3]) await send('partneremergencymanagementDlq', { n });
  const lag = async () => {
    const { said } = await operating('lag', '--json');
    return JSON.parse(said).find(
      (it: { partner: string; queue: string }) =>
        it.partner === 'emergency-management' && it.queue === 'events',
    );
  };
  expect(await lag()).toMatchObject({ waiting: 0, deadLetters: 3 });
  const { said, code } = await operating('redrive', ...partner);
  expect([code, said]).toEqual([0, expect.stringContaining('messages given back: 3')]);
  expect(await lag()).toMatchObject({ waiting: 3, deadLetters: 0 });
  const bodies = await system.drain('partneremergencymanagement');
  expect(bodies.map((body) => JSON.parse(body).n).sort()).toEqual([1, 2, 3]);
  const { said: table } = await operating('lag');
  expect(table).toMatch(/emergency-management/);
});

test('an unknown partner is an error that lists the known ones', async () => {
  const { code, said } = await operating('redrive', '--partner', 'nobody');
  expect([code, said]).toEqual([1, expect.stringContaining('emergency-management')]);
});

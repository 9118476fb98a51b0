import { request } from 'node:http';
import { GetQueueUrlCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { CloudEvent } from 'cloudevents';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { dispute, type System, startSystem } from '../support/system.ts';

let system: System;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.remove());

const soon = { timeout: 20_000, interval: 100 };

/** A case in an area, transferred to an authority. */
async function transferred(
  position: { lng: number; lat: number },
  authority: 'court' | 'health',
): Promise<string> {
  const supervisor = system.client('city-supervisor');
  const { id } = await supervisor.post('/reports', { body: dispute({ position }) });
  const passed = { id, body: { authority, reason: 'It belongs there.' } };
  await vi.waitFor(async () => {
    expect((await supervisor.post('/cases/{id}/transfers', passed)).status).toBe('ended');
  }, soon);
  return id;
}

test('a partner’s queue contains exactly the events of its filter, as valid CloudEvents', async () => {
  const dingmao = { lng: 119.51, lat: 32.18 };
  const baotalu = { lng: 119.425, lat: 32.2 };
  const wanted = await transferred(dingmao, 'court');
  await transferred(dingmao, 'health');
  const elsewhere = await transferred(baotalu, 'court');

  const heard = new Map<string, CloudEvent<Record<string, unknown>>[]>();
  for (const partner of ['courtreferrals', 'healthreferrals', 'labourreferrals', 'justicemediation'])
    heard.set(partner, []);
  const listen = async () => {
    for (const [partner, events] of heard) {
      const bodies = await system.drain(`partner${partner}`);
      // Throws on anything but a CloudEvent 1.0.
      events.push(...bodies.map((body) => new CloudEvent<Record<string, unknown>>(JSON.parse(body))));
    }
  };
  const ids = (partner: string) => new Set(heard.get(partner)?.map(({ id }) => id));
  // One partner gets all events of all cases: opened and closed, three times. Others may receive them later.
  await vi.waitFor(async () => {
    await listen();
    const counts = ['justicemediation', 'courtreferrals', 'healthreferrals'].map((it) => ids(it).size);
    expect(counts).toEqual([6, 2, 1]);
  }, soon);
  await listen();
  const [court = [], health = []] = [heard.get('courtreferrals'), heard.get('healthreferrals')];
  // Of its type and addressed to it, anywhere in the city: the openings and the transfer to health do not match.
  expect(court.map(({ id }) => id).sort()).toEqual([`case-${wanted}#2`, `case-${elsewhere}#2`].sort());
  expect(court.find(({ id }) => id === `case-${wanted}#2`)).toMatchObject({
    type: 'maplebridge.mediation.case.closed.v1',
    source: '/zhenjiang/mediation',
    subject: `case-${wanted}`,
    area: '321100/321171/dingmao',
    departments: 'court',
    data: { outcome: 'transferred', authority: 'court' },
  });
  expect(health.map(({ data }) => data?.authority)).toEqual(['health']);
  expect(heard.get('labourreferrals')).toEqual([]);
});

test('a partner finds its queue by name', async () => {
  const partner = new SQSClient({
    endpoint: system.awsUrl,
    region: 'us-east-1',
    credentials: system.credentials,
  });
  const known = system.queueUrl('partnercourtreferrals');
  const QueueName = known.slice(known.lastIndexOf('/') + 1);
  const { QueueUrl } = await partner.send(new GetQueueUrlCommand({ QueueName }));
  expect(QueueUrl).toBe(known);
  await partner.send(new ReceiveMessageCommand({ QueueUrl }));
});

test('a host name that merely resolves to loopback is refused', async () => {
  for (const url of [system.awsUrl, system.issuerUrl]) {
    const { port } = new URL(url);
    const status = await new Promise<number | undefined>((resolve) => {
      request({ port, host: '127.0.0.1', headers: { host: 'evil.example' } }, ({ statusCode }) =>
        resolve(statusCode),
      ).end();
    });
    expect(status).toBe(403);
  }
});

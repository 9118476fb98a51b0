import { submitReportBatch } from '@maplebridge/contracts/intake';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type System, send, startSystem } from '../support/system.ts';
import { token } from '../support/world.ts';

let system: System;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.remove());

const { most } = submitReportBatch.throttle.perCaller;

/** A batch without a valid report: it is answered and stores nothing. */
const batch = (bearer: string, key: string = crypto.randomUUID()) =>
  send(system, 'POST', '/report-batches', {
    token: bearer,
    body: { reports: [{ key: 'a-key-of-its-own', report: null }] },
    headers: { 'idempotency-key': key },
  });

/**
 * Counters reset on the hour, and on a busy machine a slow counter lets a request pass uncounted (fail open). What is
 * counted here must fall into one hour and be complete, otherwise it is repeated.
 */
async function withinOneHour(run: () => Promise<void>): Promise<void> {
  const hour = () => Math.floor(Date.now() / 3_600_000);
  const uncounted = () => system.logged().split('"CallersNotCounted":1').length;
  for (;;) {
    const [began, before] = [hour(), uncounted()];
    try {
      return await run();
    } catch (error) {
      if (hour() === began && uncounted() === before) throw error;
    }
  }
}

test('a volunteer has an hourly limit of new reports, not of repeats; it does not affect others or staff', () =>
  withinOneHour(async () => {
    const { token: volunteer } = await token(system, crypto.randomUUID(), 'volunteer', 'dingmao');
    const first = crypto.randomUUID();
    expect((await batch(volunteer, first)).status).toBe(200);
    for (let n = 1; n < most; n++) expect((await batch(volunteer)).status).toBe(200);

    const refused = await batch(volunteer);
    expect([refused.status, refused.body.code]).toEqual([429, 'caller-throttled']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(3600);
    expect((await batch(volunteer, first)).status).toBe(200);

    const { token: other } = await token(system, crypto.randomUUID(), 'volunteer', 'dingmao');
    expect((await batch(other)).status).toBe(200);
    const officer = await system.token('dingmao-officer');
    for (let n = 0; n <= most; n++) expect((await batch(officer)).status).toBe(200);
  }));

test('fails open: a throttle error never blocks a request, and is logged', async () => {
  const { token: volunteer } = await token(system, crypto.randomUUID(), 'volunteer', 'dingmao');
  for (let n = 0; n < most; n++) await batch(volunteer);
  system.faults.inject({ caller: 'intake-api', operation: 'UpdateItem', kind: 'refused', times: 100 });
  expect((await batch(volunteer)).status).toBe(200);
  system.faults.clear();
  await vi.waitFor(() => expect(system.logged().includes('"CallersNotCounted":1')).toBe(true), {
    timeout: 20_000,
  });
});

test('the counters identify nobody', async () => {
  const anonymous = await send(system, 'POST', '/anonymous-reports', {
    body: {
      kind: 'dispute',
      category: 'neighbours',
      channel: 'app',
      position: { lng: 119.51, lat: 32.18 },
      words: 'Water comes through the ceiling.',
    },
  });
  expect(anonymous.status).toBe(201);
  const { sub, token: volunteer } = await token(system, 'someone-planted', 'volunteer', 'dingmao');
  await batch(volunteer);
  const kept = JSON.stringify(await system.items('Throttle'));
  expect(kept).toContain('submitAnonymousReport');
  expect(kept).toContain('submitReportBatch');
  expect(kept).not.toContain('127.0.0.1');
  expect(kept).not.toContain(sub);
});

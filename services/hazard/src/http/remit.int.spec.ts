import { randomUUID } from 'node:crypto';
import { routeKey } from '@maplebridge/contracts';
import {
  closeAccident,
  dismissHazard,
  getAccident,
  getHazard,
  gradeHazard,
  type HazardSummary,
  hazardRoutes as hazardContracts,
  hazardReplies,
  listHazards,
  reportAccident,
  reportHazard,
  reportUpward,
} from '@maplebridge/contracts/hazard';
import { remitsOf } from '@maplebridge/directory';
import { loadCity } from '@maplebridge/directory/load';
import { answeringBy, replyHandler } from '@maplebridge/lambda/replies';
import type { Context, SQSEvent } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { hazardStream } from '../hazard/stream.ts';
import { accidentRoutes } from './accidents.ts';
import { hazardDecisions } from './hazard-decisions.ts';
import { hazardRoutes } from './hazards.ts';
import { asking, mill, type Person, startStores } from './http.fixtures.ts';

let stores: Awaited<ReturnType<typeof startStores>>;
let ask: ReturnType<typeof asking>;
beforeAll(async () => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  stores = await startStores();
  ask = asking([...hazardRoutes(stores.deps), ...accidentRoutes(stores.deps)]);
});
afterAll(() => {
  vi.restoreAllMocks();
  return stores.stop();
});

const nobodys = '7z000000000000000000000000';
const found = async (kind: string, by: Person = 'officer'): Promise<string> => {
  const body = { enterprise: mill, unit: 'U1', kind, notes: 'It was found.' };
  const { body: hazard } = await ask(by, reportHazard, { body });
  await stores.shown(hazard.id);
  return hazard.id;
};
const happened = async (kind: string): Promise<string> => {
  const occurredAt = new Date(Date.now() - 60_000).toISOString();
  const body = { enterprise: mill, kind, occurredAt, notes: 'It happened.' };
  return (await ask('officer', reportAccident, { body })).body.id;
};
const refusal = async (...asked: Parameters<typeof ask>) => {
  const { status, body } = await ask(...asked);
  return [status, body.code];
};
const dismissal = { why: 'unfounded', reason: 'It is none.' };
const versions = async (id: string) => (await stores.deps.hazards.load(hazardStream(id))).version;

describe('a department without a remit for safety', () => {
  const bound = hazardContracts.filter(({ roles }) => (roles as readonly string[]).includes('department'));
  const served = bound.filter(({ path }) => /^\/(hazards|accidents)/.test(path));

  test.each(served.map((route) => [routeKey(route), route] as const))(
    '%s is refused before anything is looked up',
    async (_, route) => {
      const id = await found('gas');
      const before = await versions(id);
      for (const person of ['court', 'labour', 'justice', 'alchemy'] as const)
        for (const of of [id, nobodys]) {
          const path = { id: of, photo: nobodys };
          expect(await refusal(person, route, { path, body: {} }), person).toEqual([403, 'not-in-remit']);
        }
      expect(await versions(id)).toBe(before);
    },
  );
});

describe('a department with a remit', () => {
  test('decides on hazards of its kinds and sees no others', async () => {
    const [lane, gas] = [await found('fire-lane-blocked'), await found('gas')];
    expect(await refusal('fire', getHazard, { path: { id: gas } })).toEqual([403, 'not-in-remit']);
    const dismissed = { path: { id: gas }, body: dismissal };
    expect(await refusal('fire', dismissHazard, dismissed)).toEqual([403, 'not-in-remit']);
    expect(await versions(gas)).toBe(1);
    const graded = { path: { id: lane }, body: { grade: 'general' } };
    expect((await ask('fire', gradeHazard, graded)).status).toBe(201);
    const { body } = await ask('fire', listHazards, {});
    const shown = body.items as HazardSummary[];
    expect(shown.map(({ id }) => id)).toContain(lane);
    expect(new Set(shown.map(({ kind }) => kind))).toEqual(new Set(['fire-lane-blocked']));
    const entered = { body: { enterprise: mill, kind: 'gas', notes: 'It smells.' } };
    expect(await refusal('fire', reportHazard, entered)).toEqual([403, 'not-in-remit']);
  });

  test('reads an accident it was notified of, and acts on those of its kinds alone', async () => {
    const [leak, fire] = [await happened('leak'), await happened('fire')];
    expect((await ask('health', getAccident, { path: { id: leak } })).status).toBe(200);
    const up = { path: { id: leak }, body: { to: 'county' } };
    expect(await refusal('health', reportUpward, up)).toEqual([403, 'not-in-remit']);
    const closing = { path: { id: leak }, body: { notes: 'Over.' } };
    expect(await refusal('health', closeAccident, closing)).toEqual([403, 'not-in-remit']);
    // Fire and rescue is not among those who are notified.
    expect(await refusal('fire', getAccident, { path: { id: leak } })).toEqual([403, 'not-in-remit']);
    expect((await ask('fire', getAccident, { path: { id: fire } })).status).toBe(200);
    expect((await ask('emergency', reportUpward, up)).status).toBe(201);
  });
});

describe('replies by message', () => {
  const city = loadCity('zhenjiang');
  const prefix = 'hazard-replies-';
  const partners = city.departments.map(({ id }) => ({ id, department: id, areas: ['321100'] }));
  const context = { getRemainingTimeInMillis: () => 1000 } as Context;

  /** Why what a department sent about a hazard was put aside; undefined if it was handled. */
  async function sent(department: string, fact: string, hazard: string, data: object) {
    const reasons: string[] = [];
    const handler = replyHandler({
      secret: async () => 'secret',
      contracts: hazardReplies,
      bindings: hazardDecisions(stores.deps),
      answering: answeringBy(prefix, partners, remitsOf(city)),
      putAside: async (_queue, _body, { reason }) => void reasons.push(reason),
    });
    const body = {
      ...{ specversion: '1.0', id: randomUUID(), source: `/departments/${department}` },
      ...{ type: `maplebridge.reply.hazard.hazard.${fact}.v1`, subject: `hazard-${hazard}`, data },
    };
    const record = {
      ...{ messageId: 'm-0', body: JSON.stringify(body), eventSource: 'aws:sqs' },
      eventSourceARN: `arn:aws:sqs:us-east-1:000000000000:${prefix}${department}`,
    };
    expect(await handler({ Records: [record] } as unknown as SQSEvent, context)).toEqual({
      batchItemFailures: [],
    });
    return reasons[0];
  }

  test.each([
    ['graded', { grade: 'general' }],
    ['dismissed', dismissal],
  ])('"%s" is put aside where the hazard is outside the remit', async (fact, data) => {
    const gas = await found('gas');
    for (const department of ['court', 'labour', 'justice', 'health', 'fire-rescue', 'ecology'])
      expect(await sent(department, fact, gas, data), department).toBe('not-in-remit');
    expect(await versions(gas)).toBe(1);
    expect(await sent('emergency-management', fact, gas, data)).toBeUndefined();
    expect(await versions(gas)).toBe(2);
  });
});

describe('a caller without access to a hazard learns nothing from a command', () => {
  test('a dismissal as a duplicate has the same reply for existing and missing originals', async () => {
    const [id, of] = [await found('gas'), await found('gas')];
    for (const named of [of, nobodys, id]) {
      const asked = { path: { id }, body: { why: 'duplicate', of: named, reason: 'Known.' } };
      expect(await refusal('elsewhere', dismissHazard, asked)).toEqual([403, 'area-not-yours']);
      expect(await refusal('fire', dismissHazard, asked)).toEqual([403, 'not-in-remit']);
    }
  });
});

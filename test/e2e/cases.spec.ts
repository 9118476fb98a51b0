import { DeleteItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { dispute, type System, send, startSystem } from '../support/system.ts';

let system: System;
let officer: string;
beforeAll(async () => {
  system = await startSystem();
  officer = await system.token('dingmao-officer');
});
afterAll(() => system.remove());

const soon = { timeout: 30_000, interval: 100 };

interface Item {
  readonly id: string;
  readonly openedAt: string;
}

const logTable = () =>
  system.app.ofType('AWS::DynamoDB::Table').find(({ name }) => name.includes('mediation-Log'))?.name;

/** One case alone was passed on before anything else happened to it. */
const isFirstMove = ({ type, version }: Record<string, unknown>) => type === 'transferred' && version === 2;

async function isIntact(stream: string): Promise<boolean> {
  const path = `/cases/${stream.replace('case-', '')}/history`;
  const { status, body } = await send(system, 'GET', path, { token: officer });
  expect(status).toBe(200);
  return body.intact;
}

/** Every page of a list, one after the other. */
async function pages(query: string): Promise<Item[][]> {
  const all: Item[][] = [];
  for (let cursor = ''; ; ) {
    const { body } = await send(system, 'GET', `/cases?${query}${cursor}`, { token: officer });
    all.push(body.items);
    if (!body.cursor) return all;
    cursor = `&cursor=${encodeURIComponent(body.cursor)}`;
  }
}

describe('the list of cases', () => {
  test('pages through all of them, latest first, each once', async () => {
    // Three were opened in the same instant: the list must not lose one at the edge of a page.
    const openedAt = (n: number) =>
      `2019-05-${String(10 + Math.floor(n / 3)).padStart(2, '0')}T09:00:00+08:00`;
    const reports = await Promise.all(
      Array.from({ length: 21 }, (_, n) =>
        send(system, 'POST', '/reports', { token: officer, body: dispute({ receivedAt: openedAt(n) }) }),
      ),
    );
    await vi.waitFor(async () => expect((await pages('limit=100')).flat()).toHaveLength(21), soon);

    const found = await pages('limit=5');
    expect(found.map((page) => page.length)).toEqual([5, 5, 5, 5, 1]);
    expect(
      found
        .flat()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(reports.map(({ body }) => body.id).sort());
    const times = found.flat().map((item) => Date.parse(item.openedAt));
    expect(times).toEqual([...times].sort((a, b) => b - a));
  });

  test('shows the open ones, and the ended ones to those who ask', async () => {
    const [first] = (await pages('limit=1')).flat();
    await send(system, 'POST', `/cases/${first?.id}/closures`, {
      token: officer,
      body: { outcome: 'withdrawn' },
    });
    await vi.waitFor(async () => {
      expect((await pages('status=ended')).flat().map(({ id }) => id)).toEqual([first?.id]);
      expect((await pages('limit=100')).flat()).toHaveLength(20);
    }, soon);
  });

  test('is the same for the station and the whole city, and empty for another station', async () => {
    const seen = async (persona: string) =>
      (await send(system, 'GET', '/cases?limit=100', { token: await system.token(persona) })).body.items
        .length;
    expect(await seen('city-supervisor')).toBe(20);
    expect(await seen('baotalu-officer')).toBe(0);
  });
});

describe('the clock', () => {
  test('notes a limit that has passed, once, however often it ticks', async () => {
    const [clock] = [...system.functions.values()].filter(({ name }) => name.includes('mediation-clock'));
    for (let tick = 0; tick < 3; tick++) expect((await clock?.invoke({}))?.ok).toBe(true);
    const told = (await system.items('mediation-Log')).filter(({ type }) => type === 'overdue');
    // All that are still open were opened in 2019; their month is over, and so is their time at the workstation.
    const rules = told.map(({ data }) => (data as { rule: string }).rule).sort();
    expect(rules).toEqual([...Array(20).fill('people-one-month'), ...Array(20).fill('step-workstation')]);
    const overdue = told.filter(({ data }) => (data as { rule: string }).rule === 'people-one-month');
    expect(new Set(overdue.map(({ stream }) => stream)).size).toBe(20);
    await vi.waitFor(async () => {
      const { body } = await send(system, 'GET', '/cases?limit=100', { token: officer });
      expect(body.items.every((item: { overdue: boolean }) => item.overdue)).toBe(true);
    }, soon);
  });
});

describe('a case', () => {
  test('goes up the ladder with its reasons, and keeps its whole history', async () => {
    const { body: report } = await send(system, 'POST', '/reports', {
      token: officer,
      body: dispute({ channel: 'patrol', facts: { onScene: true } }),
    });
    const read = async () => (await send(system, 'GET', `/cases/${report.id}`, { token: officer })).body;
    await vi.waitFor(async () => expect((await read()).status).toBe('open'), soon);
    expect((await read()).routing).toMatchObject({ tier: 'on-the-spot', venue: null });

    for (const [tier, venue] of [
      ['workstation', expect.stringMatching(/^dingmao-\d\d$/)],
      ['centre', 'dingmao-centre'],
    ]) {
      const body = { tier, reason: 'They do not come to terms here.' };
      const { body: moved } = await send(system, 'POST', `/cases/${report.id}/transfers`, {
        token: officer,
        body,
      });
      expect(moved.routing).toMatchObject({ tier, venue });
      expect(moved.routing.reasons.map(({ rule }: { rule: string }) => rule)).toEqual([
        'passed-on',
        'neighbours-needs',
      ]);
    }
    const { body: history } = await send(system, 'GET', `/cases/${report.id}/history`, { token: officer });
    expect(history).toMatchObject({ intact: true });
    expect(history.entries.map(({ type }: { type: string }) => type)).toEqual([
      'opened',
      'transferred',
      'transferred',
    ]);
    expect(history.entries.map(({ by }: { by: string }) => by)).toEqual([
      'service:mediation',
      'officer:dingmao-officer',
      'officer:dingmao-officer',
    ]);
    const back = await send(system, 'POST', `/cases/${report.id}/transfers`, {
      token: officer,
      body: { tier: 'workstation', reason: 'Back again.' },
    });
    expect([back.status, back.body.code]).toEqual([409, 'no-further-tier']);
  });

  test('keeps its steps in their order: consent, session, agreement, end', async () => {
    const day = (time: string) => `2019-05-21T${time}+08:00`;
    const { body: report } = await send(system, 'POST', '/reports', {
      token: officer,
      body: dispute({ receivedAt: day('09:00:00') }),
    });
    const post = async (path: string, body: object) => {
      const { status, body: said } = await send(system, 'POST', `/cases/${report.id}/${path}`, {
        token: officer,
        body,
      });
      return status === 201 ? status : [status, said.code, said.errors?.[0]?.pointer];
    };
    const consent = (party: string) => post('consents', { party, answer: 'given', at: day('10:00:00') });
    await vi.waitFor(async () => expect(await consent('A')).toBe(201), soon);
    expect(await consent('B')).toBe(201);

    const session = { parties: ['A', 'B'], mode: 'together', notes: 'Both speak.' };
    const failed = { outcome: 'failed', routesTold: ['court'] };
    const tooEarly = [422, 'time-out-of-order', '/body/at'];
    expect(await post('sessions', { ...session, at: day('09:59:59') })).toEqual(tooEarly);
    expect(await post('closures', failed)).toEqual([409, 'session-missing', undefined]);
    expect(await post('sessions', { ...session, at: day('11:00:00') })).toBe(201);

    const agreement = { form: 'oral', text: 'Quiet after ten.', at: day('12:00:00') };
    expect(await post('agreements', { ...agreement, at: day('09:59:59') })).toEqual(tooEarly);
    expect(await post('agreements', { ...agreement, effectiveOn: '2019-05-22' })).toEqual([
      422,
      'effective-date-invalid',
      '/body/effectiveOn',
    ]);
    expect(await post('agreements', agreement)).toBe(201);
    expect(await post('closures', { outcome: 'settled', at: day('11:59:59') })).toEqual(tooEarly);
    expect(await post('closures', { outcome: 'settled', at: day('12:30:00') })).toBe(201);
    await vi.waitFor(async () => {
      expect((await pages('status=ended')).flat().map(({ id }) => id)).toContain(report.id);
    }, soon);
  });

  test('whose history was touched says so', async () => {
    const log = await system.items('mediation-Log');
    // Another than the one from whose history an event is taken in the end, which must be whole until then.
    const moved = log.find(isFirstMove)?.stream;
    const event = log.find(({ type, stream }) => type === 'opened' && stream !== moved);
    await system.clients.dynamodb.send(
      new UpdateItemCommand({
        TableName: logTable(),
        Key: { stream: { S: String(event?.stream) }, version: { N: '1' } },
        UpdateExpression: 'SET recordedAt = :t',
        ExpressionAttributeValues: { ':t': { S: '2019-01-01T00:00:00.000Z' } },
      }),
    );
    expect(await isIntact(String(event?.stream))).toBe(false);
  });
});

test('everything stands again after a restart, and what comes next goes on', async () => {
  const before = (await pages('limit=100')).flat();
  system = await system.restarted();
  expect((await pages('limit=100')).flat()).toEqual(before);
  await send(system, 'POST', '/reports', { token: officer, body: dispute() });
  await vi.waitFor(
    async () => expect((await pages('limit=100')).flat()).toHaveLength(before.length + 1),
    soon,
  );
});

// Last, since the views cannot get past a stream that is not whole before its record is put aside.
test('a case out of whose history an event was taken says so', async () => {
  const second = (await system.items('mediation-Log')).find(isFirstMove);
  const stream = String(second?.stream);
  expect(await isIntact(stream)).toBe(true);
  await system.clients.dynamodb.send(
    new DeleteItemCommand({ TableName: logTable(), Key: { stream: { S: stream }, version: { N: '2' } } }),
  );
  expect(await isIntact(stream)).toBe(false);
});

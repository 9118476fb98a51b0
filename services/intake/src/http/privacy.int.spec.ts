import { randomUUID } from 'node:crypto';
import { type DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { type RouteDefinition, routeKey } from '@maplebridge/contracts';
import {
  discloseReport,
  eraseReport,
  eraseTracked,
  exportPersonalData,
  holdReport,
  type ReportEvent,
} from '@maplebridge/contracts/intake';
import { keptUntil } from '@maplebridge/directory';
import { loadCity } from '@maplebridge/directory/load';
import { dynamodbPersonalData } from '@maplebridge/event-log';
import { httpHandler, idOfTrackingCode, pseudonyms, randomId } from '@maplebridge/lambda';
import { logKeys, pairKeys, type Scratch, scratchTables } from '@maplebridge/local/engines';
import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { reportLog } from '../deps.ts';
import { confidentialRule } from '../domain/confidential-matter.ts';
import { idOfPlace, ownReports } from '../read-model/own-reports.ts';
import { reportRecord } from '../report/personal-data.ts';
import { reportStream } from '../report/stream.ts';
import { privacyRoutes } from './privacy.ts';
import type { PrivacyDeps } from './privacy-deps.ts';

const city = loadCity('zhenjiang');
/** Each test has its own residents, since the tables are shared. */
let residents = 0;
const people = {
  li: { sub: 'li', role: 'resident', area: 'dingmao' },
  zhao: { sub: 'zhao', role: 'resident', area: 'dingmao' },
  officer: { sub: 'officer-1', role: 'officer', area: 'dingmao' },
  mediator: { sub: 'mediator-1', role: 'mediator', area: 'dingmao' },
  supervisor: { sub: 'supervisor-1', role: 'supervisor', area: '321100' },
  elsewhere: { sub: 'supervisor-2', role: 'supervisor', area: '321112' },
};
type Person = keyof typeof people;

const secret = async () => 'secret';

let scratch: Scratch;
let client: DynamoDBDocumentClient;
let deps: PrivacyDeps;
/** Files by stream, in place of the bucket. */
let files: Map<string, string[]>;

beforeAll(async () => {
  for (const stream of [process.stdout, process.stderr]) vi.spyOn(stream, 'write').mockReturnValue(true);
  scratch = await scratchTables({ Log: logKeys, PersonalDataStore: pairKeys });
  client = scratch.client;
});
afterAll(() => {
  vi.restoreAllMocks();
  return scratch.stop();
});

beforeEach(() => {
  files = new Map();
  residents++;
  for (const who of ['li', 'zhao'] as const) people[who].sub = `${who}-${residents}`;
  const personalData = dynamodbPersonalData(client, 'PersonalDataStore', keptUntil(city));
  deps = {
    reports: reportLog(client, { LOG_TABLE: 'Log' }),
    personalData,
    attachments: {
      list: async (owner) => files.get(owner) ?? [],
      erase: async (owner, id) =>
        void files.set(
          owner,
          (files.get(owner) ?? []).filter((it) => it !== id),
        ),
    },
    own: ownReports(personalData, secret, 2),
    people: pseudonyms(personalData, secret),
    retention: city.retention,
    rules: { confidential: confidentialRule(city.policy.confidential) },
  };
});

const area = { city: '321100', district: '321171', station: 'dingmao' };
const contact = { name: 'Li Planted', phone: '13800138000' };
const parties = [contact, { name: 'Zhou Planted' }];
const position = { lng: 119.50812, lat: 32.17834 };
const at = '2019-05-21T02:00:00.000Z';
const provenance = { by: 'resident', now: at };

interface Made {
  readonly id?: string;
  readonly kind?: 'dispute' | 'tip';
  readonly reporter?: 'li' | 'zhao';
  readonly words?: string;
  readonly ended?: boolean;
}

/** Creates a report with personal data and one message, withdrawn by default. */
async function made({ id = randomId(), ...over }: Made = {}): Promise<string> {
  const { kind = 'dispute', words = 'planted words', ended = true } = over;
  const reporter = over.reporter && people[over.reporter].sub;
  const stream = reportStream(id);
  const request = { key: id, body: id };
  const keeping = { as: kind === 'tip' ? 'tip' : 'report', held: false } as const;
  await deps.personalData.keep(
    stream,
    reportRecord,
    { words, position, contact, parties, answers: { who: `answer ${words}` }, ...(reporter && { reporter }) },
    request,
    keeping,
  );
  await deps.personalData.keep(stream, 'note-1', { words: `more ${words}` }, request, {
    as: 'message',
    held: false,
  });
  await deps.reports.execute(
    stream,
    {
      type: 'ReceiveReport',
      ...{ kind, category: kind === 'tip' ? 'fraud' : 'damages', channel: 'app', area },
      ...{ position: { lng: 119.508, lat: 32.178 }, anonymous: !reporter },
      ...{ at, now: at, mayBackdate: false, recordsFrom: '2019-01-01T00:00:00+08:00' },
    },
    provenance,
  );
  await deps.reports.execute(stream, { type: 'AddWords', from: 'reporter', note: 'note-1', at }, provenance);
  if (ended) await deps.reports.execute(stream, { type: 'WithdrawReport', at }, provenance);
  if (reporter) await deps.own.keep(reporter, { kind, id, receivedAt: at }, request);
  return id;
}

interface Asked {
  readonly id?: string;
  readonly code?: string;
  readonly body?: object;
  readonly key?: string;
  readonly cursor?: string;
}

async function ask(who: Person | undefined, route: RouteDefinition, asked: Asked = {}) {
  const { id, code, body, key = randomUUID(), cursor } = asked;
  const handler = httpHandler({ role: 'role', area: 'area', department: 'department' }, privacyRoutes(deps), {
    secret,
    throttle: async () => undefined,
  });
  const event = {
    routeKey: routeKey(route),
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    pathParameters: { ...(id && { id }), ...(code && { code }) },
    queryStringParameters: { ...(cursor && { cursor }) },
    ...(body && { body: JSON.stringify(body) }),
    requestContext: {
      requestId: 'r',
      http: { method: route.method, path: route.path.replace(/\{\w+\}/, id ?? code ?? '') },
      ...(who && { authorizer: { jwt: { claims: people[who] } } }),
    },
  } as unknown as Parameters<typeof handler>[0];
  const context = { awsRequestId: 'a', functionName: 'f', getRemainingTimeInMillis: () => 1000 } as Context;
  const { statusCode, body: text } = (await handler(event, context)) as APIGatewayProxyStructuredResultV2;
  return { status: statusCode, body: JSON.parse(text ?? 'null') };
}
const code = ({ status, body }: Awaited<ReturnType<typeof ask>>) => [status, body.code];

const eventsOf = async (id: string) =>
  (await deps.reports.load(reportStream(id))).events as unknown as readonly (ReportEvent & {
    readonly by: string;
  })[];
const everything = async () =>
  JSON.stringify(
    await Promise.all(
      ['Log', 'PersonalDataStore'].map(
        async (TableName) => (await client.send(new ScanCommand({ TableName }))).Items,
      ),
    ),
  );

describe('a disclosure', () => {
  const body = { purpose: 'call-back', reason: 'The stairs are still wet.' };

  test('shows unmasked data and is recorded without its reason', async () => {
    const id = await made({ reporter: 'li' });
    const { status, body: shown } = await ask('officer', discloseReport, { id, body });
    expect([status, shown]).toEqual([201, { contact, parties, position }]);
    const told = (await eventsOf(id)).at(-1);
    expect(told).toMatchObject({
      type: 'disclosed',
      data: { by: await deps.people.find(reportStream(id), 'officer-1'), purpose: 'call-back' },
    });
    expect(JSON.stringify(told)).not.toContain('stairs');
    const note = told?.type === 'disclosed' ? told.data.note : '';
    expect(await deps.personalData.read(reportStream(id), note)).toEqual({ words: body.reason });
  });

  test('that is repeated shows the same and is recorded once', async () => {
    const id = await made({ reporter: 'li' });
    const key = randomUUID();
    const first = await ask('officer', discloseReport, { id, body, key });
    expect(await ask('officer', discloseReport, { id, body, key })).toEqual(first);
    expect((await eventsOf(id)).filter(({ type }) => type === 'disclosed')).toHaveLength(1);
  });

  test('needs a purpose and a reason', async () => {
    const id = await made({ reporter: 'li' });
    for (const less of [{ purpose: 'call-back' }, { reason: 'r' }, { purpose: 'curiosity', reason: 'r' }]) {
      expect(code(await ask('officer', discloseReport, { id, body: less }))).toEqual([
        422,
        'invalid-request',
      ]);
    }
    expect((await eventsOf(id)).at(-1)?.type).toBe('withdrawn');
  });

  test('is limited to the area, and for a tip to the officers of its station', async () => {
    const id = await made({ reporter: 'li' });
    expect(code(await ask('elsewhere', discloseReport, { id, body }))).toEqual([403, 'area-not-yours']);
    expect(code(await ask('li', discloseReport, { id, body }))).toEqual([403, 'role-not-allowed']);
    const tip = await made({ kind: 'tip', reporter: 'li' });
    for (const other of ['mediator', 'supervisor'] as const) {
      expect(code(await ask(other, discloseReport, { id: tip, body }))).toEqual([404, 'not-found']);
    }
    expect((await ask('officer', discloseReport, { id: tip, body })).status).toBe(201);
    const unknown = '00000000000000000000000000';
    expect(code(await ask('officer', discloseReport, { id: unknown, body }))).toEqual([404, 'not-found']);
  });

  test('of erased data shows nothing', async () => {
    const id = await made({ reporter: 'li' });
    await ask('li', eraseReport, { id, body: { ground: 'subject-request' } });
    const { body: shown } = await ask('officer', discloseReport, { id, body });
    expect(shown).toEqual({ contact: null, parties: [], position: null });
  });
});

describe('an erasure', () => {
  const body = { ground: 'subject-request' };

  test('removes text, persons and files from every table, and is recorded', async () => {
    const words = 'words to be gone 7f3a';
    const id = await made({ reporter: 'li', words });
    files.set(reportStream(id), ['f1', 'f2']);
    await ask('officer', discloseReport, { id, body: { purpose: 'call-back', reason: 'kept reason 51c2' } });
    const { status, body: proof } = await ask('li', eraseReport, { id, body });
    expect([status, proof]).toEqual([
      201,
      { id, records: 2, attachments: 2, at: expect.stringMatching(/Z$/) },
    ]);
    expect(await everything()).not.toContain(words);
    expect(files.get(reportStream(id))).toEqual([]);
    expect((await deps.own.page(people.li.sub)).places.map(idOfPlace)).not.toContain(id);
    // Disclosure records are audit data and stay.
    expect(await everything()).toContain('kept reason 51c2');
    expect((await eventsOf(id)).at(-1)).toMatchObject({
      type: 'erased',
      by: 'resident',
      data: { ...body, records: 2, attachments: 2 },
    });
  });

  test('that is repeated returns the same, although the reporter is no longer known', async () => {
    const id = await made({ reporter: 'li' });
    const key = randomUUID();
    const first = await ask('li', eraseReport, { id, body, key });
    expect(await ask('li', eraseReport, { id, body, key })).toEqual(first);
    expect(code(await ask('li', eraseReport, { id, body }))).toEqual([404, 'not-found']);
    expect(code(await ask('li', eraseReport, { id, body: { ground: 'unlawful' }, key }))).toEqual([
      422,
      'idempotency-key-reused',
    ]);
    expect((await eventsOf(id)).filter(({ type }) => type === 'erased')).toHaveLength(1);
  });

  test.each(['before the files', 'after the files', 'before the event'])(
    'that fails %s completes on retry',
    async (where) => {
      const id = await made({ reporter: 'li' });
      files.set(reportStream(id), ['f1', 'f2']);
      const key = randomUUID();
      const sound = deps;
      const dies = async () => {
        throw new Error('the function failed');
      };
      const { attachments, reports, personalData } = sound;
      if (where === 'before the files') deps = { ...sound, attachments: { ...attachments, erase: dies } };
      if (where === 'after the files') {
        let left = 1;
        const erase = (owner: string, file: string) => (left-- > 0 ? attachments.erase(owner, file) : dies());
        deps = { ...sound, attachments: { ...attachments, erase } };
      }
      if (where === 'before the event') {
        const execute: typeof reports.execute = (stream, command, context) =>
          reports.execute(stream, command, {
            ...context,
            beforeAppend: async (held) => {
              await context.beforeAppend?.(held);
              return dies();
            },
          });
        deps = { ...sound, reports: { ...reports, execute } };
      }
      expect((await ask('li', eraseReport, { id, body, key })).status).toBe(500);
      expect((await eventsOf(id)).at(-1)?.type).toBe('withdrawn');
      expect(await personalData.read(reportStream(id), reportRecord)).toBeUndefined();

      deps = sound;
      const { status, body: proof } = await ask('li', eraseReport, { id, body, key });
      expect([status, proof]).toMatchObject([201, { records: 2, attachments: 2 }]);
      expect(files.get(reportStream(id))).toEqual([]);
      expect((await eventsOf(id)).filter(({ type }) => type === 'erased')).toHaveLength(1);
    },
  );

  test('is only for the reporter and supervisors', async () => {
    const id = await made({ reporter: 'li' });
    // It has ended, so an uninvolved resident may not learn that it exists.
    expect(code(await ask('zhao', eraseReport, { id, body }))).toEqual([404, 'not-found']);
    for (const other of ['officer', 'mediator'] as const) {
      expect(code(await ask(other, eraseReport, { id, body }))).toEqual([403, 'not-your-report']);
    }
    expect(code(await ask('elsewhere', eraseReport, { id, body }))).toEqual([403, 'area-not-yours']);
    expect((await ask('supervisor', eraseReport, { id, body: { ground: 'unlawful' } })).status).toBe(201);
    const tip = await made({ kind: 'tip', reporter: 'li' });
    expect(code(await ask('supervisor', eraseReport, { id: tip, body }))).toEqual([404, 'not-found']);
    expect((await ask('officer', eraseReport, { id: tip, body })).status).toBe(201);
  });

  test('of an open report is rejected without side effects', async () => {
    const id = await made({ reporter: 'li', ended: false });
    expect(code(await ask('li', eraseReport, { id, body }))).toEqual([409, 'report-open']);
    expect([...(await deps.personalData.readAll(reportStream(id))).keys()]).toEqual(['note-1', reportRecord]);
  });

  test('of an anonymous report uses its tracking code', async () => {
    const tracking = '7w3k0d4m2x9q5r8t1v6y0z3b2c';
    const id = await made({ id: idOfTrackingCode(tracking) });
    const { status, body: proof } = await ask(undefined, eraseTracked, { code: tracking, body });
    expect([status, proof]).toMatchObject([201, { id, records: 2 }]);
    const none = '00000000000000000000000000';
    expect(code(await ask(undefined, eraseTracked, { code: none, body }))).toEqual([404, 'not-found']);
  });
});

describe('a hold', () => {
  const hold = { state: 'held', ground: 'litigation' };
  const release = { state: 'released' };
  const erase = { ground: 'subject-request' };

  test('blocks erasure until its release', async () => {
    const id = await made({ reporter: 'li' });
    expect(await ask('supervisor', holdReport, { id, body: hold })).toEqual({
      status: 201,
      body: { id, held: true },
    });
    expect(code(await ask('li', eraseReport, { id, body: erase }))).toEqual([409, 'on-hold']);
    expect(await deps.personalData.erase(reportStream(id), [reportRecord])).toBe('held');
    expect((await ask('supervisor', holdReport, { id, body: release })).body).toEqual({ id, held: false });
    expect((await ask('li', eraseReport, { id, body: erase })).status).toBe(201);
  });

  test('that was released is not set again by a repeated old request', async () => {
    const id = await made({ reporter: 'li' });
    const key = randomUUID();
    await ask('supervisor', holdReport, { id, body: hold, key });
    await ask('supervisor', holdReport, { id, body: release });
    expect((await ask('supervisor', holdReport, { id, body: hold, key })).body).toEqual({ id, held: true });
    expect(await deps.personalData.erase(reportStream(id), ['note-1'])).toBe('done');
  });

  test('whose event was lost is effective, and is recorded on retry', async () => {
    const id = await made({ reporter: 'li' });
    const key = randomUUID();
    const sound = deps;
    const execute: typeof sound.reports.execute = (stream, command, context) =>
      sound.reports.execute(stream, command, {
        ...context,
        beforeAppend: async (isHeld) => {
          await context.beforeAppend?.(isHeld);
          throw new Error('the function failed');
        },
      });
    deps = { ...sound, reports: { ...sound.reports, execute } };
    expect((await ask('supervisor', holdReport, { id, body: hold, key })).status).toBe(500);
    deps = sound;
    expect(code(await ask('li', eraseReport, { id, body: erase }))).toEqual([409, 'on-hold']);
    expect((await ask('supervisor', holdReport, { id, body: hold, key })).status).toBe(201);
    expect((await eventsOf(id)).at(-1)?.type).toBe('hold-changed');
  });

  test('is only for supervisors, and needs a ground', async () => {
    const id = await made({ reporter: 'li' });
    expect(code(await ask('officer', holdReport, { id, body: hold }))).toEqual([403, 'not-your-report']);
    expect(code(await ask('mediator', holdReport, { id, body: hold }))).toEqual([403, 'role-not-allowed']);
    expect(code(await ask('supervisor', holdReport, { id, body: { state: 'held' } }))).toEqual([
      422,
      'ground-missing',
    ]);
  });
});

describe('the data of a person', () => {
  test('are all their reports, paged, and no data of other people', async () => {
    const mine = [];
    for (const words of ['first of li', 'second of li', 'third of li']) {
      mine.push(await made({ reporter: 'li', words }));
    }
    const theirs = await made({ reporter: 'zhao', words: 'only of zhao' });
    // The list may be wrong: the report's own record decides.
    const mark = { key: theirs, body: theirs };
    await deps.own.keep(people.li.sub, { kind: 'dispute', id: theirs, receivedAt: at }, mark);
    const [joined = ''] = mine;
    const by = randomId();
    const keeping = { as: 'message', held: false } as const;
    const request = { key: 'j', body: 'j' };
    await deps.personalData.keep(
      reportStream(joined),
      'note-j',
      { words: 'joined by zhao' },
      request,
      keeping,
    );
    const open = await made({ reporter: 'li', words: 'fourth of li', ended: false });
    const tip = await made({ reporter: 'li', words: 'fifth of li', kind: 'tip' });
    await deps.personalData.keep(reportStream(open), 'note-j', { words: 'joined by zhao' }, request, keeping);
    await deps.reports.execute(
      reportStream(open),
      { type: 'JoinReport', by, own: false, note: 'note-j', at },
      provenance,
    );
    await ask('officer', discloseReport, {
      id: joined,
      body: { purpose: 'dispatch', reason: 'reason of the officer' },
    });

    const pages = [];
    for (let cursor: string | undefined; pages.length < 9; ) {
      const { status, body } = await ask('li', exportPersonalData, { ...(cursor && { cursor }) });
      expect(status).toBe(200);
      pages.push(body);
      cursor = body.cursor;
      if (cursor === undefined) break;
    }
    const reports = pages.flatMap((it) => it.reports);
    expect(reports.map(({ id }) => id).sort()).toEqual([...mine, open, tip].sort());
    const text = JSON.stringify(pages);
    for (const words of ['first', 'second', 'third', 'fourth', 'fifth']) {
      expect(text).toContain(`"words":"${words} of li"`);
      expect(text).toContain(`"words":"more ${words} of li"`);
      expect(text).toContain(`answer ${words} of li`);
    }
    expect(text).toContain(contact.phone);
    for (const foreign of ['zhao', 'Zhou Planted', 'reason of the officer']) {
      expect(text).not.toContain(foreign);
    }
    expect(reports.find(({ id }) => id === joined).disclosures).toEqual([
      {
        by: await deps.people.find(reportStream(joined), 'officer-1'),
        purpose: 'dispatch',
        at: expect.any(String),
      },
    ]);
  });

  test('include purpose, retention, legal article and recipients', async () => {
    const { body } = await ask('zhao', exportPersonalData);
    expect(body).toMatchObject({ account: people.zhao.sub, reports: [] });
    expect(body.purposes.map(({ what }: { what: string }) => what)).toEqual([
      ...['report', 'tip', 'message', 'attachment', 'audit'],
    ]);
    for (const { en, zh, article, keptMonths } of body.purposes) {
      expect(en).toBeTruthy();
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(article).toMatch(/\d/);
      expect(keptMonths).toBeGreaterThan(0);
    }
    expect(body.recipients.length).toBeGreaterThan(0);
  });

  test('that have expired are not returned, although the table still has them', async () => {
    await made({ reporter: 'li', words: 'of long ago' });
    const { retention } = city;
    const later = new Date();
    later.setUTCMonth(later.getUTCMonth() + (retention.classes.report.months ?? 0) + 1);
    deps = {
      ...deps,
      personalData: dynamodbPersonalData(client, 'PersonalDataStore', keptUntil(city), () => later),
    };
    const { body } = await ask('li', exportPersonalData);
    expect(JSON.stringify(body)).not.toContain('of long ago');
    expect(await everything()).toContain('of long ago');
  });

  test('an invalid cursor is rejected', async () =>
    expect(code(await ask('li', exportPersonalData, { cursor: 'nonsense' }))).toEqual([
      400,
      'invalid-cursor',
    ]));

  // Must be last: a table scan could not return all that it writes.
  test('of reports larger than one response continue on the next page, each record once', async () => {
    const ids = [await made({ reporter: 'li', ended: false }), await made({ reporter: 'li', ended: false })];
    const request = { key: 'long', body: 'long' };
    const keeping = { as: 'message', held: false } as const;
    for (const id of ids) {
      for (let n = 0; n < 60; n++) {
        const note = `note-long-${n}`;
        const words = `${n} of ${id}: ${'汉'.repeat(3900)}`;
        await deps.personalData.keep(reportStream(id), note, { words }, request, keeping);
        const command = { type: 'AddWords', from: 'reporter', note, at } as const;
        await deps.reports.execute(reportStream(id), command, provenance);
      }
    }
    const told: string[] = [];
    let pages = 0;
    for (let cursor: string | undefined; pages === 0 || cursor !== undefined; pages++) {
      const { body } = await ask('li', exportPersonalData, { ...(cursor && { cursor }) });
      expect(Buffer.byteLength(JSON.stringify(body))).toBeLessThan(1_200_000);
      for (const report of body.reports.filter(({ id }: { id: string }) => ids.includes(id))) {
        for (const { record } of report.records) told.push(`${report.id} ${record}`);
      }
      cursor = body.cursor;
    }
    expect(pages).toBeGreaterThan(2);
    const expected = ids.flatMap((id) =>
      [reportRecord, 'note-1', ...Array.from({ length: 60 }, (_, n) => `note-long-${n}`)].map(
        (record) => `${id} ${record}`,
      ),
    );
    expect(told.sort()).toEqual(expected.sort());
  });
});

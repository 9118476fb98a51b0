import { randomUUID } from 'node:crypto';
import { type DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { type RouteDefinition, routeKey } from '@maplebridge/contracts';
import type { ReportEvent } from '@maplebridge/contracts/intake';
import { keptUntil } from '@maplebridge/directory';
import { loadCity } from '@maplebridge/directory/load';
import { dynamodbPersonalData } from '@maplebridge/event-log';
import { httpHandler, pseudonyms, randomId } from '@maplebridge/lambda';
import { logKeys, pairKeys, type Scratch, scratchTables } from '@maplebridge/local/engines';
import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { afterAll, beforeAll, beforeEach, vi } from 'vitest';
import { reportLog } from '../deps.ts';
import { confidentialRule } from '../domain/confidential-matter.ts';
import { ownReports } from '../read-model/own-reports.ts';
import { reportRecord } from '../report/personal-data.ts';
import { reportStream } from '../report/stream.ts';
import { privacyRoutes } from './privacy.ts';
import type { PrivacyDeps } from './privacy-deps.ts';

export const city = loadCity('zhenjiang');
/** Each test has its own residents, since the tables are shared. */
let residents = 0;
export const people = {
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
export let client: DynamoDBDocumentClient;
export let deps: PrivacyDeps;
/** Files by stream, in place of the bucket. */
export let files: Map<string, string[]>;

/** Creates the tables for a spec file, and new dependencies for each test. */
export function usePrivacyRoutes(): void {
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
}

const area = { city: '321100', district: '321171', station: 'dingmao' };
export const contact = { name: 'Li Planted', phone: '13800138000' };
export const parties = [contact, { name: 'Zhou Planted' }];
export const position = { lng: 119.50812, lat: 32.17834 };
export const at = '2019-05-21T02:00:00.000Z';
export const provenance = { by: 'resident', now: at };

interface Made {
  readonly id?: string;
  readonly kind?: 'dispute' | 'tip';
  readonly reporter?: 'li' | 'zhao';
  readonly words?: string;
  readonly ended?: boolean;
}

/** Creates a report with personal data and one message, withdrawn by default. */
export async function made({ id = randomId(), ...over }: Made = {}): Promise<string> {
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

export async function ask(who: Person | undefined, route: RouteDefinition, asked: Asked = {}) {
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
export const code = ({ status, body }: Awaited<ReturnType<typeof ask>>) => [status, body.code];

export const eventsOf = async (id: string) =>
  (await deps.reports.load(reportStream(id))).events as unknown as readonly (ReportEvent & {
    readonly by: string;
  })[];
export const everything = async () =>
  JSON.stringify(
    await Promise.all(
      ['Log', 'PersonalDataStore'].map(
        async (TableName) => (await client.send(new ScanCommand({ TableName }))).Items,
      ),
    ),
  );

/** Replaces dependencies for the rest of a test, for example to make one fail. */
export function replaceDeps(changes: Partial<PrivacyDeps>): void {
  deps = { ...deps, ...changes };
}

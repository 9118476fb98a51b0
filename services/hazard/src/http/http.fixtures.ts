import { randomUUID } from 'node:crypto';
import { type RouteDefinition, routeKey } from '@maplebridge/contracts';
import type { EnterpriseEvent, enterpriseEvents } from '@maplebridge/contracts/hazard';
import { keptUntil, remitsOf } from '@maplebridge/directory';
import { loadCity } from '@maplebridge/directory/load';
import { aggregateLog, dynamodbPersonalData, dynamodbStore, fold, list } from '@maplebridge/event-log';
import { type Binding, httpHandler, pseudonyms } from '@maplebridge/lambda';
import { logKeys, pairKeys, scratchTables } from '@maplebridge/local/engines';
import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { accidentDecider } from '../accident/decide.ts';
import { accidentStream } from '../accident/stream.ts';
import { safetyPolicy } from '../domain/safety-policy.ts';
import { evolve } from '../enterprise/evolve.ts';
import type { EnterpriseState } from '../enterprise/state.ts';
import { enterpriseStream } from '../enterprise/stream.ts';
import { hazardDecider } from '../hazard/decide.ts';
import { hazardStream } from '../hazard/stream.ts';
import { listedAccident } from '../read-model/accidents.ts';
import { listedHazard } from '../read-model/hazards.ts';
import type { AccidentDeps } from './accident-commands.ts';
import type { HazardDeps } from './hazard-access.ts';

const city = loadCity('zhenjiang');
const policy = safetyPolicy(city);

export const mill = '5e00000000000000000000000a';
export const yard = '5e00000000000000000000000b';
const gaozi = { city: '321100', district: '321112', station: 'gaozi' };
const dingmao = { city: '321100', district: '321171', station: 'dingmao' };

export const people = {
  officer: { sub: 'officer-1', role: 'officer', area: 'gaozi' },
  supervisor: { sub: 'supervisor-1', role: 'supervisor', area: '321112' },
  elsewhere: { sub: 'officer-2', role: 'officer', area: 'dingmao' },
  emergency: { sub: 'em-1', role: 'department', area: '321100', department: 'emergency-management' },
  fire: { sub: 'fire-1', role: 'department', area: '321100', department: 'fire-rescue' },
  health: { sub: 'health-1', role: 'department', area: '321100', department: 'health' },
  justice: { sub: 'justice-1', role: 'department', area: '321100', department: 'justice' },
  court: { sub: 'court-1', role: 'department', area: '321100', department: 'court' },
  labour: { sub: 'labour-1', role: 'department', area: '321100', department: 'labour' },
  alchemy: { sub: 'alchemist-1', role: 'department', area: '321100', department: 'alchemy' },
  miller: { sub: 'mill-1', role: 'enterprise', area: 'gaozi' },
  yardman: { sub: 'yard-1', role: 'enterprise', area: 'gaozi' },
} as const;
export type Person = keyof typeof people;

/** Two enterprises with one unit each: the mill in the park, the yard at another station. */
const register = (area: typeof gaozi, park: string | null, account: string): EnterpriseEvent[] => [
  {
    type: 'registered',
    at: '2026-01-01T00:00:00Z',
    data: {
      code: '91321112MA1XXXXX0N',
      area,
      park,
      position: { lng: 119.3, lat: 32.155 },
      residents: 30,
      accounts: [account],
      note: 'note-1',
    },
  },
  {
    type: 'unit-declared',
    at: '2026-01-01T00:00:00Z',
    data: { unit: 'U1', kind: 'tank-farm', note: 'note-2' },
  },
];
const folded = (events: readonly EnterpriseEvent[]) =>
  fold<EnterpriseState, typeof enterpriseEvents>({ initial: undefined, evolve }, events);
const secret = async () => 'secret';

/** The stores of the service on the embedded engine. Uploaded photos are kept in a set: S3 is tested in the attachments package. */
export async function startStores() {
  const { client, stop } = await scratchTables({ Log: logKeys, View: pairKeys, PersonalDataStore: pairKeys });
  const store = dynamodbStore(client, 'Log');
  const sent = new Set<string>();
  const personalData = dynamodbPersonalData(client, 'PersonalDataStore', keptUntil(city));
  const named = pseudonyms(personalData, secret);
  const acting = async (id: string, { sub }: { readonly sub: string }): Promise<string> => {
    const person = await named.of(enterpriseStream(id), sub, 'enterprise');
    await person.keep(false);
    return person.id;
  };
  const registered = new Map([
    [enterpriseStream(mill), folded(register(gaozi, 'gaozi-park', await acting(mill, people.miller)))],
    [enterpriseStream(yard), folded(register(dingmao, null, await acting(yard, people.yardman)))],
  ]);
  const deps: HazardDeps & AccidentDeps = {
    hazards: aggregateLog(store, hazardDecider(policy)),
    accidents: aggregateLog(store, accidentDecider(policy)),
    enterprises: { load: async (stream) => ({ state: registered.get(stream) }) },
    personalData,
    people: named,
    photos: {
      upload: async (owner, id) => ({
        url: `https://photos.example/${owner}/${id}`,
        headers: {},
        expiresAt: '2026-01-01T00:10:00Z',
      }),
      exists: async (owner, ids) => ids.filter((id) => !sent.has(`${owner}/${id}`)),
      view: async (owner, id) =>
        sent.has(`${owner}/${id}`) ? `https://photos.example/${owner}/${id}` : undefined,
    },
    view: { client, table: 'View' },
    city,
    policy,
    hasItem: (pack, item) => pack === 'major-hazards-121' && item <= 20,
  };
  /** Projects a record, as the views function does. */
  const shown = async (id: string): Promise<void> => {
    const { state, version } = await deps.hazards.load(hazardStream(id));
    const rows = state ? listedHazard(policy, id, state, version) : [];
    const accident = await deps.accidents.load(accidentStream(id));
    if (accident.state) rows.push(...listedAccident(policy, id, accident.state, accident.version));
    for (const row of rows) await list(client, 'View', row, new Date().toISOString());
  };
  return { deps, sent, shown, stop };
}

interface Asked {
  readonly path?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly body?: object;
  readonly key?: string;
}

// biome-ignore lint/suspicious/noExplicitAny: an answer of any route
type Answer = { readonly status: number | undefined; readonly body: any; readonly headers: object };

const context = {
  awsRequestId: 'a',
  functionName: 'hazard',
  getRemainingTimeInMillis: () => 10_000,
} as Context;

/** Calls routes as API Gateway does, as one of the people. */
export function asking(bindings: readonly Binding[]) {
  const handler = httpHandler({ role: 'role', area: 'area', department: 'department' }, bindings, {
    remits: remitsOf(city),
    secret,
    throttle: async () => undefined,
  });
  return async (person: Person, route: RouteDefinition, asked: Asked = {}): Promise<Answer> => {
    const { path = {}, query = {}, body, key = randomUUID() } = asked;
    const event = {
      routeKey: routeKey(route),
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      pathParameters: path,
      queryStringParameters: query,
      ...(body && { body: JSON.stringify(body) }),
      requestContext: {
        requestId: 'r',
        http: {
          method: route.method,
          path: Object.values(path).reduce((at, it) => `${at}/${it}`, route.path),
        },
        authorizer: { jwt: { claims: people[person] } },
      },
    } as unknown as Parameters<typeof handler>[0];
    const response = (await handler(event, context)) as APIGatewayProxyStructuredResultV2;
    const answered = { status: response.statusCode, headers: response.headers ?? {} };
    return { ...answered, body: JSON.parse(response.body ?? 'null') };
  };
}

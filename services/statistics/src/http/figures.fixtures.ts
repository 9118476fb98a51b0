import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { type CloudEvent, type RouteDefinition, routeKey } from '@maplebridge/contracts';
import { type City, remitsOf } from '@maplebridge/directory';
import { city as deployed } from '@maplebridge/directory/city-data';
import { httpHandler } from '@maplebridge/lambda';
import { logKeys, metered, pairKeys, scratchTables } from '@maplebridge/local/engines';
import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { rulesIn, toCountable } from '../domain/counting/rules.ts';
import { type Grain, rollupKey } from '../domain/rollup.ts';
import { countBatch } from '../store/count-batch.ts';
import { figureRoutes } from './figures.ts';

export interface NewRollup {
  readonly grain: Grain;
  readonly day: string;
  readonly district: string;
  readonly station: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly rebuildVersion?: number;
  readonly facts?: number;
}

export const people = {
  mediator: { sub: 'mediator-1', role: 'mediator', area: 'dingmao' },
  department: { sub: 'department-1', role: 'department', area: '321100', department: 'fire-rescue' },
  stationSupervisor: { sub: 'supervisor-3', role: 'supervisor', area: 'dingmao' },
  admin: { sub: 'admin-1', role: 'admin', area: '321100' },
  otherOfficer: { sub: 'officer-2', role: 'officer', area: 'gaozi' },
  districtOfficer: { sub: 'officer-3', role: 'officer', area: '321171' },
  cityOfficer: { sub: 'officer-4', role: 'officer', area: '321100' },
  officer: { sub: 'officer-1', role: 'officer', area: 'dingmao' },
  district: { sub: 'supervisor-1', role: 'supervisor', area: '321171' },
  city: { sub: 'supervisor-2', role: 'supervisor', area: '321100' },
} as const;

interface Asked {
  readonly by?: keyof typeof people;
  readonly query?: Record<string, string>;
  readonly headers?: Record<string, string>;
}

const context = {
  awsRequestId: 'a',
  functionName: 'api',
  getRemainingTimeInMillis: () => 10_000,
} as Context;

/** The routes of figures on the embedded engine, with rollups written directly into the view. */
export async function startReading(city: City = deployed) {
  const { client, stop } = await scratchTables({ View: pairKeys, ProcessedEvent: logKeys });
  const store = { client, view: 'View', processedEvent: 'ProcessedEvent' };
  const put = (Item: object) => client.send(new PutCommand({ TableName: 'View', Item }));
  let queries = 0;
  const taken = metered(client);
  client.middlewareStack.add(
    (next, { commandName }) =>
      (args) => {
        if (commandName === 'QueryCommand') queries += 1;
        return next(args);
      },
    { step: 'initialize' },
  );
  const handler = httpHandler(
    { role: 'role', area: 'area', department: 'department' },
    figureRoutes({ client, view: 'View' }, city),
    { remits: remitsOf(city), throttle: async () => undefined },
  );

  async function ask(route: RouteDefinition, { by = 'city', query = {}, headers = {} }: Asked) {
    const event = {
      routeKey: routeKey(route),
      headers,
      queryStringParameters: query,
      requestContext: {
        requestId: 'r',
        http: { method: route.method, path: route.path },
        authorizer: { jwt: { claims: people[by] } },
      },
    } as unknown as Parameters<typeof handler>[0];
    return (await handler(event, context)) as APIGatewayProxyStructuredResultV2;
  }

  return {
    ask,
    view: store,
    /** Counts events as the inbox does. */
    async count(...events: readonly CloudEvent[]): Promise<void> {
      const facts = events.map((event) => toCountable(rulesIn('Asia/Shanghai'), event));
      await countBatch(store, facts, '2019-11-01T00:00:00.000Z');
    },
    /** The parsed JSON body of an answer. */
    // biome-ignore lint/suspicious/noExplicitAny: an answer of any route
    json: async (route: RouteDefinition, asked: Asked): Promise<any> => {
      const { body = 'null' } = await ask(route, asked);
      return JSON.parse(body);
    },
    /** The number of DynamoDB queries a request used. */
    async queriesFor(asking: () => Promise<unknown>): Promise<number> {
      const before = queries;
      await asking();
      return queries - before;
    },
    /** The read units a request used. */
    async unitsFor(asking: () => Promise<unknown>): Promise<number> {
      taken();
      await asking();
      return taken().units;
    },
    rollup: ({ rebuildVersion = 1, grain, day, counts, facts = 1, ...place }: NewRollup) => {
      const key = rollupKey(rebuildVersion, grain, day, place.station);
      const period = key.sk.split('#')[0];
      return put({ ...key, ...place, period, facts, countedAt: '2019-11-01T00:00:00.000Z', ...counts });
    },
    serve: (serving: number) => put({ pk: 'control', sk: 'rebuildVersions', serving, counting: [serving] }),
    stop,
  };
}

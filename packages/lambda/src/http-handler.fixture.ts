import { type Problem, route } from '@maplebridge/contracts';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import * as z from 'zod';
import { httpHandler, on } from './http-handler.ts';
import { created, ok, refuse } from './reply.ts';
import { readPart } from './request.ts';

export const readThing = route({
  operationId: 'readThing',
  method: 'GET',
  path: '/things/{id}',
  summary: { en: 'Read', zh: '读' },
  roles: ['officer'],
  scope: 'area',
  params: z.strictObject({ id: z.string().max(5) }),
  query: z.strictObject({ size: z.string().regex(/^\d$/).optional() }),
  answers: { 200: z.unknown() },
  rejections: ['not-found'],
});
export const makeThing = route({
  operationId: 'makeThing',
  method: 'POST',
  path: '/things',
  summary: { en: 'Make', zh: '造' },
  roles: 'anyone',
  scope: 'open',
  body: z.strictObject({ name: z.string(), at: z.strictObject({ lng: z.number() }).optional() }),
  answers: { 201: z.unknown() },
  rejections: ['conflict'],
  maxBodyBytes: 100,
});
const sendForm = route({
  operationId: 'sendForm',
  method: 'POST',
  path: '/forms',
  summary: { en: 'Send', zh: '送' },
  roles: 'anyone',
  scope: 'open',
  consumes: 'application/x-www-form-urlencoded',
  repetition: 'by-content',
  body: z.strictObject({ name: z.string() }),
  answers: { 201: z.unknown() },
  rejections: [],
  maxBodyBytes: 1000,
});

const makeThings = route({
  ...makeThing,
  operationId: 'makeThings',
  path: '/lots',
  body: z.strictObject({ parts: z.array(z.unknown()) }),
  answers: { 200: z.unknown() },
  maxBodyBytes: 1000,
});

export const key = '4be0643f-1d98-573b-97cd-ca98a65347dd';
export const officer = { sub: 's-1', role: 'officer', area: 'dingmao' };
export const context = {
  awsRequestId: 'a-1',
  functionName: 'things',
  getRemainingTimeInMillis: () => 1000,
} as Context;

export const secret = async () => 'secret';
const bindings = [
  on(readThing, async ({ params, query, caller }) => {
    if (params.id === 'gone') return refuse('not-found');
    if (params.id === 'crash') throw new Error('secret 13800000000');
    return ok({ ...params, ...query, by: caller.role }, 7);
  }),
  on(makeThing, async ({ body, context }) => created({ ...body, context }, 1, '/things/1')),
  on(sendForm, async ({ body, key, context, origin }) => ({
    status: 201,
    body: { body, key, context, origin },
  })),
  on(makeThings, async ({ body, settle }) =>
    ok(
      await Promise.all(
        body.parts.map((part) =>
          settle(async () => {
            const read = readPart(makeThing, part);
            if ('refusal' in read) return read.refusal;
            if (read.value.name === 'crash') throw new Error('secret 13800000000');
            return read.value.name === 'taken' ? refuse('conflict') : created(read.value, 1);
          }),
        ),
      ),
    ),
  ),
];
/** The claims of a token that hold role, area and department. */
export const claimNames = { role: 'role', area: 'area', department: 'department' };
const handler = httpHandler(claimNames, bindings, { secret });

interface Asked {
  routeKey?: string;
  claims?: object | undefined;
  headers?: Record<string, string>;
  path?: Record<string, string>;
  query?: Record<string, string>;
  body?: string | undefined;
}

export async function ask(asked: Asked, asking = handler) {
  const response = (await asking(eventOf(asked) as never, context)) as APIGatewayProxyStructuredResultV2;
  return { ...response, json: JSON.parse(response.body ?? 'null') };
}

function eventOf({
  routeKey = 'GET /things/{id}',
  claims = officer,
  headers = {},
  path,
  query,
  body,
}: Asked) {
  const [method = '', rawPath = ''] = routeKey.split(' ');
  return {
    version: '2.0',
    routeKey,
    rawPath,
    headers,
    ...(path && { pathParameters: path }),
    ...(query && { queryStringParameters: query }),
    ...(body !== undefined && { body }),
    isBase64Encoded: false,
    requestContext: { requestId: 'r-1', http: { method, path: rawPath }, authorizer: { jwt: { claims } } },
  } as unknown as APIGatewayProxyEventV2;
}

export const post = (body: string | undefined, headers: Record<string, string> = {}) =>
  ask({
    routeKey: 'POST /things',
    body,
    headers: { 'content-type': 'application/json', 'idempotency-key': key, ...headers },
  });

/** What the handler wrote to its log since the test began. */
export const logged: string[] = [];

/** Collects the log of each test of a spec. */
export function collectLog(): void {
  beforeEach(() => {
    logged.length = 0;
    for (const stream of [process.stdout, process.stderr]) {
      vi.spyOn(stream, 'write').mockImplementation((line) => logged.push(String(line)) > 0);
    }
  });
  afterEach(() => vi.restoreAllMocks());
}

export const expectProblem = (
  response: { statusCode?: number | undefined; json: Problem },
  status: number,
  code: string,
  pointer?: string,
) => {
  expect(response.statusCode).toBe(status);
  expect(response.json).toMatchObject({ status, code, instance: 'r-1' });
  if (pointer) expect(response.json.errors?.map((error) => error.pointer)).toContain(pointer);
};

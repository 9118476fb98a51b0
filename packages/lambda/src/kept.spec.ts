import { gzipSync } from 'node:zlib';
import { route, tableTypes } from '@maplebridge/contracts';
import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { httpHandler, on } from './http-handler.ts';
import { ok, packed, refuse, table } from './reply.ts';

const countThings = route({
  operationId: 'countThings',
  method: 'GET',
  path: '/things',
  summary: { en: 'Count', zh: '数' },
  roles: ['officer'],
  scope: 'area',
  query: z.strictObject({ format: z.enum(['csv', 'xlsx', 'none']).optional() }),
  answers: { 200: z.strictObject({ n: z.int() }) },
  rejections: ['not-found'],
  produces: ['application/json', tableTypes.csv, tableTypes.xlsx],
  kept: 'by-caller',
});
const nameThings = route({
  ...countThings,
  operationId: 'nameThings',
  path: '/names',
  roles: 'anyone',
  scope: 'open',
  kept: 'by-anyone',
});
const readThings = route({
  ...countThings,
  operationId: 'readThings',
  path: '/all',
  kept: undefined as never,
});

const readScript = route({
  ...nameThings,
  operationId: 'readScript',
  path: '/script',
  answers: { 200: z.string() },
  produces: ['text/javascript'],
  kept: 'for-good',
});
const readPage = route({ ...readScript, operationId: 'readPage', path: '/page', produces: ['text/html'] });

const bytes = Uint8Array.of(0x50, 0x4b, 0xff, 0x00);
const handler = httpHandler({ role: 'role', area: 'area', department: 'department' }, [
  on(countThings, async ({ query: { format } }) => {
    if (format === 'none') return refuse('not-found');
    const tag = `g1-7-${format}`;
    if (format === 'csv') return { ...table(tableTypes.csv, '\ufeffn\r\n7\r\n', 'things.csv'), tag };
    if (format === 'xlsx') return { ...table(tableTypes.xlsx, bytes, 'things.xlsx'), tag };
    return { ...ok({ n: 7 }), tag };
  }),
  on(nameThings, async () => ({ ...ok({ n: 1 }), tag: 'names' })),
  on(readThings, async () => ok({ n: 2 }, 3)),
  on(readScript, async () => packed('text/javascript', gzipSync('枫'), 's-1')),
  on(readPage, async () => packed('text/html', gzipSync('<p>'), 'p-1', "script-src 'self'")),
]);

const ask = async (path: string, format?: string, ifNoneMatch?: string, acceptEncoding?: string) =>
  (await handler(
    {
      routeKey: `GET ${path}`,
      rawPath: path,
      headers: {
        ...(ifNoneMatch !== undefined && { 'if-none-match': ifNoneMatch }),
        ...(acceptEncoding !== undefined && { 'accept-encoding': acceptEncoding }),
      },
      ...(format && { queryStringParameters: { format } }),
      requestContext: {
        requestId: 'r-1',
        http: { method: 'GET', path },
        authorizer: { jwt: { claims: { sub: 's-1', role: 'officer', area: 'dingmao' } } },
      },
    } as never,
    { awsRequestId: 'a-1', functionName: 'things', getRemainingTimeInMillis: () => 1000 } as Context,
  )) as APIGatewayProxyStructuredResultV2;

beforeEach(() => {
  for (const stream of [process.stdout, process.stderr]) vi.spyOn(stream, 'write').mockReturnValue(true);
});
afterEach(() => vi.restoreAllMocks());

test('an answer that may be kept says by whom, and that one asks again each time', async () => {
  expect(await ask('/things')).toMatchObject({
    statusCode: 200,
    headers: {
      etag: 'W/"g1-7-undefined"',
      'cache-control': 'private, no-cache',
      vary: 'authorization, accept-language',
      'x-content-type-options': 'nosniff',
    },
    body: '{"n":7}',
  });
  expect((await ask('/names')).headers).toMatchObject({
    'cache-control': 'public, max-age=3600',
    vary: 'accept-language',
  });
});

test.each(['W/"g1-7-csv"', '"g1-7-csv"', '"old" , W/"g1-7-csv"', '*', ' * '])(
  'one that still holds is not sent again: %s',
  async (ifNoneMatch) => {
    const response = await ask('/things', 'csv', ifNoneMatch);
    expect(response).toEqual({
      statusCode: 304,
      headers: {
        etag: 'W/"g1-7-csv"',
        'cache-control': 'private, no-cache',
        vary: 'authorization, accept-language',
        'x-content-type-options': 'nosniff',
      },
    });
  },
);

test.each(['', 'W/"g1-6-csv"', 'g1-7-csv', '"g1-7-xlsx"', '"'])(
  'one that does not is sent: %s',
  async (ifNoneMatch) => {
    expect((await ask('/things', 'csv', ifNoneMatch)).statusCode).toBe(200);
  },
);

test('a refusal is never kept, and what may not be kept is always sent', async () => {
  const refused = await ask('/things', 'none', '*');
  expect([refused.statusCode, refused.headers?.['cache-control']]).toEqual([404, 'no-store']);
  const whole = await ask('/all', undefined, '*');
  expect([whole.statusCode, whole.headers?.['cache-control'], whole.headers?.etag]).toEqual([
    200,
    'no-store',
    '"3"',
  ]);
});

test('a table is saved under its name; bytes go in base 64 and know no charset', async () => {
  expect(await ask('/things', 'csv')).toMatchObject({
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="things.csv"',
    },
    body: '\ufeffn\r\n7\r\n',
  });
  const { headers, body, isBase64Encoded } = await ask('/things', 'xlsx');
  expect([headers?.['content-type'], isBase64Encoded]).toEqual([tableTypes.xlsx, true]);
  expect(Uint8Array.from(Buffer.from(body ?? '', 'base64'))).toEqual(bytes);
});

test('what was packed goes out as it is to those who take it so, and plain to all others', async () => {
  const shared = {
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': 'text/javascript; charset=utf-8',
    etag: 'W/"s-1"',
    vary: 'accept-language, accept-encoding',
  };
  const sent = await ask('/script', undefined, undefined, 'gzip');
  expect(sent).toMatchObject({
    headers: { ...shared, 'content-encoding': 'gzip' },
    isBase64Encoded: true,
    body: gzipSync('枫').toString('base64'),
  });
  const plain = await ask('/script');
  expect(plain).toMatchObject({ headers: shared, body: '枫' });
  expect(plain.headers).not.toHaveProperty('content-encoding');
  const unchanged = await ask('/script', undefined, 'W/"s-1"', 'gzip');
  expect(unchanged.statusCode).toBe(304);
  expect(unchanged.headers).not.toHaveProperty('content-encoding');
});

test('a page may do what it says of itself', async () => {
  expect((await ask('/page')).headers?.['content-security-policy']).toBe("script-src 'self'");
});

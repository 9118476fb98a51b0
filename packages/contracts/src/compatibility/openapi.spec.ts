import { describe, expect, test } from 'vitest';
import { presentFolder, readContracts } from '../released.ts';
import { openApiBreaks } from './openapi.ts';
import { type Draft, part, planted } from './planting.ts';

const { openapi } = readContracts(presentFolder);
const schema = (draft: Draft, name: string) => part(draft, 'components', 'schemas', name);
const operation = (draft: Draft, path: string, method: string) => part(draft, 'paths', path, method);
const transfer = (draft: Draft) => operation(draft, '/cases/{id}/transfers', 'post');
const list = (draft: Draft) => operation(draft, '/cases', 'get');
const text = { type: 'string' };

const breaking: readonly (readonly [string, (draft: Draft) => void, readonly string[]])[] = [
  [
    'a path that is gone',
    (it) => delete part(it, 'paths')['/cases/{id}/file'],
    ['GET /cases/{id}/file: is gone'],
  ],
  ['an operation that is gone', (it) => delete part(it, 'paths', '/cases').get, ['GET /cases: is gone']],
  [
    'another operationId',
    (it) => void Object.assign(transfer(it), { operationId: 'moveCase' }),
    ['POST /cases/{id}/transfers: operationId transferCase became moveCase'],
  ],
  [
    'a token where none was needed',
    (it) => void Object.assign(operation(it, '/openapi.json', 'get'), { security: [{ token: [] }] }),
    ['GET /openapi.json › security: asks for another token'],
  ],
  [
    'a role that may not any more',
    (it) => void Object.assign(transfer(it), { 'x-roles': ['mediator', 'supervisor', 'admin'] }),
    ['POST /cases/{id}/transfers › roles: officer may not any more'],
  ],
  [
    'another kind of token',
    (it) => void Object.assign(part(it, 'components', 'securitySchemes', 'token'), { scheme: 'basic' }),
    ['security scheme › token: is gone or another'],
  ],
  [
    'a parameter that is gone',
    (it) =>
      void Object.assign(list(it), {
        parameters: (list(it).parameters as unknown as { name: string }[]).filter(
          ({ name }) => name !== 'tier',
        ),
      }),
    ['GET /cases › query tier: is gone'],
  ],
  [
    'a query that must be given',
    (it) =>
      void (list(it).parameters as unknown as unknown[]).push({
        name: 'city',
        in: 'query',
        required: true,
        schema: text,
      }),
    ['GET /cases › query city: must be given now'],
  ],
  [
    'a header that must be given',
    (it) =>
      void (list(it).parameters as unknown as unknown[]).push({
        name: 'X-City',
        in: 'header',
        required: true,
        schema: text,
      }),
    ['GET /cases › header X-City: must be given now'],
  ],
  [
    'a field of a body that must be given',
    (it) => void (schema(it, 'NewReceipt').required as unknown as string[]).push('note'),
    ['POST /cases/{id}/tasks/{department}/receipts › body › note: must be given now'],
  ],
  [
    'a status that is gone',
    (it) => delete part(transfer(it), 'responses')['201'],
    ['POST /cases/{id}/transfers › 201: is gone'],
  ],
  [
    'a success that no client knows',
    (it) => void Object.assign(part(transfer(it), 'responses'), { 202: { description: 'Later' } }),
    ['POST /cases/{id}/transfers › 202: is a success that no client knows'],
  ],
  [
    'a media type that is gone',
    (it) =>
      delete part(operation(it, '/cases/{id}/file/print', 'get'), 'responses', '200', 'content')['text/html'],
    ['GET /cases/{id}/file/print › 200: media type text/html is gone'],
  ],
];

test.each(breaking)('%s is told, with its place', (_, change, expected) => {
  const told = openApiBreaks(openapi, planted(openapi, change)).map(({ where, what }) => `${where}: ${what}`);
  expect(told).toEqual(expect.arrayContaining([...expected]));
});

describe('a code', () => {
  const answers = (draft: Draft) => part(transfer(draft), 'responses');
  const codes = (draft: Draft, status: string) =>
    part(answers(draft), status)['x-codes'] as unknown as string[];
  const breaks = (change: (draft: Draft) => void) =>
    openApiBreaks(openapi, planted(openapi, change)).map(({ where, what }) => `${where}: ${what}`);

  test('that is gone or another is told', () =>
    expect(
      breaks((it) => codes(it, '409').splice(codes(it, '409').indexOf('case-ended'), 1, 'case-closed')),
    ).toEqual(['POST /cases/{id}/transfers › 409: code case-ended is gone']));

  test('that comes with another status is told', () =>
    expect(
      breaks((it) => {
        codes(it, '409').splice(codes(it, '409').indexOf('case-ended'), 1);
        codes(it, '422').push('case-ended');
      }),
    ).toEqual(['POST /cases/{id}/transfers › 409: code case-ended comes with status 422 now']));

  test('that is new is understood by its status', () =>
    expect(
      breaks((it) => {
        codes(it, '409').push('too-late');
        (part(schema(it, 'Problem'), 'properties', 'code').enum as unknown as string[]).push('too-late');
      }),
    ).toEqual([]));
});

const additive: readonly (readonly [string, (draft: Draft) => void])[] = [
  [
    'another path',
    (it) =>
      void Object.assign(part(it, 'paths'), { '/more': { get: { operationId: 'more', responses: {} } } }),
  ],
  [
    'an optional query',
    (it) =>
      void (list(it).parameters as unknown as unknown[]).push({ name: 'city', in: 'query', schema: text }),
  ],
  [
    'an optional field of a body',
    (it) => void Object.assign(part(schema(it, 'NewReceipt'), 'properties'), { urgent: { type: 'boolean' } }),
  ],
  [
    'a field of an answer',
    (it) => void Object.assign(part(schema(it, 'Task'), 'properties'), { urgent: { type: 'boolean' } }),
  ],
  [
    'another media type',
    (it) =>
      void Object.assign(part(transfer(it), 'responses', '201', 'content'), { 'text/xml': { schema: {} } }),
  ],
  [
    'another refusal',
    (it) => void Object.assign(part(transfer(it), 'responses'), { 418: { description: 'No' } }),
  ],
  ['another role', (it) => void (transfer(it)['x-roles'] as unknown as string[]).push('volunteer')],
  ['no token needed any more', (it) => void Object.assign(transfer(it), { security: [] })],
  [
    'other words and examples',
    (it) => void Object.assign(transfer(it), { summary: 'Move', description: 'Move it', tags: ['x'] }),
  ],
  ['another server', (it) => void Object.assign(it, { servers: [{ url: 'https://api.example.org' }] })],
  [
    'a component that nothing used',
    (it) => void Object.assign(part(it, 'components', 'schemas'), { More: text }),
  ],
];

test.each(additive)('%s breaks nobody', (_, change) => {
  expect(openApiBreaks(openapi, planted(openapi, change))).toEqual([]);
});

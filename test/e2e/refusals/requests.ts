import { dispute } from '../../support/system.ts';
import { type ProblemReply, unknown } from './refusal.ts';

const deep = `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`;

/** Errors that any route can answer, shown with reports. */
export const requests: ProblemReply[] = [
  ['JSON that is none', 'li', 'POST', '/reports', { body: '{"kind":' }, 400, 'malformed-json'],
  ['an empty body', 'li', 'POST', '/reports', { body: '' }, 400, 'malformed-json'],
  ['a body nested without end', 'li', 'POST', '/reports', { body: deep }, 400, 'nested-too-deep'],
  ['a list where an object is due', 'li', 'POST', '/reports', { body: [] }, 422, 'invalid-request', '/body'],
  ['null', 'li', 'POST', '/reports', { body: 'null' }, 422, 'invalid-request', '/body'],
  [
    'another media type',
    'li',
    'POST',
    '/reports',
    { body: dispute(), headers: { 'content-type': 'text/plain' } },
    415,
    'unsupported-media-type',
  ],
  [
    'a body over the route’s limit',
    'li',
    'POST',
    '/reports',
    { body: dispute({ words: 'x'.repeat(70_000) }) },
    413,
    'payload-too-large',
  ],
  [
    'a body over the gateway’s limit',
    'li',
    'POST',
    '/reports',
    { body: 'x'.repeat(11 * 1024 * 1024) },
    413,
    'payload-too-large',
  ],
  [
    'no idempotency key',
    'li',
    'POST',
    '/reports',
    { body: dispute(), headers: { 'idempotency-key': '' } },
    400,
    'idempotency-key-missing',
  ],
  [
    'a short idempotency key',
    'li',
    'POST',
    '/reports',
    { body: dispute(), headers: { 'idempotency-key': 'short' } },
    400,
    'idempotency-key-missing',
  ],
  ['an unknown report', 'officer', 'GET', `/reports/${unknown}`, {}, 404, 'not-found'],
  ['an unknown tracking code', undefined, 'GET', `/tracking/${unknown}`, {}, 404, 'not-found'],
  [
    'a query parameter where none is taken',
    'officer',
    'GET',
    `/reports/${unknown}?x=1`,
    {},
    422,
    'invalid-request',
    '/query/x',
  ],
];

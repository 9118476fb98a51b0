import { describe, expect, test } from 'vitest';
import type { Outcome } from '../functions/messages.ts';
import type { Front } from './front.ts';
import { openGateway } from './gateway.ts';

const large = (errorType: string): Outcome => ({ ok: false, error: { errorType, errorMessage: '' } });
/** An API with one route, whose function answers according to the request's path. */
const front = (invoke: (path: string) => Outcome): Front => ({
  apiId: 'api',
  cors: undefined,
  rate: { rate: 1000, burst: 1000 },
  accessLog: undefined,
  routes: [
    {
      key: '$default',
      token: undefined,
      rate: undefined,
      to: {
        name: 'f',
        invoke: async (event) => invoke((event as { rawPath: string }).rawPath),
        crash: async () => {},
        end: async () => {},
      },
    },
  ],
});

async function asked(path: string, init: RequestInit = {}, invoke?: (path: string) => Outcome) {
  const gateway = await openGateway(front(invoke ?? (() => ({ ok: true, payload: { statusCode: 200 } }))), {
    port: 0,
    hosts: () => undefined,
    check: async () => undefined,
    accessLog: () => {},
  });
  try {
    const answer = await fetch(`${gateway.url}${path}`, init);
    return [answer.status, await answer.text()] as const;
  } finally {
    await gateway.stop();
  }
}

describe('a request over the limits of API Gateway', () => {
  test('header values of more than 10 240 bytes with the request line', async () => {
    const [status, body] = await asked('/', {
      headers: { 'x-a': 'a'.repeat(6000), 'x-b': 'b'.repeat(4300) },
    });
    expect([status, body]).toEqual([431, '{"message":"Request Header Fields Too Large"}']);
  });

  test('a request line that is too long by itself', async () =>
    expect((await asked(`/?q=${'q'.repeat(10_240)}`))[0]).toBe(431));

  test('nine kilobytes pass', async () =>
    expect((await asked('/', { headers: { 'x-a': 'a'.repeat(9000) } }))[0]).toBe(200));

  test('a body of more than 10 MB', async () =>
    expect((await asked('/', { method: 'POST', body: 'x'.repeat(10_485_761) }))[0]).toBe(413));
});

describe('payloads over the limits of Lambda', () => {
  test('an event that is too large is a body that is too large', async () => {
    const [status, body] = await asked('/', {}, () => large('RequestEntityTooLarge'));
    expect([status, JSON.parse(body).code]).toEqual([413, 'payload-too-large']);
  });

  test('a response that is too large is a server error', async () => {
    const [status, body] = await asked('/', {}, () => large('Function.ResponseSizeTooLarge'));
    expect([status, JSON.parse(body).code]).toEqual([500, 'internal']);
  });
});

import { describe, expect, test } from 'vitest';
import { unknownCaller, webPage } from './callers.ts';

describe('an access key', () => {
  const call = (service: string, accessKey: string) => ({
    service,
    accessKey,
    operation: 'x',
    input: {},
    needs: [],
  });
  const isKnown = (key: string) => key === 'operator-1';

  test('that is known is accepted', () =>
    expect(unknownCaller(call('sqs', 'operator-1'), isKnown)).toBeUndefined());

  test.each([
    ['dynamodb', 400, 'UnrecognizedClientException'],
    ['sqs', 403, 'InvalidClientTokenId'],
    ['sns', 403, 'InvalidClientTokenId'],
    ['s3', 403, 'InvalidAccessKeyId'],
  ])('that is not is refused in the words of %s', (service, status, code) =>
    expect(unknownCaller(call(service, 'operator'), isKnown)).toMatchObject({ status, code }),
  );
});

describe('a web page', () => {
  const presigned = '/photos/a?X-Amz-Credential=api%2F20260101%2Fus-east-1%2Fs3%2Faws4_request';
  const asked = (url: string, origin?: string) => ({
    ...{ method: 'PUT', url },
    headers: { ...(origin !== undefined && { origin }), host: '127.0.0.1' },
  });

  test('may do what a presigned URL and the rules of the bucket allow', () =>
    expect(webPage(asked(presigned, 'https://console.example'), true)).toBeUndefined());

  test.each([
    ['an origin that the bucket does not allow', presigned, 'https://evil.example', false],
    ['a call of its own', '/photos/a', 'https://console.example', true],
    ['an origin that it hides', '/', 'null', false],
    ['an empty origin', '/', '', false],
  ])('is refused with %s', (_, url, origin, allowed) =>
    expect(webPage(asked(url, origin), allowed)).toMatchObject({ status: 403, code: 'AccessDenied' }),
  );

  test('is not assumed when no origin is named', () => expect(webPage(asked('/'), false)).toBeUndefined());
});

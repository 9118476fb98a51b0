import type { IncomingMessage } from 'node:http';

/**
 * API Gateway's quota of an HTTP API for request line and header values together, which cannot be raised
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html, read 2026-11-29). It does not document its
 * answer; this one is what HTTP has for it.
 */
const maxHeadBytes = 10_240;

/** Whether the head of a request exceeds API Gateway's limit. */
export function headTooLarge({ method = '', url = '', httpVersion, rawHeaders }: IncomingMessage): boolean {
  const values = rawHeaders.filter((_, i) => i % 2 === 1);
  const line = `${method} ${url} HTTP/${httpVersion}`;
  return [line, ...values].reduce((sum, it) => sum + Buffer.byteLength(it), 0) > maxHeadBytes;
}

/** In API Gateway's format: this refusal has no problem code, since no route is reached. */
export const tooLargeHead = { status: 431, body: '{"message":"Request Header Fields Too Large"}' };

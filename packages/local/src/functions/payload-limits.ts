import type { FunctionError } from './messages.ts';

/**
 * The payload limit of one invocation: 6 MiB and 100 bytes, as Lambda's errors state. The quota page rounds to 6 MB
 * (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html, read 2026-11-29).
 */
export const maxPayloadBytes = 6_291_556;

const isOver = (json: string): boolean => Buffer.byteLength(json) > maxPayloadBytes;

/** Refused before any code runs; API Gateway passes it on as 413. */
export const requestTooLarge = (event: string): FunctionError | undefined =>
  isOver(event)
    ? {
        errorType: 'RequestEntityTooLarge',
        errorMessage: `Request must be smaller than ${maxPayloadBytes} bytes for the InvokeFunction operation`,
      }
    : undefined;

/** A response that Lambda discards, although the code has run. */
export const responseTooLarge = (payload: string): FunctionError | undefined =>
  isOver(payload)
    ? {
        errorType: 'Function.ResponseSizeTooLarge',
        errorMessage: `Response payload size exceeded maximum allowed payload size (${maxPayloadBytes} bytes).`,
      }
    : undefined;

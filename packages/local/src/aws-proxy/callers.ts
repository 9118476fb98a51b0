import type { Call } from './call.ts';
import { signerOf } from './presigned.ts';
import type { ProxyRequest } from './proxy-request.ts';

/** Why a caller is refused, as the called service's error. */
export interface CallerRefusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

const unknownKey: Readonly<Record<string, readonly [status: number, code: string]>> = {
  s3: [403, 'InvalidAccessKeyId'],
  dynamodb: [400, 'UnrecognizedClientException'],
};

/** Refuses an access key that is neither the operator's nor a function's. */
export function unknownCaller(
  call: Call,
  isKnown: (accessKey: string) => boolean,
): CallerRefusal | undefined {
  if (isKnown(call.accessKey)) return undefined;
  const [status, code] = unknownKey[call.service] ?? [403, 'InvalidClientTokenId'];
  const message = `The access key ${call.accessKey} is not known here: use the one in the file aws-credentials of the state folder`;
  return { status, code, message };
}

/**
 * Refuses a web page. A browser names the page's origin with every request that could change something or whose answer the page
 * could read; all that a page may do is what a presigned URL and the CORS rules of its bucket let it do.
 */
export function webPage({ url, headers }: ProxyRequest, allowedByBucket: boolean): CallerRefusal | undefined {
  if (headers.origin === undefined || (allowedByBucket && signerOf(url) !== undefined)) return undefined;
  const message = `A web page of the origin ${headers.origin} may not call this`;
  return { status: 403, code: 'AccessDenied', message };
}

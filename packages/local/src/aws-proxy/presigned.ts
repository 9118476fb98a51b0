import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { HttpRequest } from '@smithy/core/protocols';
import { Hash } from '@smithy/core/serde';
import { SignatureV4 } from '@smithy/signature-v4';
import { expiryRefusal } from '../aws-limits/s3.ts';
import type { ProxyRequest } from './proxy-request.ts';

/** Why S3 refuses the request. */
export interface S3Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

const presignedBy = /^([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request$/;

/** The access key that signed a presigned URL; undefined for any other URL. */
export const signerOf = (url: string): string | undefined =>
  presignedBy.exec(new URL(url, 'http://s3').searchParams.get('X-Amz-Credential') ?? '')?.[1];

/**
 * Why a presigned URL is not good for this request, as S3 would say: it has expired, it is used with headers that it does not
 * bind, or the signature is another one, since method, path, query or a bound header differs from what was signed.
 */
export async function presignedFault(
  asked: ProxyRequest,
  now: number,
  secretAccessKey: string,
): Promise<S3Refusal | undefined> {
  const { pathname, searchParams } = new URL(asked.url, 'http://s3');
  const [, accessKeyId = '', , region = ''] =
    presignedBy.exec(searchParams.get('X-Amz-Credential') ?? '') ?? [];
  const at = dateOf(searchParams.get('X-Amz-Date'));
  const seconds = Number(searchParams.get('X-Amz-Expires'));
  if (!at || !searchParams.has('X-Amz-Expires'))
    return { ...denied('AuthorizationQueryParametersError', 'date or expiry is missing'), status: 400 };
  const tooLong = expiryRefusal(searchParams.get('X-Amz-Expires') ?? '');
  if (tooLong) return tooLong;
  if (now > at.getTime() + seconds * 1000) return denied('AccessDenied', 'Request has expired');

  const bound = (searchParams.get('X-Amz-SignedHeaders') ?? '').split(';');
  const unbound = Object.keys(asked.headers).find(
    (name) => name.startsWith('x-amz-') && !bound.includes(name),
  );
  if (unbound) return denied('AccessDenied', `There were headers present which were not signed: ${unbound}`);

  const query = Object.fromEntries([...searchParams].filter(([name]) => !made.includes(name)));
  const headers = Object.fromEntries(bound.map((name) => [name, String(asked.headers[name] ?? '')]));
  const sessionToken = searchParams.get('X-Amz-Security-Token');
  const signer = new SignatureV4({
    service: 's3',
    region,
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) },
    sha256: Hash.bind(null, 'sha256'),
    uriEscapePath: false,
  });
  const request = new HttpRequest({ method: asked.method, path: pathname, query, headers, body: unsigned });
  const options = {
    signingDate: at,
    expiresIn: seconds,
    unhoistableHeaders: new Set(bound),
    signableHeaders: new Set(bound),
  };
  const expected = await signer.presign(request, options);
  return isSame(expected.query?.['X-Amz-Signature'], searchParams.get('X-Amz-Signature'))
    ? undefined
    : denied('SignatureDoesNotMatch', 'The request is not the one that was signed');
}

/** Parameters that signing adds itself. */
const made = [
  ...['X-Amz-Algorithm', 'X-Amz-Credential', 'X-Amz-Date', 'X-Amz-Expires', 'X-Amz-SignedHeaders'],
  ...['X-Amz-Security-Token', 'X-Amz-Signature'],
];

/** Anything but text or bytes is signed as an unsigned payload. */
const unsigned = {};

const denied = (code: string, message: string): S3Refusal => ({ status: 403, code, message });

/** `20260521T013000Z` */
function dateOf(text: string | null): Date | undefined {
  const [, date = '', time = ''] = /^(\d{8})T(\d{6})Z$/.exec(text ?? '') ?? [];
  const apart = (it: string, by: string) => it.replace(/(\d\d)(\d\d)$/, `${by}$1${by}$2`);
  const at = new Date(`${apart(date, '-')}T${apart(time, ':')}Z`);
  return Number.isNaN(at.getTime()) ? undefined : at;
}

function isSame(expected: unknown, given: string | null): boolean {
  const [a, b] = [String(expected), String(given)].map((it) => Buffer.from(it));
  return a !== undefined && b !== undefined && a.length === b.length && timingSafeEqual(a, b);
}

/** Why S3 does not take these bytes: their checksum differs from the declared one. */
export function wrongBytes(headers: IncomingHttpHeaders, body: Uint8Array): S3Refusal | undefined {
  const told = headers['x-amz-checksum-sha256'];
  if (told === undefined || createHash('sha256').update(body).digest('base64') === told) return undefined;
  const message = 'The SHA256 you specified did not match the calculated checksum.';
  return { status: 400, code: 'BadDigest', message };
}

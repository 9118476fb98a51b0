import type { IncomingHttpHeaders } from 'node:http';
import { awsLimits, type LimitRefusal, over } from './limit-rows.ts';

/** Why S3 would refuse the request, for limits that the engine does not enforce. */
export function s3Refusal(url: string, headers: IncomingHttpHeaders): LimitRefusal | undefined {
  const { pathname } = new URL(url, 'http://s3');
  const [, , ...rest] = pathname.split('/');
  const key = decodedOr(rest.join('/'));
  if (Buffer.byteLength(key) > awsLimits['s3-key'].value) return over('s3-key', 'Your key is too long');
  const metadata = Object.entries(headers).filter(([name]) => name.startsWith('x-amz-meta-'));
  const bytes = metadata.reduce(
    (sum, [name, value]) => sum + name.length - 'x-amz-meta-'.length + String(value).length,
    0,
  );
  if (bytes > awsLimits['s3-metadata'].value)
    return over('s3-metadata', 'Your metadata headers exceed the maximum allowed metadata size');
  return undefined;
}

/** Why S3 would refuse a presigned URL with such a long validity. */
export function expiryRefusal(expires: string): LimitRefusal | undefined {
  const most = awsLimits['s3-presigned-expiry'].value;
  if (!/^-?\d+$/.test(expires)) return over('s3-presigned-expiry', 'X-Amz-Expires should be a number');
  if (Number(expires) < 0) return over('s3-presigned-expiry', 'X-Amz-Expires must be non-negative');
  if (Number(expires) <= most) return undefined;
  return over(
    's3-presigned-expiry',
    `X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than ${most} seconds`,
  );
}

const decodedOr = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

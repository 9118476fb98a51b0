import type { ProxyRequest } from './proxy-request.ts';

/** The operation of a call that is not implemented here. */
export const notDone = 'NotImplemented';

/** Query parameters that only refine a plain call; any other parameter means another operation. */
const plain =
  /^(x-amz-.*|x-id|response-.*|list-type|prefix|start-after|continuation-token|max-keys|delimiter|encoding-type|fetch-owner)$/i;

const ofObjects: Readonly<Record<string, string>> = {
  PUT: 'PutObject',
  GET: 'GetObject',
  HEAD: 'HeadObject',
  DELETE: 'DeleteObject',
};
const ofBuckets: Readonly<Record<string, string>> = {
  PUT: 'CreateBucket',
  GET: 'ListObjectsV2',
  HEAD: 'HeadBucket',
  DELETE: 'DeleteBucket',
};
/** Checking existence needs the permission to read. */
const permissions: Readonly<Record<string, string>> = {
  HeadObject: 'GetObject',
  ListObjectsV2: 'ListBucket',
  HeadBucket: 'ListBucket',
};

/** The permissions a call to S3 needs. */
interface S3Call {
  readonly operation: string;
  readonly needs: readonly { readonly action: string; readonly resource: string }[];
}

/**
 * Operation and needs of a call to S3, path-style. Not done: parts of an object, copies, settings of a bucket; the engine would
 * take some of them for the plain operation.
 */
export function s3Operation({ method, url, headers }: ProxyRequest): S3Call {
  const { pathname, searchParams } = new URL(url, 'http://s3');
  const [, bucket = '', ...rest] = pathname.split('/').map(decodeURIComponent);
  const key = rest.join('/');
  const operation = (key ? ofObjects : ofBuckets)[method];
  const special = [...searchParams.keys()].some((name) => !plain.test(name));
  if (!bucket || !operation || special || headers['x-amz-copy-source'] !== undefined)
    return { operation: notDone, needs: [] };
  const resource = key ? `arn:aws:s3:::${bucket}/${key}` : `arn:aws:s3:::${bucket}`;
  return { operation, needs: [{ action: `s3:${permissions[operation] ?? operation}`, resource }] };
}

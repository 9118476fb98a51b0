import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { attachmentStore, type NewAttachment } from '@maplebridge/attachments';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { identityOf, region } from '../assembly/identities.ts';
import type { BuiltType } from '../assembly/resource-types.ts';
import type { App, Resource } from '../assembly/resources.ts';
import { newCredentials } from '../credentials.ts';
import { ensureBuckets } from '../engines/buckets.ts';
import { type Engines, startEngines } from '../engines/index.ts';
import { hostCheck } from '../hosts.ts';
import { type AwsProxy, startAwsProxy } from './aws-proxy.ts';
import { bucketCors } from './bucket-cors.ts';
import { permissionsOf } from './permissions.ts';

const resource = (type: BuiltType, id: string, properties: object = {}): Resource => ({
  type,
  name: `stack-${id}`,
  identity: identityOf({ Type: type }, 'stack', id, { aws: '', api: '' }),
  properties: properties as Resource['properties'],
  asset: undefined,
});
const bucket = resource('AWS::S3::Bucket', 'Photos', {
  CorsConfiguration: {
    CorsRules: [
      { AllowedOrigins: ['https://console.example'], AllowedMethods: ['PUT', 'GET'], AllowedHeaders: ['*'] },
    ],
  },
});
const { Arn = '', RegionalDomainName = '' } = bucket.identity.attributes;
/** A function that may do some things in the bucket. */
const allowed = (id: string, actions: string[]): Resource[] => {
  const role = resource('AWS::IAM::Role', `${id}-role`);
  const Statement = [{ Effect: 'Allow', Action: actions, Resource: [Arn, `${Arn}/*`] }];
  return [
    role,
    resource('AWS::Lambda::Function', id, { Role: role.identity.attributes.Arn }),
    resource('AWS::IAM::Policy', `${id}-policy`, {
      Roles: [role.identity.ref],
      PolicyDocument: { Statement },
    }),
  ];
};
const resources = [
  bucket,
  ...allowed('api', ['s3:PutObject', 's3:GetObject', 's3:DeleteObject', 's3:ListBucket']),
  ...allowed('reader', ['s3:GetObject']),
  ...allowed('other', ['dynamodb:Query']),
];
const app: App = {
  folder: '',
  resources,
  outputs: [],
  ofType: (of) => resources.filter(({ type }) => type === of),
};

const operator = newCredentials();
const state = mkdtempSync(join(tmpdir(), 'maplebridge-s3-'));
let engines: Engines;
let awsProxy: AwsProxy;
function clientOf(accessKeyId: string): S3Client {
  const credentials = { accessKeyId, secretAccessKey: operator.secretAccessKey };
  return new S3Client({ endpoint: awsProxy.endpoint, region, credentials, forcePathStyle: true });
}
async function start(): Promise<void> {
  engines = await startEngines(state);
  awsProxy = await startAwsProxy(engines, { port: 0, operator, hosts: hostCheck() });
  const s3 = clientOf(operator.accessKeyId);
  await ensureBuckets(s3, app);
  s3.destroy();
  awsProxy.enforce({
    permissions: permissionsOf(app),
    cors: bucketCors(app),
    secrets: () => undefined,
    functions: new Set(['stack-api', 'stack-reader', 'stack-other']),
  });
}
async function stop(): Promise<void> {
  await awsProxy.stop();
  await engines.stop();
}
beforeAll(start);
afterAll(async () => {
  await stop();
  rmSync(state, { recursive: true, force: true });
});

const owner = 'inspection-7w3k0d4m2x9q5r8t1v6y0z3b2c';
/** Bytes that are not text in any encoding. */
const photo = Buffer.from(Array.from({ length: 70_000 }, (_, i) => (i * 7 + (i >> 8)) % 256));
const described = (bytes: Buffer, type = 'image/jpeg'): NewAttachment => ({
  type,
  bytes: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
});

/** The store as used by a function that signs with its own key. */
const storeOf = (id: string, clock?: () => Date) =>
  attachmentStore(
    {
      host: RegionalDomainName,
      region,
      endpoint: awsProxy.endpoint,
      credentials: { accessKeyId: `stack-${id}`, secretAccessKey: operator.secretAccessKey },
    },
    clock,
  );
async function put(url: string, headers: Record<string, string>, body: Buffer): Promise<string> {
  const answer = await fetch(url, { method: 'PUT', headers, body: new Uint8Array(body) });
  const code = /<Code>(\w+)</.exec(await answer.text())?.[1];
  return code ? `${answer.status} ${code}` : String(answer.status);
}

describe('an attachment', () => {
  test('is uploaded, downloaded unchanged and deleted', async () => {
    const store = storeOf('api');
    expect(await store.exists(owner, ['p1'])).toEqual(['p1']);
    const { url, headers } = await store.upload(owner, 'p1', described(photo));
    expect(await put(url, { ...headers }, photo)).toBe('200');
    expect(await store.exists(owner, ['p1', 'p2'])).toEqual(['p2']);
    const seen = await fetch((await store.view(owner, 'p1')) ?? '');
    expect(Buffer.from(await seen.arrayBuffer()).equals(photo)).toBe(true);
    expect(seen.headers.get('content-type')).toBe('image/jpeg');
    expect(seen.headers.get('content-disposition')).toBe('attachment; filename="p1.jpeg"');
    expect(seen.headers.get('cache-control')).toBe('private, no-store');
    expect(seen.headers.get('content-encoding')).toBe('identity');
    expect(await store.view(owner, 'p2')).toBeUndefined();
    expect(await store.list(owner)).toEqual(['p1']);
    await store.erase(owner, 'p1');
    expect(await store.list(owner)).toEqual([]);
    await store.erase(owner, 'p1');
  });

  test('of one stream is not listed for another stream', async () => {
    const store = storeOf('api');
    for (const [of, id] of [
      ['hazard-1', 'a'],
      ['hazard-1', 'b'],
      ['hazard-10', 'c'],
    ] as const) {
      const { url, headers } = await store.upload(of, id, described(photo));
      expect(await put(url, { ...headers }, photo)).toBe('200');
    }
    expect(await store.list('hazard-1')).toEqual(['a', 'b']);
  });

  test('survives a restart of the runtime', async () => {
    const { url, headers } = await storeOf('api').upload(owner, 'kept', described(photo));
    expect(await put(url, { ...headers }, photo)).toBe('200');
    await stop();
    await start();
    const seen = await fetch((await storeOf('api').view(owner, 'kept')) ?? '');
    expect(Buffer.from(await seen.arrayBuffer()).equals(photo)).toBe(true);
  });
});

describe('an upload that differs from what was declared is refused', () => {
  const context = async (body: Buffer, over: Record<string, string> = {}) => {
    const { url, headers } = await storeOf('api').upload(owner, 'p3', described(photo));
    return put(url, { ...headers, ...over }, body);
  };
  const changed = Buffer.from(photo).fill(0, 0, 1);
  changed[9] = (photo[9] ?? 0) ^ 1;

  test('other bytes, by their checksum', async () => expect(await context(changed)).toBe('400 BadDigest'));
  test('another length', async () =>
    expect(await context(photo.subarray(1))).toBe('403 SignatureDoesNotMatch'));
  test('another type', async () =>
    expect(await context(photo, { 'content-type': 'text/html' })).toBe('403 SignatureDoesNotMatch'));
  test.each([
    ['content-encoding', 'gzip'],
    ['cache-control', 'public, max-age=31536000'],
    ['content-disposition', 'inline'],
  ])('another %s', async (name, value) =>
    expect(await context(photo, { [name]: value })).toBe('403 SignatureDoesNotMatch'),
  );
  test('a missing signed header', async () => {
    const { url, headers } = await storeOf('api').upload(owner, 'p3', described(photo));
    const { 'cache-control': _left, ...rest } = headers;
    expect(await put(url, rest, photo)).toBe('403 SignatureDoesNotMatch');
  });
  test('another checksum', async () => {
    const sha256 = createHash('sha256').update(changed).digest('base64');
    expect(await context(changed, { 'x-amz-checksum-sha256': sha256 })).toBe('403 SignatureDoesNotMatch');
  });
  test('a header that was not signed', async () =>
    expect(await context(photo, { 'x-amz-acl': 'public-read' })).toBe('403 AccessDenied'));
  test('another path', async () => {
    const { url, headers } = await storeOf('api').upload(owner, 'p3', described(photo));
    expect(await put(url.replace('/p3?', '/p4?'), { ...headers }, photo)).toBe('403 SignatureDoesNotMatch');
  });
  test('another method: a download URL does not allow an upload', async () => {
    const { url, headers } = await storeOf('api').upload(owner, 'p3', described(photo));
    expect(await put(url, { ...headers }, photo)).toBe('200');
    const view = (await storeOf('api').view(owner, 'p3')) ?? '';
    expect(await put(view, {}, photo)).toBe('403 SignatureDoesNotMatch');
    await storeOf('api').erase(owner, 'p3');
  });
  test('an expired URL', async () => {
    const past = () => new Date(Date.now() - 601_000);
    const { url, headers } = await storeOf('api', past).upload(owner, 'p3', described(photo));
    expect(await put(url, { ...headers }, photo)).toBe('403 AccessDenied');
  });
  test('nothing was stored', async () => expect(await storeOf('api').exists(owner, ['p3'])).toEqual(['p3']));
});

describe('the signer’s permissions decide', () => {
  test('on every use of a URL, by anyone', async () => {
    for (const id of ['reader', 'other']) {
      const { url, headers } = await storeOf(id).upload(owner, 'p5', described(photo));
      expect(await put(url, { ...headers }, photo)).toBe('403 AccessDenied');
    }
    const { url, headers } = await storeOf('api').upload(owner, 'p5', described(photo));
    expect(await put(url, { ...headers }, photo)).toBe('200');
    expect(await storeOf('reader').view(owner, 'p5')).toContain('/p5?');
    await expect(storeOf('other').view(owner, 'p5')).rejects.toThrow('S3 answered 403');
    await expect(storeOf('reader').list(owner)).rejects.toThrow('403 AccessDenied');
    await expect(storeOf('reader').erase(owner, 'p5')).rejects.toThrow('403 AccessDenied');
  });
  test('a key with a wrong secret cannot sign', async () => {
    const credentials = { accessKeyId: 'stack-api', secretAccessKey: 'guessed' };
    const store = attachmentStore({
      host: RegionalDomainName,
      region,
      endpoint: awsProxy.endpoint,
      credentials,
    });
    const { url, headers } = await store.upload(owner, 'p6', described(photo));
    expect(await put(url, { ...headers }, photo)).toBe('403 SignatureDoesNotMatch');
  });
});

describe('the SDK, which signs in a header,', () => {
  const at = { Bucket: bucket.identity.ref, Key: `${owner}/p8` };
  test('puts, gets and deletes what its role allows', async () => {
    const s3 = clientOf('stack-api');
    await s3.send(new PutObjectCommand({ ...at, Body: photo, ContentType: 'image/png' }));
    const { Body, ContentType } = await s3.send(new GetObjectCommand(at));
    expect(Buffer.from((await Body?.transformToByteArray()) ?? []).equals(photo)).toBe(true);
    expect(ContentType).toBe('image/png');
    await s3.send(new DeleteObjectCommand(at));
    await expect(s3.send(new GetObjectCommand(at))).rejects.toThrow('does not exist');
    s3.destroy();
  });
  test('is refused everything else', async () => {
    const s3 = clientOf('stack-reader');
    await expect(s3.send(new PutObjectCommand({ ...at, Body: photo }))).rejects.toMatchObject({
      name: 'AccessDenied',
    });
    s3.destroy();
  });
});

describe('a web page', () => {
  const preflight = async (origin: string) => {
    const { url } = await storeOf('api').upload(owner, 'p7', described(photo));
    const headers = {
      origin,
      'access-control-request-method': 'PUT',
      'access-control-request-headers': 'cache-control,content-encoding,content-type,x-amz-checksum-sha256',
    };
    const answer = await fetch(url, { method: 'OPTIONS', headers });
    return [answer.status, answer.headers.get('access-control-allow-origin')];
  };
  test('of an origin of the stage may upload, another origin may not', async () => {
    expect(await preflight('https://console.example')).toEqual([200, 'https://console.example']);
    expect(await preflight('https://elsewhere.example')).toEqual([403, null]);
  });
});

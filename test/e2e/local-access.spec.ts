import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { descendants, listening } from '../../packages/local/fixtures/processes.ts';
import { announce, maplebridge } from '../support/operator.ts';
import { dispute, type System, startSystem } from '../support/system.ts';

let system: System;
beforeAll(async () => {
  system = await startSystem(undefined, { allowedHosts: ['maple.test'] });
});
afterAll(() => system.remove());

interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** A request with any headers, `Host` too, which `fetch` would not send. */
const call = (url: string, { method = 'GET', path = '/', headers = {}, body = '' }: Sent) =>
  new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; text: string }>(
    (resolve, reject) => {
      const { port } = new URL(url);
      request({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
        let text = '';
        answer.on('data', (part) => {
          text += part;
        });
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
      })
        .on('error', reject)
        .end(body);
    },
  );

const signedBy = (accessKey: string, service = 'sqs') => ({
  authorization: `AWS4-HMAC-SHA256 Credential=${accessKey}/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`,
});
const sqsCall = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'AmazonSQS.ListQueues' };
const evil = { origin: 'https://evil.example' };

describe('a host name that is not ours', () => {
  const servers = () => [system.apiUrl, system.issuerUrl, system.awsUrl];

  test.each(['evil.example', 'localhost.evil.example', '192.168.0.1'])(
    '%s is refused everywhere, and told what is right',
    async (name) => {
      for (const url of servers()) {
        const host = `${name}:${new URL(url).port}`;
        const answer = await call(url, { headers: { host, ...signedBy(system.credentials.accessKeyId) } });
        expect(answer.status).toBe(403);
        expect(answer.headers['content-type']).toContain('text/plain');
        expect(answer.text).toContain(name);
        expect(answer.text).toContain('--allowed-host');
      }
    },
  );

  test.each(['127.0.0.1', 'localhost', '[::1]', 'maple.test'])('%s is ours', async (name) => {
    for (const url of servers()) {
      const answer = await call(url, { headers: { host: `${name}:${new URL(url).port}` } });
      expect(answer.text).not.toContain('--allowed-host');
    }
    const { port } = new URL(system.apiUrl);
    const answer = await call(system.apiUrl, { path: '/openapi.json', headers: { host: `${name}:${port}` } });
    expect(answer.status).toBe(200);
  });
});

describe('the AWS API', () => {
  const form = 'Action=Publish&TopicArn=arn%3Aaws%3Asns%3Aus-east-1%3A000000000000%3Aevents&Message=%7B%7D';
  const aws = (sent: Sent) => call(system.awsUrl, { method: 'POST', ...sent });

  test('refuses a form post from a web page', async () => {
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x'])
      for (const origin of [evil, { origin: 'null' }, {}]) {
        const answer = await aws({ headers: { ...origin, 'content-type': type }, body: form });
        expect(answer.status).toBe(403);
        expect(answer.headers['access-control-allow-origin']).toBeUndefined();
      }
  });

  test('allows no other origin, whatever headers it requests', async () => {
    for (const origin of ['https://evil.example', 'null', system.apiUrl, system.awsUrl]) {
      const asking = {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,x-amz-target',
      };
      const preflight = await aws({ method: 'OPTIONS', headers: asking });
      expect(preflight.status).toBe(403);
      expect(preflight.headers['access-control-allow-origin']).toBeUndefined();
      const signed = { ...sqsCall, ...signedBy(system.credentials.accessKeyId), origin };
      expect((await aws({ headers: signed, body: '{}' })).status).toBe(403);
    }
  });

  test.each(['operator', 'test', 'the-court', ''])('does not know the access key "%s"', async (key) => {
    for (const [service, status] of [
      ['sqs', 403],
      ['sns', 403],
      ['s3', 403],
      ['dynamodb', 400],
    ] as const) {
      const answer = await aws({ headers: { ...sqsCall, ...signedBy(key, service) }, body: '{}' });
      expect(answer.status).toBe(key === '' ? 403 : status);
      expect(answer.text).not.toContain('QueueUrls');
    }
  });

  test('shows the age of a queue to the operator only', async () => {
    const path = `/_maplebridge/queues/${system.queueUrl('partnercourtreferrals').split('/').pop()}/oldest`;
    const [views] = [...system.functions.values()];
    for (const headers of [{}, signedBy('operator'), signedBy(views?.name ?? '')])
      expect((await aws({ method: 'GET', path, headers })).text).not.toContain('oldestSentAt');
    const headers = signedBy(system.credentials.accessKeyId);
    expect((await aws({ method: 'GET', path, headers })).text).toBe('{"oldestSentAt":null}');
  });

  test('serves AWS’s own tools with the credentials file in the state folder', async () => {
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(system.state, 'aws-credentials'));
    vi.stubEnv('AWS_ENDPOINT_URL', system.awsUrl);
    vi.stubEnv('AWS_REGION', 'us-east-1');
    try {
      const [sqs, dynamodb] = [new SQSClient(), new DynamoDBClient()];
      expect((await sqs.send(new ListQueuesCommand())).QueueUrls).not.toEqual([]);
      expect((await dynamodb.send(new ListTablesCommand())).TableNames).not.toEqual([]);
    } finally {
      vi.unstubAllEnvs();
    }
  });
});

describe('the issuer', () => {
  test('gives web pages no tokens', async () => {
    const body = 'grant_type=client_credentials&client_id=li&client_secret=li&resource=urn:maplebridge';
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const sent = { method: 'POST', path: '/token', body };
    const refused = await call(system.issuerUrl, { ...sent, headers: { ...headers, ...evil } });
    expect(refused.status).toBe(403);
    expect(refused.text).not.toContain('access_token');
    expect((await call(system.issuerUrl, { ...sent, headers })).text).toContain('access_token');
  });
});

test('the API allows no origin that its stage does not name', async () => {
  const asking = { ...evil, 'access-control-request-method': 'POST' };
  const preflight = await call(system.apiUrl, { method: 'OPTIONS', path: '/reports', headers: asking });
  expect(preflight.headers['access-control-allow-origin']).toBeUndefined();
});

test('no port but those of the API, the issuer, the AWS API and one engine is open, and all on loopback', () => {
  const known = [system.apiUrl, system.issuerUrl, system.awsUrl].map((url) => new URL(url).host);
  expect(listening(process.pid)).toEqual(expect.arrayContaining(known));
  expect(listening(process.pid)).toHaveLength(known.length);
  const [engine = 0, ...others] = descendants(process.pid, 'dynoxide');
  expect(others).toEqual([]);
  expect(listening(engine)).toEqual([expect.stringMatching(/^127\.0\.0\.1:/)]);
});

/** Every file and folder of the state folder. */
const paths = (folder = system.state): string[] => [
  folder,
  ...readdirSync(folder, { recursive: true, withFileTypes: true }).map((it) => join(it.parentPath, it.name)),
];

test('its files are readable by the user only', () => {
  const open = paths().filter((path) => lstatSync(path).mode & 0o077);
  expect(open).toEqual([]);
});

test('erased texts and pictures are removed from the bytes of all its files', async () => {
  const li = system.client('li');
  const [words, name, picture] = ['planted-words-9z', '植入姓名', `planted picture ${'p'.repeat(9000)}`];
  const contact = { name, phone: '13800138000' };
  const service = { kind: 'service' as const, category: 'small-help' as const };
  const { id } = await li.post('/reports', { body: dispute({ ...service, words, contact }) });
  await li.post('/reports/{id}/messages', { id, body: { words: 'planted-message-9z' } });
  const bytes = Buffer.from(picture);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const file = { type: 'image/png' as const, bytes: bytes.length, sha256 };
  const { url, method, headers } = await li.post('/reports/{id}/attachments', { id, body: file });
  expect((await fetch(url, { method, headers, body: bytes })).status).toBe(200);
  // Pages of the database move while more comes in.
  for (let n = 0; n < 10; n++) await li.post('/reports', { body: dispute({ words: `Another ${n}.` }) });

  const planted = [words, name, picture, 'planted-message-9z'];
  const found = () => {
    const files = paths().filter((path) => lstatSync(path).isFile());
    const all = Buffer.concat(files.map((path) => readFileSync(path)));
    return planted.filter((text) => all.includes(text.slice(0, 20)));
  };
  expect(found()).toEqual(planted);
  await li.post('/reports/{id}/withdrawals', { id, body: {} });
  await li.post('/reports/{id}/erasures', { id, body: { ground: 'subject-request' } });
  await vi.waitFor(() => expect(found()).toEqual([]), { timeout: 60_000, interval: 500 });
});

test('figures of the running system are rebuilt by the command', async () => {
  announce(system);
  const { code, said } = await maplebridge([
    ...['statistics', 'rebuild', '--state', system.state, '--grace', '0', '--dry-run'],
  ]);
  expect(said).toContain('Nothing was changed');
  expect(code).toBe(0);
});

import { describe, expect, test } from 'vitest';
import { attachmentStore } from './attachment-store.ts';

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'session' };
const host = 'photos.s3.cn-north-1.amazonaws.com.cn';
const settings = { host, region: 'cn-north-1', credentials, endpoint: undefined };
const at = new Date('2026-05-21T01:30:00.000Z');
const owner = 'inspection-7w3k0d4m2x9q5r8t1v6y0z3b2c';
const photo = { type: 'image/jpeg', bytes: 1234, sha256: 'ab'.repeat(32) };

describe('an upload', () => {
  test('signs type, encoding, caching, disposition, length and checksum, for ten minutes', async () => {
    const upload = await attachmentStore(settings, () => at).upload(owner, 'p1', photo);
    const url = new URL(upload.url);
    expect(`${url.origin}${url.pathname}`).toBe(`https://${host}/${owner}/p1`);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      'X-Amz-SignedHeaders':
        'cache-control;content-disposition;content-encoding;content-length;content-type;host;x-amz-checksum-sha256',
      'X-Amz-Expires': '600',
      'X-Amz-Date': '20260521T013000Z',
      'X-Amz-Content-Sha256': 'UNSIGNED-PAYLOAD',
      'X-Amz-Security-Token': 'session',
    });
    expect(upload.headers).toEqual({
      'content-type': 'image/jpeg',
      'content-encoding': 'identity',
      'content-disposition': 'attachment; filename="p1.jpeg"',
      'cache-control': 'private, no-store',
      'x-amz-checksum-sha256': Buffer.from(photo.sha256, 'hex').toString('base64'),
    });
    expect(upload.expiresAt).toBe('2026-05-21T01:40:00.000Z');
  });

  test('has another signature for another length, type or content', async () => {
    const signature = async (over: object) => {
      const { url } = await attachmentStore(settings, () => at).upload(owner, 'p1', { ...photo, ...over });
      return new URL(url).searchParams.get('X-Amz-Signature');
    };
    const signatures = [{}, { bytes: 1235 }, { type: 'image/png' }, { sha256: 'ba'.repeat(32) }].map(
      signature,
    );
    expect(new Set(await Promise.all(signatures)).size).toBe(4);
    expect(await signature({})).toBe(await signature({}));
  });

  test('uses path-style URLs for another endpoint', async () => {
    const store = attachmentStore({ ...settings, endpoint: 'http://127.0.0.1:4702' });
    const { url } = await store.upload(owner, 'p1', photo);
    expect(url).toMatch(`http://127.0.0.1:4702/photos/${owner}/p1?`);
  });
});

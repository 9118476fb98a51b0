import { expect, test } from 'vitest';
import { notDone, s3Operation } from './s3-call.ts';

const asked = (method: string, url: string, headers = {}) => s3Operation({ method, url, headers });

test.each([
  ['PUT', '/photos/hazard-1/p?X-Amz-Expires=600', 's3:PutObject', 'photos/hazard-1/p'],
  [
    'GET',
    '/photos/hazard-1/p?response-content-disposition=inline&x-id=GetObject',
    's3:GetObject',
    'photos/hazard-1/p',
  ],
  ['HEAD', '/photos/a%20b', 's3:GetObject', 'photos/a b'],
  ['DELETE', '/photos/p', 's3:DeleteObject', 'photos/p'],
  ['GET', '/photos/?list-type=2&prefix=hazard-1%2F', 's3:ListBucket', 'photos'],
  ['HEAD', '/photos', 's3:ListBucket', 'photos'],
])('%s %s needs %s', (method, url, action, resource) =>
  expect(asked(method, url).needs).toEqual([{ action, resource: `arn:aws:s3:::${resource}` }]),
);

test.each([
  ['PUT', '/photos/p?acl', {}],
  ['PUT', '/photos/p?partNumber=1&uploadId=u', {}],
  ['POST', '/photos/p?uploads', {}],
  ['POST', '/photos/?delete', {}],
  ['PUT', '/photos/p', { 'x-amz-copy-source': '/photos/q' }],
  ['GET', '/', {}],
])('%s %s is not done, and nothing else in its stead', (method, url, headers) =>
  expect(asked(method, url, headers)).toEqual({ operation: notDone, needs: [] }),
);

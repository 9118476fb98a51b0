import type { ProblemReply } from '@maplebridge/lambda';
import { expect, test } from 'vitest';
import { geoReportProblemFormat } from './problem-format.ts';

const refused = (refusal: ProblemReply, path = '/open311/v2/requests.json', language: 'en' | 'zh' = 'en') => {
  const { statusCode, headers, body } = geoReportProblemFormat(refusal, {
    language,
    correlationId: 'r-1',
    path,
  });
  return { status: statusCode, type: headers?.['content-type'], body };
};

test('a problem is a list of errors', () =>
  expect(refused({ rejected: 'outside-city', field: '/position' })).toEqual({
    status: 400,
    type: 'application/json; charset=utf-8',
    body: '[{"code":400,"description":"The position lies outside the city"}]',
  }));

test('in the requested format and language', () =>
  expect(refused({ rejected: 'not-found' }, '/open311/v2/requests/a.xml', 'zh')).toEqual({
    status: 404,
    type: 'text/xml; charset=utf-8',
    body: '<?xml version="1.0" encoding="utf-8"?>\n<errors><error><code>404</code><description>未找到</description></error></errors>',
  }));

test('every invalid field has the name that the client used', () => {
  const errors = [
    { pointer: '/body/lat', detail: 'is required' },
    { pointer: '/body/attribute/smell', detail: 'is odd' },
    { pointer: '/query/status/0', detail: 'is neither' },
  ];
  const { body = '[]' } = refused({ rejected: 'invalid-request', errors });
  expect(JSON.parse(body)).toEqual(
    ['lat: is required', 'attribute[smell]: is odd', 'status: is neither'].map((description) => ({
      code: 400,
      description,
    })),
  );
});

test('an internal error shows only the correlation id', () =>
  expect(refused({ rejected: 'internal' }).body).toBe(
    '[{"code":500,"description":"Something went wrong on our side (r-1)"}]',
  ));

import { describe, expect, test } from 'vitest';
import type { ProblemCode } from '../problem.ts';
import { geoReportProblems } from './errors.ts';
import { open311Routes } from './routes.ts';
import { NewServiceRequest, RequestQuery } from './schemas.ts';

const fields = (schema: typeof NewServiceRequest | typeof RequestQuery, input: object) => {
  const parsed = schema.safeParse(input);
  return parsed.success ? parsed.data : parsed.error.issues.map(({ path }) => path.join('/'));
};
const request = { service_code: 'hazard.gas', lat: '32.18', long: '119.51' };

describe('a request on its way in', () => {
  test('needs a service and a position', () => {
    expect(fields(NewServiceRequest, {})).toEqual(['service_code', 'lat', 'long']);
    expect(fields(NewServiceRequest, { service_code: ' ', lat: '', long: '' })).toEqual([
      'service_code',
      'lat',
      'long',
    ]);
    expect(fields(NewServiceRequest, request)).toEqual({
      service_code: 'hazard.gas',
      lat: 32.18,
      long: 119.51,
    });
  });

  test('may leave fields blank, end its lines as browsers do, and carry what nobody asked for', () =>
    expect(
      fields(NewServiceRequest, {
        ...request,
        email: '',
        phone: '  ',
        description: 'first\r\nsecond\r',
        attribute: { smell: 'true', floor: '' },
        extensions: 'true',
      }),
    ).toEqual({
      service_code: 'hazard.gas',
      lat: 32.18,
      long: 119.51,
      description: 'first\nsecond',
      attribute: { smell: 'true' },
    }));

  test.each([
    ['a latitude that is none', { lat: '91' }, 'lat'],
    ['a number in other clothes', { long: '1e2' }, 'long'],
    ['an endless number', { long: `1.${'0'.repeat(40)}` }, 'long'],
    ['a service told twice', { service_code: ['hazard.gas', 'hazard.gas'] }, 'service_code'],
    ['control characters', { description: 'a\u0000b' }, 'description'],
    ['words without end', { description: 'a'.repeat(4001) }, 'description'],
    ['an address that is no e-mail address', { email: 'nobody' }, 'email'],
    ['an attribute that no question can have', { attribute: { '<b>': 'x' } }, 'attribute/<b>'],
  ])('is refused with %s', (_, over, field) =>
    expect(fields(NewServiceRequest, { ...request, ...over })).toEqual([field]),
  );
});

describe('a query', () => {
  test('takes lists between commas, and a plus that became a space', () =>
    expect(
      fields(RequestQuery, {
        status: 'open, closed,open',
        start_date: '2019-05-21T09:30:00 08:00',
        page: '2',
      }),
    ).toEqual({ status: ['open', 'closed'], start_date: '2019-05-21T09:30:00+08:00', page: 2 }));

  test.each([
    ['status', 'opened'],
    ['service_code', 'gas'],
    ['service_request_id', 'a'],
    ['start_date', '2019-05-21'],
    ['updated_after', '2019-05-21T09:30:00'],
    ['page', '0'],
    ['page_size', '1001'],
  ])('is refused with a %s of %s', (name, value) => {
    const at = fields(RequestQuery, { [name]: value });
    expect(Array.isArray(at) && at.map((path) => path.split('/')[0])).toEqual([name]);
  });

  test('names no more requests at a time than are looked up one by one', () => {
    const ids = (n: number) => Array.from({ length: n }, (_, i) => String(i).padStart(26, '0')).join(',');
    expect(fields(RequestQuery, { service_request_id: ids(50) })).toHaveProperty('service_request_id');
    expect(fields(RequestQuery, { service_request_id: ids(51) })).toEqual(['service_request_id']);
  });
});

test.each<[ProblemCode, number]>([
  ['not-found', 404],
  ['invalid-request', 400],
  ['outside-city', 400],
  ['payload-too-large', 400],
  ['unsupported-media-type', 400],
  ['throttled', 429],
  ['internal', 500],
])('%s is told GeoReport clients as %i', (code, status) =>
  expect(geoReportProblems.statusOf(code)).toBe(status),
);

test('every route is open, throttled, and needs no key of its caller', () => {
  expect(open311Routes).toHaveLength(11);
  for (const { method, path, roles, throttle, repetition, refusals } of open311Routes) {
    expect([roles, throttle?.rate, refusals], path).toEqual(['anyone', 10, geoReportProblems]);
    expect(repetition, path).toBe(method === 'POST' ? 'by-content' : undefined);
  }
});

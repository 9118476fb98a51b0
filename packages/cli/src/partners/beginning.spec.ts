import { expect, test } from 'vitest';
import { beginning } from './beginning.ts';

const wanted = {
  partner: 'court-referrals',
  from: '2026-05-21T00:00:00+08:00',
  audience: {
    types: [{ prefix: 'maplebridge.mediation.case.' }],
    areas: [{ prefix: '321100/' }],
    department: undefined,
  },
};
const now = () => new Date('2026-06-01T00:00:00Z');
const fresh = beginning(wanted, undefined, now);
const left = { ...fresh, service: 1, place: { stream: 'case-a', version: 3 }, done: 7, read: 107, sent: 20 };

test('a new replay starts at the beginning, and its time span ends now', () =>
  expect(fresh).toMatchObject({ to: '2026-06-01T00:00:00.000Z', service: 0, place: 'begin', done: 0 }));

test('a stopped replay continues from its checkpoint, however its time is written', () =>
  expect(beginning({ ...wanted, from: '2026-05-20T16:00:00Z' }, left)).toBe(left));

test.each([
  ['another span', { from: '2026-05-22T00:00:00+08:00' }, 'is not finished'],
  ['another end', { to: '2026-05-30T00:00:00Z' }, 'is not finished'],
  ['another filter', { audience: { ...wanted.audience, department: 'court' } }, 'has changed'],
])('a stopped replay does not continue with %s', (_, over, why) =>
  expect(() => beginning({ ...wanted, ...over }, left)).toThrow(why),
);

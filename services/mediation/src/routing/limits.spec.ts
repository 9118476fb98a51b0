import { loadCity } from '@maplebridge/directory/load';
import { describe, expect, test } from 'vitest';
import { limits } from './limits.ts';

const { mediation, confirmation, dateOf } = limits(loadCity('zhenjiang'));
const accepted = '2019-05-21T09:30:00+08:00';

describe('the limit on mediation', () => {
  test('is one month in general (Order 75 art. 33)', () =>
    expect(mediation('neighbours', accepted)).toEqual({
      rule: 'people-one-month',
      dueAt: '2019-06-21T23:59:59+08:00',
    }));
  test('ends with the last day of a shorter month', () =>
    expect(mediation('neighbours', '2019-01-31T10:00:00+08:00')?.dueAt).toBe('2019-02-28T23:59:59+08:00'));
  test('is 15 days for labour disputes (Labour Dispute Mediation and Arbitration Law art. 14)', () =>
    expect(mediation('migrant-wages', accepted)).toEqual({
      rule: 'labour-15-days',
      dueAt: '2019-06-05T23:59:59+08:00',
    }));
  test('is 30 working days for medical disputes, holidays left out (Regulation of 2018 art. 38)', () =>
    // 7 June 2019 was the Dragon Boat festival.
    expect(mediation('medical', accepted)).toEqual({
      rule: 'medical-30-working-days',
      dueAt: '2019-07-03T23:59:59+08:00',
    }));
  test('counts the weekend days worked in exchange for a holiday', () =>
    // 1 to 7 October 2019 were holidays, for which Sunday 29 September and Saturday 12 October were worked.
    expect(mediation('medical', '2019-09-01T10:00:00+08:00')?.dueAt).toBe('2019-10-17T23:59:59+08:00'));
  test('begins with the day in the city, not with the day in London', () =>
    expect(mediation('neighbours', '2019-05-20T16:30:00Z')?.dueAt).toBe('2019-06-21T23:59:59+08:00'));
});

test('an agreement may be confirmed within 30 days of its effect (People’s Mediation Law art. 33)', () =>
  expect(confirmation('2019-05-24')).toBe('2019-06-23'));

test('a day is the city’s', () => expect(dateOf('2019-05-20T16:00:00Z')).toBe('2019-05-21'));

test('what was left of a limit is left when it runs again, in the same kind of days', () => {
  const { resumed } = limits(loadCity('zhenjiang'));
  const ended = (rule: string, dueAt: string, from: string, to: string) =>
    resumed({ rule, dueAt }, from, to).dueAt;
  const day = (date: string) => `${date}T10:00:00+08:00`;
  // Seven working days from 28 September 2019 are left on 12 October, over the holiday and its two worked weekend days.
  expect(
    ended('medical-30-working-days', '2019-10-12T23:59:59+08:00', day('2019-09-27'), day('2019-10-14')),
  ).toBe('2019-10-23T23:59:59+08:00');
  expect(ended('labour-15-days', '2019-06-05T23:59:59+08:00', day('2019-06-01'), day('2019-07-01'))).toBe(
    '2019-07-05T23:59:59+08:00',
  );
  expect(ended('labour-15-days', '2019-06-05T23:59:59+08:00', day('2019-06-05'), day('2019-07-01'))).toBe(
    '2019-07-01T23:59:59+08:00',
  );
});

test('hours run from the minute', () =>
  expect(limits(loadCity('zhenjiang')).end({ length: 24, unit: 'hours' }, '2019-05-21T09:30:00+08:00')).toBe(
    '2019-05-22T01:30:00.000Z',
  ));

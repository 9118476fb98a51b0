import { loadCity } from '@maplebridge/directory/load';
import { describe, expect, test } from 'vitest';
import { limits } from './limits.ts';

const { mediation, confirmation, dateOf } = limits(loadCity('zhenjiang'));
const accepted = '2019-05-21T09:30:00+08:00';

describe('the limit on mediation', () => {
  test('is one month in general (Order 75 art. 33)', () =>
    expect(mediation('neighbours', 'people', accepted)).toEqual({
      rule: 'people-one-month',
      dueAt: '2019-06-21T23:59:59+08:00',
    }));
  test('ends with the last day of a shorter month', () =>
    expect(mediation('neighbours', 'people', '2019-01-31T10:00:00+08:00')?.dueAt).toBe(
      '2019-02-28T23:59:59+08:00',
    ));
  test('is 15 days for labour disputes (Labour Dispute Mediation and Arbitration Law art. 14)', () =>
    expect(mediation('migrant-wages', 'people', accepted)).toEqual({
      rule: 'labour-15-days',
      dueAt: '2019-06-05T23:59:59+08:00',
    }));
  test('is 30 working days for medical disputes, holidays left out (Regulation of 2018 art. 38)', () =>
    // 7 June 2019 was the Dragon Boat festival.
    expect(mediation('medical', 'people', accepted)).toEqual({
      rule: 'medical-30-working-days',
      dueAt: '2019-07-03T23:59:59+08:00',
    }));
  test('counts the weekend days worked in exchange for a holiday', () =>
    // 1 to 7 October 2019 were holidays, for which Sunday 29 September and Saturday 12 October were worked.
    expect(mediation('medical', 'people', '2019-09-01T10:00:00+08:00')?.dueAt).toBe(
      '2019-10-17T23:59:59+08:00',
    ));
  test('begins with the day in the city, not with the day in London', () =>
    expect(mediation('neighbours', 'people', '2019-05-20T16:30:00Z')?.dueAt).toBe(
      '2019-06-21T23:59:59+08:00',
    ));
});

test('an agreement may be confirmed within 30 days of its effect (People’s Mediation Law art. 33)', () =>
  // 23 June 2019 was a Sunday.
  expect(confirmation('2019-05-24')).toBe('2019-06-24'));

test('a day is the city’s', () => expect(dateOf('2019-05-20T16:00:00Z')).toBe('2019-05-21'));

test('what was left of a limit is left when it runs again, in the same kind of days', () => {
  const { resumed } = limits(loadCity('zhenjiang'));
  const day = (date: string) => `${date}T10:00:00+08:00`;
  const end = (date: string) => `${date}T23:59:59+08:00`;
  // Seven working days from 28 September 2019 are left on 12 October, over the holiday and its two worked weekend days.
  expect(resumed(end('2019-10-12'), 'working-days', day('2019-09-27'), day('2019-10-14'))).toBe(
    end('2019-10-23'),
  );
  expect(resumed(end('2019-06-05'), 'days', day('2019-06-01'), day('2019-07-01'))).toBe(end('2019-07-05'));
  expect(resumed(end('2019-06-05'), 'days', day('2019-06-05'), day('2019-07-01'))).toBe(end('2019-07-01'));
});

test('what police mediate has their time to handle it, whatever its kind (Punishments Law art. 99)', () =>
  expect(mediation('medical', 'police', accepted)).toEqual({
    rule: 'police-30-days',
    dueAt: '2019-06-20T23:59:59+08:00',
  }));

test('a last day on a holiday gives way to the next working day (Civil Procedure Law art. 85, from memory)', () => {
  // Thirty days after 1 September 2019 is National Day; the holidays end with 7 October.
  expect(confirmation('2019-09-01')).toBe('2019-10-08');
  const strict = structuredClone(loadCity('zhenjiang'));
  strict.policy.judicialConfirmation.endsOnWorkday = false;
  expect(limits(strict).confirmation('2019-09-01')).toBe('2019-10-01');
});

test('hours run from the minute', () =>
  expect(limits(loadCity('zhenjiang')).end({ length: 24, unit: 'hours' }, '2019-05-21T09:30:00+08:00')).toBe(
    '2019-05-22T01:30:00.000Z',
  ));

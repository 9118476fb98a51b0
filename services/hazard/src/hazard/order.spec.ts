import { describe, expect, test } from 'vitest';
import {
  closedAs,
  command,
  day,
  deadline,
  decider,
  event,
  extended,
  followed,
  found,
  given,
  graded,
  gradedMajor,
  note,
  ordered,
  orderedMajor,
  orderOf,
  reported,
  stateOf,
  waiting,
} from './hazard.fixtures.ts';

const five = { fundsYuan: 5000, stop: 'none' as const, note };
const order = (until: string, at = day(3)) => command('OrderRectification', { ...five, deadline: until }, at);
const extend = (until: string, at = day(4)) => command('ExtendOrder', { deadline: until, note }, at);

describe('an order', () => {
  test('has funds, deadline and the note of measures, person and contingency plan (Order 16 art. 15)', () =>
    given(found(), graded).when(order(deadline)).yields(orderOf('general')));
  test('informs the reporter', () =>
    given(...reported, graded)
      .when(order(deadline))
      .yields(orderOf('general'), followed({ step: 'ordered' }, day(3))));
  test('needs a grade', () => given(found()).when(order(deadline)).refuses('grade-missing'));
  test('is given once', () =>
    given(...ordered)
      .when(order(deadline, day(4)))
      .refuses('order-exists'));
  test('is rejected after closure', () =>
    given(found(), closedAs('unfounded', day(2)))
      .when(order(deadline))
      .refuses('hazard-closed'));
});

describe('its deadline', () => {
  test('must be after the order', () =>
    given(found(), graded)
      .when(order(day(3)))
      .refuses('deadline-invalid'));
  test('of a general hazard is within the city’s seven days (no national law fixes them)', () => {
    given(found(), graded)
      .when(order(day(10, '23:59:59')))
      .yields(event('ordered', { grade: 'general', ...five, deadline: day(10, '23:59:59') }, day(3)));
    given(found(), graded)
      .when(order(day(11, '00:00:00')))
      .refuses('deadline-invalid');
  });
  test('of a major hazard is within the city’s three months (no national law fixes them)', () => {
    const last = '2026-09-03T23:59:59+08:00';
    given(found(), ...gradedMajor)
      .when(order(last))
      .yields(event('ordered', { grade: 'major', ...five, deadline: last }, day(3)));
    given(found(), ...gradedMajor)
      .when(order('2026-09-04T00:00:00+08:00'))
      .refuses('deadline-invalid');
  });
  test('beyond the limit is rejected with the latest allowed one', () =>
    expect(decider.decide(order(day(20)), stateOf([found(), graded]))).toEqual({
      rejected: 'deadline-invalid',
      detail: 'general-rectification lets it lie at 2026-06-10T23:59:59+08:00 at the latest',
      field: '/deadline',
    }));
});

describe('an extension', () => {
  test('counts from when it is given', () => {
    given(...ordered)
      .when(extend(day(11, '23:59:59')))
      .yields(extended(day(11, '23:59:59'), day(4)));
    given(...ordered)
      .when(extend(day(12, '00:00:00')))
      .refuses('deadline-invalid');
  });
  test('cannot shorten the deadline', () => {
    given(...ordered)
      .when(extend(deadline))
      .refuses('deadline-invalid');
    given(...orderedMajor)
      .when(extend(day(20)))
      .yields(extended(day(20), day(4), { grade: 'major' }));
  });
  test('must be after the day it is given, even if the old deadline has passed', () =>
    given(...ordered)
      .when(extend(day(9), day(9)))
      .refuses('deadline-invalid'));
  test('needs a rectification in progress', () => {
    given(found(), graded)
      .when(extend(day(9)))
      .refuses('order-missing');
    given(...waiting)
      .when(extend(day(9), day(7)))
      .refuses('order-missing');
  });
});

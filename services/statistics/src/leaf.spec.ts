import { expect, test } from 'vitest';
import { grainFor, leafKey } from './leaf.ts';

test('whole months are read from monthly leaves, anything else from daily ones', () => {
  expect(grainFor('2019-04-01', '2019-10-31', 'total')).toBe('month');
  expect(grainFor('2020-02-01', '2020-02-29', 'month')).toBe('month');
  expect(grainFor('2019-04-01', '2019-10-31', 'day')).toBe('day');
  expect(grainFor('2019-04-02', '2019-10-31', 'total')).toBe('day');
  expect(grainFor('2019-04-01', '2019-10-30', 'total')).toBe('day');
});

test('leaves of a subject in a span lie between its periods', () => {
  expect(leafKey('mediation', 'month', '2019-05-21', 'dingmao')).toEqual({
    pk: 'mediation#month',
    sk: '2019-05#dingmao',
  });
  expect(leafKey('hazards', 'day', '2019-05-21', 'gaozi')).toEqual({
    pk: 'hazards#day',
    sk: '2019-05-21#gaozi',
  });
});

import { expect, test } from 'vitest';
import { counted, countIn } from './counted.ts';
import { figureOf } from './figure.ts';
import { figure, rollup } from './figures.fixtures.ts';

test('the season of Dingmao: 256 of 260 handled are 98.5 %', () => {
  expect(figure('success-rate', { 'cases.settled': 256, 'cases.handled': 260 })).toEqual({
    definition: 'success-rate',
    unit: 'percent',
    numerator: 256,
    denominator: 260,
    value: '98.5',
    text: '98.5 %',
  });
});

test('Zhenjiang 2025: 63 076 of 63 965 accepted were handled, 62 898 of them settled', () => {
  const city = { 'cases.accepted': 63_965, 'cases.handled': 63_076, 'cases.settled': 62_898 };
  expect(figure('handled-rate', city).text).toBe('98.6 %');
  expect(figure('success-rate', city).text).toBe('99.7 %');
  expect(figure('cases-settled', city)).toEqual({
    definition: 'cases-settled',
    unit: 'count',
    numerator: 62_898,
    denominator: null,
    value: '62898',
    text: '62898',
  });
});

test('a rate over several counters sums them: performed out of performed and breached', () => {
  expect(
    figure('agreements-performed-rate', { 'agreements.performed': 3, 'agreements.breached': 1 }),
  ).toMatchObject({ numerator: 3, denominator: 4, text: '75.0 %' });
});

test('there is no rate over a zero base', () => {
  expect(figure('success-rate', {})).toMatchObject({ denominator: 0, value: null, text: '—' });
});

test('a correction that arrives early shows zero, not a negative figure, and marks the answer provisional', () => {
  const early = counted([rollup('2019-05-03', { 'cases.settled': -1, 'cases.handled': -1 })]);
  expect(early.provisional).toBe(true);
  expect(figureOf('success-rate', countIn(early))).toMatchObject({ numerator: 0, denominator: 0, text: '—' });
});

test('rollups are summed with their signs, so that days add up to their month', () => {
  const days = counted([
    rollup('2019-05-03', { 'hazards.found': -1 }),
    rollup('2019-05-04', { 'hazards.found': 3 }, { facts: 3, countedAt: '2019-11-02T00:00:00.000Z' }),
  ]);
  expect(days).toMatchObject({ facts: 4, asOf: '2019-11-02T00:00:00.000Z', provisional: true });
  expect(figureOf('hazards-found', countIn(days)).numerator).toBe(2);
  expect(counted([])).toEqual({ counts: new Map(), facts: 0, asOf: null, provisional: false });
});

import { openFigureIds, Snapshot } from '@maplebridge/contracts/statistics';
import { expect, test } from 'vitest';
import { late, october } from './bulletin.fixtures.ts';

const figure = (id: string, snapshot = october()) =>
  snapshot.figures.find(({ definition }) => definition === id);

test('a snapshot holds every figure with its counts and its changes on the year and on the month', () => {
  const snapshot = october();
  expect(Snapshot.parse(snapshot)).toEqual(snapshot);
  expect(snapshot.figures.map(({ definition }) => definition)).toEqual([...openFigureIds]);
  expect(figure('success-rate')).toEqual({
    definition: 'success-rate',
    unit: 'percent',
    numerator: 32,
    denominator: 33,
    value: '97.0',
    yearOnYear: { basis: { numerator: 18, denominator: 20, value: '90.0' }, unit: 'points', value: '7.0' },
    monthOnMonth: { basis: { numerator: 37, denominator: 38, value: '97.4' }, unit: 'points', value: '-0.4' },
  });
  expect(figure('cases-accepted')).toMatchObject({
    numerator: 28,
    denominator: null,
    yearOnYear: { value: '40.0' },
    monthOnMonth: { value: '-26.3' },
  });
  expect(figure('hazards-found')?.yearOnYear).toMatchObject({ value: null });
});

test('it counts only its own stations', () => {
  expect(october().stations).toEqual([]);
  const city = october({ code: '321100', stations: ['dingmao', 'baotalu', 'xinba'] });
  expect(figure('cases-accepted', city)?.numerator).toBe(29);
  expect(city.stations.map(({ station, facts }) => [station, facts])).toEqual([
    ['dingmao', 9],
    ['baotalu', 1],
    ['xinba', 0],
  ]);
});

test('it has a trend of up to twelve months with data, categories in descending order, and distributions', () => {
  const { trend, categories, distributions } = october();
  expect(trend).toEqual([
    { month: '2019-09', accepted: 38, settled: 37 },
    { month: '2019-10', accepted: 28, settled: 32 },
  ]);
  const since = october({ more: [late({ 'cases.accepted': 1 }, '2018-11')] }).trend;
  expect(since).toHaveLength(12);
  expect(since[1]).toEqual({ month: '2018-12', accepted: 0, settled: 0 });
  expect(categories).toEqual([
    { category: 'neighbours', accepted: 20 },
    { category: 'contract', accepted: 8 },
  ]);
  expect(distributions.find(({ definition }) => definition === 'time-to-settle')).toEqual({
    ...{ definition: 'time-to-settle', unit: 'days', n: 32 },
    ...{ p50: { atMost: 1 }, p90: { atMost: 6 }, beyond: 0 },
  });
});

test('its data version changes with every event counted in its month or in a month it is compared with', () => {
  const before = october().dataVersion;
  expect(october({ more: [late({ 'cases.settled': 1 })] }).dataVersion).not.toBe(before);
  expect(october({ more: [late({ 'cases.settled': 1 }, '2018-10')] }).dataVersion).not.toBe(before);
});

test('a station without events has no figures', () =>
  expect(october({ code: 'xinba' })).toMatchObject({ facts: 0, asOf: null, categories: [] }));

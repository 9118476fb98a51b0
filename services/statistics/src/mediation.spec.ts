import { expect, test } from 'vitest';
import { mediation } from './mediation.ts';

const { figures } = mediation;

test('success is measured against what was handled, handling against what was accepted (Zhenjiang 2025)', () => {
  const city = figures({ accepted: 63_965, handled: 63_076, settled: 62_898 });
  expect(city.handledRate.percent).toBe('98.6');
  expect(city.successRate).toMatchObject({ numerator: 62_898, denominator: 63_076, percent: '99.7' });
});

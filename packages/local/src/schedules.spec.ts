import { expect, test } from 'vitest';
import { patternOf } from './schedules.ts';

test.each([
  ['rate(1 minute)', '*/1 * * * *'],
  ['rate(5 minutes)', '*/5 * * * *'],
  ['rate(2 hours)', '0 */2 * * *'],
  ['rate(1 day)', '0 0 */1 * *'],
])('%s', (expression, pattern) => expect(patternOf(expression)).toBe(pattern));

test('an unknown schedule expression is an error', () =>
  expect(() => patternOf('cron(0 18 ? * MON-FRI *)')).toThrow('does not know the schedule'));

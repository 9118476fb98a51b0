import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lastNumber } from './last-number.ts';

test('the last of any number is found, in questions that grow with its digits alone', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(5000), async (count) => {
      let asked = 0;
      const isThere = async (number: number) => {
        asked += 1;
        expect(number).toBeGreaterThan(0);
        return number <= count;
      };
      expect(await lastNumber(isThere)).toBe(count);
      expect(asked).toBeLessThanOrEqual(2 * count.toString(2).length + 1);
    }),
  );
});

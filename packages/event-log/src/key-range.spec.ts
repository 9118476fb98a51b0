import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type KeyRange, type KeysWanted, keyRange } from './key-range.ts';

/** Keys as lists have them: an order and an id of one length. */
const key = fc
  .tuple(fc.integer({ min: 0, max: 9 }), fc.stringMatching(/^[0-9a-z]{2}$/))
  .map((it) => it.join('#'));
const bound = fc.option(fc.oneof(key, fc.stringMatching(/^[0-9](#~)?$/)), { nil: undefined });
const wanted: fc.Arbitrary<KeysWanted> = fc.record({
  latestFirst: fc.boolean(),
  from: bound,
  last: bound,
  after: fc.option(key, { nil: undefined }),
});

/** What DynamoDB answers to a condition. */
function matches({ condition, values }: KeyRange, it: string): boolean {
  const { ':l': lower = '', ':u': upper = '\uffff' } = values;
  if (condition.includes('BETWEEN') && lower > upper) throw new Error('the ends are reversed');
  return it >= lower && (/ < :u$/.test(condition) ? it < upper : it <= upper);
}

test('a page contains the keys of its range after its cursor, wherever the cursor lies', () => {
  fc.assert(
    fc.property(wanted, fc.array(key), (it, keys) => {
      const range = keyRange('sk', it);
      const found = keys.filter((one) => range && matches(range, one));
      const isAfter = (one: string) =>
        it.after === undefined || (it.latestFirst ? one < it.after : one > it.after);
      const expected = keys.filter(
        (one) =>
          (it.from === undefined || one >= it.from) &&
          (it.last === undefined || one <= it.last) &&
          isAfter(one),
      );
      expect(found).toEqual(expected);
    }),
    { numRuns: 1000 },
  );
});

test.each<[string, KeysWanted]>([
  ['a cursor before the first key, latest first', { latestFirst: true, from: '5#a', after: '3#a' }],
  ['a cursor behind the last key', { latestFirst: false, last: '3#~', after: '5#a' }],
  ['ends that are reversed', { latestFirst: false, from: '5', last: '3#~' }],
])('%s is an empty range', (_, it) => expect(keyRange('sk', it)).toBeUndefined());

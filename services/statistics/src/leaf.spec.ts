import { expect, test } from 'vitest';
import { leafKey } from './leaf.ts';

test('leaves of a generation and grain lie together, by period and station', () => {
  expect(leafKey(1, 'month', '2019-05-21', 'dingmao')).toEqual({ pk: 'g1#month', sk: '2019-05#dingmao' });
  expect(leafKey(1, 'month-detail', '2019-05-21', 'dingmao').sk).toBe('2019-05#dingmao');
  expect(leafKey(2, 'day', '2019-05-21', 'gaozi')).toEqual({ pk: 'g2#day', sk: '2019-05-21#gaozi' });
  expect(leafKey(2, 'day', '2019-05-21', 'gaozi', true).sk).toBe('2019-05-21#gaozi#restricted');
});

import { expect, test } from 'vitest';
import { rollupKey } from './rollup.ts';

test('rollups of one rebuild version and grain share a partition, sorted by period and station', () => {
  expect(rollupKey(1, 'month', '2019-05-21', 'dingmao')).toEqual({ pk: 'g1#month', sk: '2019-05#dingmao' });
  expect(rollupKey(1, 'month-detail', '2019-05-21', 'dingmao').sk).toBe('2019-05#dingmao');
  expect(rollupKey(2, 'day', '2019-05-21', 'gaozi')).toEqual({ pk: 'g2#day', sk: '2019-05-21#gaozi' });
  expect(rollupKey(2, 'day', '2019-05-21', 'gaozi', true).sk).toBe('2019-05-21#gaozi#restricted');
});

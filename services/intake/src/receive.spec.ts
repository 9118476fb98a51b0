import type { NewReport } from '@maplebridge/contracts/intake';
import { geography } from '@maplebridge/directory';
import { city } from '@maplebridge/directory/city-data';
import type { Caller } from '@maplebridge/lambda';
import { expect, test } from 'vitest';
import { receive } from './receive.ts';

const rules = { geography: geography(city), recordsFrom: '2019-01-01T00:00:00+08:00' };
const body: NewReport = {
  kind: 'service',
  category: 'small-help',
  channel: 'walk-in',
  position: { lng: 119.51, lat: 32.18 },
  words: 'w',
};
const mayBackdate = (caller: Caller | undefined) => {
  const received = receive(body, caller, rules, '2019-05-21T02:00:00.000Z');
  return 'rejected' in received ? received.rejected : received.command.mayBackdate;
};
const caller = (over: Partial<Caller> = {}): Caller => ({
  sub: 's',
  role: 'officer',
  area: 'dingmao',
  ...over,
});

test('staff may enter what came in earlier, in their own area', () => {
  expect(mayBackdate(caller())).toBe(true);
  expect(mayBackdate(caller({ role: 'supervisor', area: '321100' }))).toBe(true);
  expect(mayBackdate(caller({ area: 'baotalu' }))).toBe(false);
  expect(mayBackdate(caller({ role: 'resident', area: '321100' }))).toBe(false);
  expect(mayBackdate(undefined)).toBe(false);
});

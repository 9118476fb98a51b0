import { expect, test } from 'vitest';
import { actorOf, type Caller, callerOf, coversArea } from './caller.ts';

const names = { role: 'role', area: 'area', department: 'department' };
const dingmao = { city: '321100', district: '321171', station: 'dingmao' };
const caller = (over: Partial<Caller> = {}): Caller => ({
  sub: 's-1',
  role: 'officer',
  area: 'dingmao',
  ...over,
});

test('role and area come from the claims that are configured', () => {
  const claims = { sub: 's-1', 'custom:role': 'officer', 'custom:area': 'dingmao' };
  expect(callerOf(claims, { ...names, role: 'custom:role', area: 'custom:area' })).toEqual(caller());
});

test('a list claim, as API Gateway writes it, counts by its first entry', () => {
  expect(callerOf({ sub: 's-1', role: '[officer mediator]', area: 'dingmao' }, names)).toEqual(caller());
});

test.each(['Zhang Wei', 'corp|a,b', '[x y]'])('the account %s is taken as it stands', (sub) =>
  expect(callerOf({ sub, role: 'officer', area: 'dingmao' }, names)).toEqual(caller({ sub })),
);

test.each([
  [undefined],
  [{ sub: '', role: 'officer', area: 'dingmao' }],
  [{ sub: 7, role: 'officer', area: 'dingmao' }],
  [{}],
  [{ sub: 's-1', role: 'officer' }],
  [{ sub: 's-1', area: 'dingmao' }],
  [{ role: 'officer', area: 'dingmao' }],
  [{ sub: 's-1', role: 'emperor', area: 'dingmao' }],
  [{ sub: 's-1', role: '', area: 'dingmao' }],
  [{ sub: 's-1', role: { name: 'admin' }, area: 'dingmao' }],
])('claims %o make no caller', (claims) => {
  expect(callerOf(claims, names)).toBeUndefined();
});

test('an area covers itself and what lies in it', () => {
  expect(
    ['321100', '321171', 'dingmao', 'baotalu', '321111', '320100'].map((area) =>
      coversArea(caller({ area }), dingmao),
    ),
  ).toEqual([true, true, true, false, false, false]);
});

test('a grid covers what lies in it, and nothing that has no grid or another', () => {
  const inGrid = caller({ area: 'dingmao-3' });
  expect(coversArea(inGrid, dingmao, 'dingmao-3')).toBe(true);
  expect(coversArea(inGrid, dingmao, 'dingmao-4')).toBe(false);
  expect(coversArea(inGrid, dingmao)).toBe(false);
  expect(coversArea(caller(), dingmao, 'dingmao-3')).toBe(true);
});

test('someone of a department says of which, and nobody else does', () => {
  const claims = { sub: 's-1', role: 'department', area: '321100', department: 'labour' };
  expect(callerOf(claims, names)).toEqual({ ...claims });
  expect(callerOf({ ...claims, department: '' }, names)).toBeUndefined();
  expect(callerOf({ ...claims, role: 'officer' }, names)).not.toHaveProperty('department');
});

test('the log names staff by account and everyone else by role alone', () => {
  expect(actorOf(caller())).toBe('officer:s-1');
  expect(actorOf(caller({ role: 'resident' }))).toBe('resident');
  expect(actorOf(undefined)).toBe('anonymous');
});

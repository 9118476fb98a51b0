import { expect, test } from 'vitest';
import { NewMediator } from './mediator.ts';
import { changeMediator, registerMediator } from './mediator-routes.ts';

const newcomer = {
  account: 'newcomer',
  name: 'Newcomer',
  station: 'dingmao',
  adultCitizen: true,
  group: 'people',
  capacity: 3,
};
const faults = (over: object) =>
  NewMediator.safeParse({ ...newcomer, ...over }).error?.issues.map(({ path }) => path.join('.')) ?? [];

test('a committee engages its mediators; nobody makes themselves one (People’s Mediation Law art. 13)', () => {
  for (const { roles } of [registerMediator, changeMediator]) expect(roles).toEqual(['supervisor', 'admin']);
});

test('a mediator is an adult citizen (People’s Mediation Law art. 14)', () => {
  expect(faults({})).toEqual([]);
  expect(faults({ adultCitizen: false })).toEqual(['adultCitizen']);
  const { adultCitizen: _, ...unsaid } = newcomer;
  expect(NewMediator.safeParse(unsaid).success).toBe(false);
});

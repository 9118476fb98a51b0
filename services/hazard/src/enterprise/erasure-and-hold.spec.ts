import type { EnterpriseEvent } from '@maplebridge/contracts/hazard';
import { describe, expect, test } from 'vitest';
import { command, event, given, registered, stateOf, tankFarm } from './enterprise.fixtures.ts';
import { replaced } from './erasure-and-hold.ts';

const named = (unit: string, note: string) => event('responsible-named', { unit, duty: 'technical', note });
const closed = event('unit-closed', { unit: 'U1' });
const replacedOf = (...past: EnterpriseEvent[]) => {
  const state = stateOf(...past);
  if (!state) throw new Error('not registered');
  return [...replaced(past, state)];
};

describe('the persons who are no longer responsible', () => {
  const before = [registered, tankFarm('U1')];
  test('include those who were replaced', () =>
    expect(replacedOf(...before, named('U1', 'a'), named('U1', 'b'))).toEqual(['a']));
  test('include those of a closed unit', () =>
    expect(replacedOf(...before, named('U1', 'a'), named('U1', 'b'), closed)).toEqual(['a', 'b']));
  test('include nobody else', () => {
    expect(replacedOf(...before, named('U1', 'a'))).toEqual([]);
    expect(replacedOf(...before)).toEqual([]);
  });
});

test('are erased unless they are on hold', () => {
  const erase = (records: number) => command('ErasePersons', { ground: 'subject-request', records });
  const held = event('hold-changed', { state: 'held', ground: 'investigation' });
  given(registered)
    .when(erase(2))
    .yields(event('words-erased', { ground: 'subject-request', records: 2 }));
  given(registered).when(erase(0)).yields();
  given(registered, held).when(erase(2)).refuses('on-hold');
  given(registered)
    .when(command('HoldEnterprise', { state: 'held', ground: 'investigation' }))
    .yields(held);
  given(registered)
    .when(command('HoldEnterprise', { state: 'held' }))
    .refuses('ground-missing');
});

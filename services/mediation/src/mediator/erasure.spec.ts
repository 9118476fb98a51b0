import type { MediatorEvent } from '@maplebridge/contracts/mediation';
import { loadCity } from '@maplebridge/directory/load';
import { specification } from '@maplebridge/event-log/spec';
import { expect, test } from 'vitest';
import { mediatorDecider } from './stream.ts';

const decider = mediatorDecider(loadCity('zhenjiang'));
const given = specification(decider);
const at = '2019-05-21T01:30:00.000Z';
const registered: MediatorEvent = {
  type: 'registered',
  at,
  data: {
    group: 'people',
    skills: [],
    languages: [],
    areas: ['dingmao'],
    capacity: 3,
    goldMedal: false,
    available: true,
    area: { city: '321100', district: '321171', station: 'dingmao' },
    note: 'note-1',
  },
};
const left: MediatorEvent = { type: 'changed', at, data: { available: false } };
const held: MediatorEvent = { type: 'hold-changed', at, data: { state: 'held', ground: 'audit' } };
const erased: MediatorEvent = { type: 'words-erased', at, data: { ground: 'subject-request', records: 1 } };
const erase = (records = 1) => ({ type: 'EraseName', ground: 'subject-request', records, at }) as const;

test('the name of a mediator is erased when they take no new cases', () => {
  given(registered).when(erase()).refuses('still-needed');
  given(registered, left).when(erase()).yields(erased);
  given(registered, left, erased).when(erase(0)).yields();
});

test('a name that is held stays', () => {
  given(registered, left, held).when(erase()).refuses('on-hold');
  given(registered, held).when({ type: 'HoldName', state: 'held', ground: 'audit', at }).yields();
  const state = [registered, held].reduce(decider.evolve, decider.initial);
  expect(decider.isHeld?.(state)).toBe(true);
});

test('of nobody who was never registered is there a name', () => {
  given().when(erase()).refuses('not-found');
  given().when({ type: 'HoldName', state: 'held', ground: 'audit', at }).refuses('not-found');
});

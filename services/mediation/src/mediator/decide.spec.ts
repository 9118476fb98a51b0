import type { MediatorEvent } from '@maplebridge/contracts/mediation';
import { loadCity } from '@maplebridge/directory/load';
import { specification } from '@maplebridge/event-log/spec';
import { describe, expect, test } from 'vitest';
import type { MediatorCommand } from './commands.ts';
import { mediatorDecider, mediatorOf, mediatorStream } from './stream.ts';

const decider = mediatorDecider(loadCity('zhenjiang'));
const given = specification(decider);
const at = '2019-05-21T01:30:00.000Z';
const data = {
  group: 'people' as const,
  skills: ['labour-law'],
  languages: [],
  areas: ['dingmao'],
  capacity: 3,
  goldMedal: false,
  available: true,
  area: { city: '321100', district: '321171', station: 'dingmao' },
  note: 'note-1',
};
const register = (over: object = {}): MediatorCommand => ({ type: 'RegisterMediator', at, ...data, ...over });
const registered: MediatorEvent = { type: 'registered', at, data };
const change = (of: object): MediatorCommand => ({ type: 'ChangeMediator', at, change: of });
const changed = (of: object): MediatorEvent => ({ type: 'changed', at, data: of });
const stateOf = (...events: MediatorEvent[]) => events.reduce(decider.evolve, decider.initial);

describe('a mediator', () => {
  test('is registered once', () => {
    given().when(register()).yields(registered);
    given(registered).when(register()).refuses('already-registered');
  });
  test('serves areas and has skills that the city lists', () => {
    given()
      .when(register({ areas: ['atlantis'] }))
      .refuses('unknown-area');
    given()
      .when(register({ skills: ['alchemy'] }))
      .refuses('unknown-skill');
    given(registered)
      .when(change({ areas: ['atlantis'] }))
      .refuses('unknown-area');
  });
  test('changes in what they name', () => {
    given(registered)
      .when(change({ capacity: 5 }))
      .yields(changed({ capacity: 5 }));
    given(registered)
      .when(change({ capacity: 3, available: true }))
      .yields();
    given()
      .when(change({ capacity: 5 }))
      .refuses('not-found');
  });
  test('leaves the lists of areas they serve no more, until they serve them again', () => {
    expect(stateOf(registered, changed({ areas: ['321100'] }))?.left).toEqual(['dingmao']);
    expect(
      stateOf(registered, changed({ areas: ['321100'] }), changed({ areas: ['dingmao'] }))?.left,
    ).toEqual(['321100']);
  });
  test('offers as many reservations as they can take cases, and none while they take no new ones', () => {
    const offers = (...events: MediatorEvent[]) => decider.offers?.(stateOf(...events), mediatorStream('m'));
    expect(offers()).toBeUndefined();
    expect(offers(registered)).toEqual({ resource: 'm', capacity: 3 });
    expect(offers(registered, changed({ available: false }))).toEqual({ resource: 'm', capacity: 0 });
  });
});

test('a stream tells whether it is a mediator’s', () =>
  expect([mediatorOf(mediatorStream('m')), mediatorOf('case-m')]).toEqual(['m', undefined]));

import type { CaseEvent } from '@maplebridge/contracts/mediation';
import { describe, expect, test } from 'vitest';
import {
  ask,
  asked,
  closed,
  command,
  decider,
  event,
  given,
  held,
  member,
  opened,
  openedWith,
  saying,
  toTier,
  waited,
  willing,
} from './case.fixtures.ts';

const fold = (events: readonly CaseEvent[]) => events.reduce(decider.evolve, decider.initial);
const other = '3m00000000000000000000000b';
const excluded = (
  why: 'declined' | 'recused' | 'vetoed' | 'replaced',
  over: object = {},
  who = member().id,
) => event('mediator-excluded', { mediator: who, why, ...over });
const answer = (data: object, mediator = member().id) =>
  command('AnswerAssignment', { mediator, ...data } as never);

describe('asking a mediator', () => {
  test('sets the time in which they answer', () =>
    given(...opened)
      .when(ask())
      .yields(asked()));
  test('twice is asking once', () =>
    given(...opened, asked())
      .when(ask())
      .yields());
  test('in turn is not asking a second one', () =>
    given(...opened, asked())
      .when(ask(member({ id: other })))
      .refuses('mediator-assigned'));
  test('whom the parties chose replaces the one who was asked (People’s Mediation Law art. 19)', () =>
    given(...opened, asked())
      .when(ask(member({ id: other }), true))
      .yields(excluded('replaced'), asked(other)));
  test('is told when nobody is free', () =>
    given(...opened)
      .when(command('AskMediator', { member: undefined, chosen: false, reasons: [] }))
      .refuses('no-mediator-free'));
  test.each([
    ['who takes no cases now', member({ available: false })],
    ['of another force: another legal act', member({ group: 'police' })],
    ['of a social force: they help', member({ group: 'social', force: 'volunteer' })],
  ])('%s is refused, even if chosen', (_, wrong) =>
    given(...opened)
      .when(ask(wrong, true))
      .refuses('mediator-unsuitable'),
  );
  test('of a unit that is concerned is refused (recusal: same employer)', () => {
    const unit = '9144030071526726XG';
    given(...openedWith({ facts: { units: [unit] } }))
      .when(ask(member({ employer: unit })))
      .refuses('mediator-unsuitable');
  });
  test('who declined is not proposed again, and may be chosen by the parties (art. 19)', () => {
    given(...opened, asked(), excluded('declined'))
      .when(ask(member(), true))
      .yields(asked());
    for (const why of ['vetoed', 'recused'] as const) {
      given(...opened, asked(), excluded(why))
        .when(ask(member(), true))
        .refuses('mediator-unsuitable');
    }
  });
  test('counts the time to answer from when they are asked, whatever is entered late', () =>
    given(...opened)
      .when({ ...ask(), at: '2019-05-22T11:00:00+08:00' })
      .yields({ ...asked(), at: '2019-05-22T11:00:00+08:00' }));
  test('who leads goes when their own unit turns out to be concerned (recusal: same employer)', () => {
    const unit = '9144030071526726XG';
    const [askedOf] = decider.decide(ask(member({ employer: unit })), fold(opened)) as CaseEvent[];
    const past = [...opened, askedOf as CaseEvent];
    given(...past)
      .when(command('AddFacts', { facts: { units: [unit] } }))
      .yields(
        event('facts-added', { facts: { units: [unit] } }),
        excluded('recused', { ground: 'same-employer' }),
      );
  });
});

describe('the answer', () => {
  test('of the one who was asked is recorded once', () => {
    const accepted = event('mediator-accepted', { mediator: member().id });
    given(...opened, asked())
      .when(answer({ answer: 'accepted', noConflict: true }))
      .yields(saying(accepted, waited));
    given(...willing, held('A'), asked())
      .when(answer({ answer: 'accepted', noConflict: true }))
      .yields(accepted);
    given(...opened, asked(), accepted)
      .when(answer({ answer: 'accepted', noConflict: true }))
      .yields();
  });
  test('of anyone else is refused', () =>
    given(...opened, asked())
      .when(answer({ answer: 'declined' }, other))
      .refuses('not-asked'));
  test('may be no, or that there is a conflict', () => {
    given(...opened, asked())
      .when(answer({ answer: 'declined' }))
      .yields(excluded('declined'));
    given(...opened, asked())
      .when(answer({ answer: 'declined', conflict: 'relative-of-a-party' }))
      .yields(excluded('recused', { ground: 'relative-of-a-party' }));
  });
});

describe('an objection (arts 19, 23)', () => {
  const object = (ground: 'veto' | 'same-employer', party = 'A') =>
    command('ObjectToMediator', { mediator: member().id, party, ground });
  test('needs no reason, and stands', () => {
    given(...opened, asked())
      .when(object('veto'))
      .yields(excluded('vetoed', { party: 'A' }));
    given(...opened, excluded('vetoed'))
      .when(object('veto'))
      .yields();
  });
  test('may name a ground for recusal', () =>
    given(...opened)
      .when(object('same-employer'))
      .yields(excluded('recused', { ground: 'same-employer', party: 'A' })));
  test('is a party’s', () =>
    given(...opened)
      .when(object('veto', 'C'))
      .refuses('unknown-party'));
});

test('a case holds a reservation while someone leads it, and at no other time', () => {
  const reservations = (...events: Parameters<typeof given>) =>
    decider.holds?.(events.reduce(decider.evolve, decider.initial));
  expect(reservations(...opened)).toEqual([]);
  expect(reservations(...opened, asked())).toEqual([member().id]);
  expect(reservations(...opened, asked(), excluded('declined'))).toEqual([]);
  const moved = decider.decide(
    toTier('centre'),
    [...opened, asked()].reduce(decider.evolve, decider.initial),
  );
  expect(reservations(...opened, asked(), ...(moved as Parameters<typeof given>))).toEqual([]);
  expect(reservations(...opened, asked(), closed({ outcome: 'withdrawn' }))).toEqual([]);
});

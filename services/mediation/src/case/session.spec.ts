import { describe, test } from 'vitest';
import {
  agreed,
  city,
  command,
  consented,
  decider,
  event,
  given,
  held,
  heldFirst,
  led,
  member,
  note,
  opened,
  openedWith,
  saying,
  session,
  signed,
  willing,
} from './case.fixtures.ts';

describe('a session', () => {
  test('needs the consent of those who attend, and theirs alone', () =>
    given(...opened, consented('A'))
      .when(session(['A']))
      .yields(heldFirst('A')));
  test('without consent is refused (People’s Mediation Law art. 17)', () =>
    given(...opened, consented('A'))
      .when(session(['A', 'B']))
      .refuses('consent-missing'));
  test('is not held before those who attend had consented (art. 17)', () =>
    given(...opened, consented('A'))
      .when(session(['A'], {}, '2019-05-22T09:59:59+08:00'))
      .refuses('time-out-of-order'));
  test('with a stranger is refused', () =>
    given(...opened)
      .when(session(['J']))
      .refuses('unknown-party'));
  test('with a minor needs their guardian (procedure rules art. 181)', () => {
    const past = [...openedWith({ facts: { minors: ['B'] } }), consented('A'), consented('B')];
    given(...past)
      .when(session(['A', 'B']))
      .refuses('guardian-missing');
    given(...past)
      .when(session(['A', 'B'], { guardians: ['B'] }))
      .yields(saying(heldFirst('A', 'B'), { guardians: ['B'] }));
  });
  test('tells who led it, and whether others might listen (art. 23)', () =>
    given(...willing, ...led)
      .when(session(['A', 'B'], { open: true }))
      .yields(saying(held('A', 'B'), { open: true, firstMediated: true, mediator: member().id })));
  test('has no helper whom the parties did not agree to (People’s Mediation Law art. 20)', () =>
    given(...willing)
      .when(session(['A', 'B'], { helpers: ['H1'] }))
      .refuses('unknown-helper'));
});

describe('attempts of a step', () => {
  test('are used up by meetings, not by talks with one side', () => {
    const attempts = city.ladders[0]?.steps.find(({ tier }) => tier === 'workstation')?.attempts ?? 0;
    const met = Array.from({ length: attempts }, () => held('A', 'B'));
    const aside = event('session-held', { parties: ['A'], mode: 'separate', note });
    given(...willing, ...met.slice(1), aside)
      .when(session(['A', 'B']))
      .yields(held('A', 'B'));
    given(...willing, ...met)
      .when(session(['A', 'B']))
      .refuses('attempts-used');
    given(...willing, ...met)
      .when(session(['A'], { mode: 'separate' }))
      .yields(aside);
  });
});

describe('police mediation (procedure rules arts 181, 183)', () => {
  const act = [
    ...openedWith({ facts: { publicSecurityAct: true, suspects: ['A'] } }),
    consented('A', 'police'),
    consented('B', 'police'),
  ];
  test('is another legal act than people’s mediation', () =>
    given(...openedWith({ facts: { publicSecurityAct: true } }))
      .when(command('RecordConsent', { party: 'A', answer: 'given' }))
      .yields(saying(consented('A', 'police'), { firstContact: true })));
  test('is held once, and a second time within 7 working days of the first', () => {
    // 22 May 2019 was a Wednesday: the seventh working day after it is Friday 31 May.
    const last = '2019-05-31T23:59:59+08:00';
    given(...act, held('A', 'B'))
      .when(session(['A', 'B'], {}, last))
      .yields(event('session-held', { parties: ['A', 'B'], mode: 'together', note }, last));
    given(...act, held('A', 'B'))
      .when(session(['A', 'B'], {}, '2019-06-01T00:00:00+08:00'))
      .refuses('police-mediation-used');
  });
  test('counts from the earliest, whenever each was entered', () => {
    const late = event(
      'session-held',
      { parties: ['A', 'B'], mode: 'together', note },
      '2019-06-10T10:00:00+08:00',
    );
    given(...act, late)
      .when(session(['A', 'B']))
      .refuses('police-mediation-used');
  });
  test('comes to its agreement within those days too', () => {
    const past = [...act, ...led, held('A', 'B')];
    const agreeAt = (when: string) =>
      command('RecordAgreement', { form: 'written', signatures: signed, note }, when);
    given(...past)
      .when(agreeAt('2019-06-01T00:00:00+08:00'))
      .refuses('police-mediation-used');
  });
  test('is not held once they agreed', () =>
    given(...act, held('A', 'B'), agreed)
      .when(session(['A', 'B']))
      .refuses('agreement-exists'));
  test('begins when the case becomes the police’s: nothing before that counts', () => {
    const act2 = { facts: { publicSecurityAct: true } };
    const moved = decider.decide(
      command('AddFacts', act2, '2019-05-25T10:00:00+08:00'),
      willing.reduce(decider.evolve, decider.initial),
    );
    given(...willing, ...(moved as typeof willing))
      .when(command('RecordConsent', { party: 'A', answer: 'given' }))
      .refuses('time-out-of-order');
  });
  test('is held no third time', () =>
    given(...act, held('A', 'B'), held('A', 'B'))
      .when(session(['A', 'B']))
      .refuses('police-mediation-used'));
  test('takes no proxy of a suspect, and one of the other side', () => {
    given(...act)
      .when(session(['A', 'B'], { proxies: ['A'] }))
      .refuses('proxy-not-allowed');
    given(...act)
      .when(session(['A', 'B'], { proxies: ['B'] }))
      .yields(saying(heldFirst('A', 'B'), { proxies: ['B'] }));
  });
});

import { describe, test } from 'vitest';
import {
  agreed,
  closed,
  command,
  consent,
  consented,
  event,
  given,
  opened,
  openedWith,
  willing,
} from './case.fixtures.ts';

describe('consent (People’s Mediation Law art. 17)', () => {
  test('is recorded per party and procedure', () =>
    given(...opened)
      .when(consent('A', 'given'))
      .yields(consented('A')));
  test('given twice is given once', () =>
    given(...opened, consented('A'))
      .when(consent('A', 'given'))
      .yields());
  test('a clear refusal by one party ends mediation', () =>
    given(...opened, consented('A'))
      .when(consent('B', 'refused'))
      .yields(closed({ outcome: 'refused', refusedBy: 'B' })));
  test('consent may be taken back while nothing is agreed (art. 23)', () =>
    given(...willing)
      .when(consent('A', 'refused'))
      .yields(closed({ outcome: 'refused', refusedBy: 'A' })));
  test('after the agreement it is too late to refuse mediation', () =>
    given(...willing, agreed)
      .when(consent('A', 'refused'))
      .refuses('agreement-exists'));
  test('a party the case does not have', () =>
    given(...opened)
      .when(consent('C', 'given'))
      .refuses('unknown-party'));
  test('of a minor is their guardian’s (procedure rules art. 181)', () => {
    const minor = openedWith({ facts: { minors: ['B'] } });
    given(...minor)
      .when(consent('B', 'given'))
      .refuses('guardian-missing');
    given(...minor)
      .when(command('RecordConsent', { party: 'B', answer: 'given', byGuardian: true }))
      .yields(event('consented', { party: 'B', procedure: 'people', byGuardian: true }));
  });
});

describe('engagement', () => {
  const engage = (party: string, status: 'invited' | 'reached' | 'silent') =>
    command('EngageParty', { party, status, means: 'telephone' });
  const contacted = (party: string, status: 'invited' | 'reached' | 'silent') =>
    event('party-contacted', { party, status, means: 'telephone' });
  test('tells that a party was invited, reached or stayed silent', () => {
    given(...opened)
      .when(engage('B', 'invited'))
      .yields(contacted('B', 'invited'));
    given(...opened, contacted('B', 'invited'))
      .when(engage('B', 'silent'))
      .yields(contacted('B', 'silent'));
  });
  test('told twice is told once', () =>
    given(...opened, contacted('B', 'reached'))
      .when(engage('B', 'reached'))
      .yields());
  test('of a stranger is refused', () =>
    given(...opened)
      .when(engage('C', 'invited'))
      .refuses('unknown-party'));
});

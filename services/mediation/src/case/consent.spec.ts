import { describe, test } from 'vitest';
import {
  agreed,
  closed,
  command,
  consent,
  consented,
  event,
  given,
  note,
  opened,
  openedWith,
  saying,
  willing,
} from './case.fixtures.ts';

const firstContact = { firstContact: true } as const;

describe('consent (People’s Mediation Law art. 17)', () => {
  test('is recorded per party and procedure', () =>
    given(...opened)
      .when(consent('A', 'given'))
      .yields(saying(consented('A'), firstContact)));
  test('of all of them is told once', () => {
    given(...opened, consented('A'))
      .when(consent('B', 'given'))
      .yields(saying(consented('B'), { allConsented: true }));
    const minor = event('facts-added', { facts: { minors: ['A'] } });
    given(...willing, minor)
      .when(command('RecordConsent', { party: 'A', answer: 'given', byGuardian: true }))
      .yields(saying(consented('A'), { byGuardian: true }));
  });
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
      .yields(saying(consented('B'), { byGuardian: true, ...firstContact }));
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
      .yields(saying(contacted('B', 'invited'), firstContact));
    given(...opened, contacted('B', 'invited'))
      .when(engage('B', 'silent'))
      .yields(contacted('B', 'silent'));
  });
  test('is told of for the first time, also where the party refuses at once', () =>
    given(...opened)
      .when(consent('B', 'refused'))
      .yields(closed({ outcome: 'refused', refusedBy: 'B', ...firstContact })));
  test('told twice is told once', () =>
    given(...opened, contacted('B', 'reached'))
      .when(engage('B', 'reached'))
      .yields());
  test('of a stranger is refused', () =>
    given(...opened)
      .when(engage('C', 'invited'))
      .refuses('unknown-party'));
  test('who consented may still fall silent, and be reached again', () => {
    given(...willing)
      .when(engage('B', 'silent'))
      .yields(contacted('B', 'silent'));
    given(...willing, contacted('B', 'silent'))
      .when(engage('B', 'reached'))
      .yields(contacted('B', 'reached'));
    given(...willing)
      .when(engage('B', 'invited'))
      .yields();
  });
});

describe('a minor who turns out to be one (procedure rules art. 181)', () => {
  const minor = event('facts-added', { facts: { minors: ['A'] } });
  test('has not consented; their guardian is asked', () => {
    given(...willing, minor)
      .when(command('RecordAgreement', { form: 'oral', note }))
      .refuses('consent-missing');
    given(...willing, minor)
      .when(command('RecordConsent', { party: 'A', answer: 'given', byGuardian: true }))
      .yields(event('consented', { party: 'A', procedure: 'people', byGuardian: true }));
  });
  test('is a party of the case', () => {
    for (const facts of [{ minors: ['C'] }, { suspects: ['J'] }]) {
      given(...opened)
        .when(command('AddFacts', { facts }))
        .refuses('unknown-party');
    }
  });
});

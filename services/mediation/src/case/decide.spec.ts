import type { CaseEvent } from '@maplebridge/contracts/mediation';
import { describe, test } from 'vitest';
import {
  agree,
  agreed,
  at,
  centre,
  close,
  closed,
  consent,
  consented,
  deadline,
  given,
  held,
  id,
  matter,
  now,
  opened,
  openedAt,
  overdue,
  session,
  toCentre,
  toCourt,
} from './case.fixtures.ts';
import type { CaseCommand } from './commands.ts';

describe('opening', () => {
  const open: CaseCommand = { type: 'OpenCase', ...matter, at: openedAt, now };
  test('routes the case and sets its limit', () => given().when(open).yields(opened));
  test('a second time changes nothing', () => given(opened).when(open).yields());
});

describe('consent (People’s Mediation Law art. 17)', () => {
  test('is recorded per party and procedure', () =>
    given(opened).when(consent('A', 'given')).yields(consented('A')));
  test('given twice is given once', () => given(opened, consented('A')).when(consent('A', 'given')).yields());
  test('a clear refusal by one party ends mediation', () =>
    given(opened, consented('A'))
      .when(consent('B', 'refused'))
      .yields(closed({ outcome: 'refused', refusedBy: 'B' })));
  test('consent may be taken back while nothing is agreed', () =>
    given(opened, consented('A'))
      .when(consent('A', 'refused'))
      .yields(closed({ outcome: 'refused', refusedBy: 'A' })));
  test('after the agreement it is too late to refuse mediation', () =>
    given(opened, consented('A'), consented('B'), agreed)
      .when(consent('A', 'refused'))
      .refuses('agreement-exists'));
  test('a party the case does not have', () =>
    given(opened).when(consent('C', 'given')).refuses('unknown-party'));
});

describe('a session', () => {
  test('needs the consent of those who attend, and theirs alone', () =>
    given(opened, consented('A')).when(session('A')).yields(held('A')));
  test('without consent is refused (art. 17)', () =>
    given(opened, consented('A')).when(session('A', 'B')).refuses('consent-missing'));
  test('is not held before those who attend had consented (art. 17)', () =>
    given(opened, consented('A'))
      .when({ ...session('A'), at: '2019-05-22T09:59:59+08:00' } as CaseCommand)
      .refuses('time-out-of-order'));
  test('with a stranger is refused', () => given(opened).when(session('J')).refuses('unknown-party'));
});

describe('a transfer', () => {
  test('to a higher tier carries the new routing', () =>
    given(opened)
      .when(toCentre)
      .yields({ type: 'transferred', at, data: { reportId: id, routing: centre, note: 'n' } }));
  test('to another procedure asks every party anew: it is another legal act', () => {
    const police: CaseEvent = {
      type: 'transferred',
      at,
      data: { reportId: id, routing: { ...centre, procedure: 'police' }, note: 'n' },
    };
    given(opened, consented('A'), police).when(session('A')).refuses('consent-missing');
    given(opened, consented('A'), { ...police, data: { ...police.data, routing: centre } })
      .when(session('A'))
      .yields(held('A'));
  });
  test('that the ladder does not know is refused', () =>
    given(opened)
      .when({ ...toCentre, tier: 'workstation' } as CaseCommand)
      .refuses('no-further-tier'));
  test('to an authority ends mediation', () =>
    given(opened)
      .when(toCourt)
      .yields(closed({ outcome: 'transferred', authority: 'court', note: 'n' })));
  test('of a case that is agreed is refused', () => {
    given(opened, consented('A'), consented('B'), agreed).when(toCentre).refuses('agreement-exists');
    given(opened, consented('A'), consented('B'), agreed).when(toCourt).refuses('agreement-exists');
  });
});

describe('an agreement', () => {
  const willing = [opened, consented('A'), consented('B')];
  const signed = { parties: ['A', 'B'], mediator: true, committeeSeal: true };
  test('may be oral, and takes effect when reached (arts 28, 30)', () =>
    given(...willing)
      .when(agree())
      .yields(agreed));
  test('on the spot and performed needs no judicial confirmation', () =>
    given(...willing)
      .when(agree({ form: 'performed-on-the-spot' }))
      .yields({
        type: 'agreed',
        at,
        data: { reportId: id, form: 'performed-on-the-spot', effectiveOn: '2019-05-22', note: 'n' },
      }));
  test('in writing needs all parties, the mediator and the seal (art. 29)', () => {
    given(...willing)
      .when(agree({ form: 'written', signatures: signed }))
      .yields({ ...agreed, data: { ...agreed.data, form: 'written' } } as CaseEvent);
    for (const lacking of [
      undefined,
      { ...signed, parties: ['A'] },
      { ...signed, mediator: false },
      { ...signed, committeeSeal: false },
    ]) {
      given(...willing)
        .when(agree({ form: 'written', signatures: lacking }))
        .refuses('signatures-missing');
    }
  });
  test('needs the consent of every party (art. 17)', () =>
    given(opened, consented('A')).when(agree()).refuses('consent-missing'));
  test('is not reached before the parties had consented (art. 17)', () =>
    given(...willing)
      .when(agree({ at: '2019-05-22T09:59:59+08:00' }))
      .refuses('time-out-of-order'));
  test('takes effect no sooner than it is reached, and later only on paper (arts 29, 30)', () => {
    const later = { form: 'written', signatures: signed, effectiveOn: '2019-05-25' };
    given(...willing)
      .when(agree(later))
      .yields({
        ...agreed,
        data: { ...agreed.data, form: 'written', effectiveOn: '2019-05-25' },
      } as CaseEvent);
    for (const wrong of [
      { ...later, effectiveOn: '2019-05-21' },
      { ...later, form: 'oral' },
      { ...later, form: 'performed-on-the-spot' },
    ]) {
      given(...willing)
        .when(agree(wrong))
        .refuses('effective-date-invalid');
    }
  });
  test('stands once', () =>
    given(...willing, agreed)
      .when(agree())
      .refuses('agreement-exists'));
});

describe('closing', () => {
  const willing = [opened, consented('A'), consented('B')];
  test('as settled needs an agreement', () => {
    given(...willing, agreed)
      .when(close('settled'))
      .yields(closed({ outcome: 'settled' }));
    given(...willing)
      .when(close('settled'))
      .refuses('agreement-missing');
  });
  test('as failed needs the parties to be told of the other routes (art. 26)', () => {
    const tried = [...willing, held('A', 'B')];
    given(...tried)
      .when(close('failed', { routesTold: ['court'] }))
      .yields(closed({ outcome: 'failed', routesTold: ['court'] }));
    given(...tried)
      .when(close('failed'))
      .refuses('routes-not-told');
    given(...tried)
      .when(close('failed', { routesTold: [] }))
      .refuses('routes-not-told');
  });
  test('as failed needs that it was tried', () =>
    given(...willing)
      .when(close('failed', { routesTold: ['court'] }))
      .refuses('session-missing'));
  test('is not before the agreement', () =>
    given(...willing, agreed)
      .when(close('settled', { at: '2019-05-22T09:59:59+08:00' }))
      .refuses('time-out-of-order'));
  test('as withdrawn is open to the parties at any time (art. 23)', () =>
    given(opened)
      .when(close('withdrawn'))
      .yields(closed({ outcome: 'withdrawn' })));
  test('otherwise than settled is not for a case that is agreed', () =>
    given(...willing, agreed)
      .when(close('withdrawn'))
      .refuses('agreement-exists'));
});

describe('time', () => {
  test('what lies ahead has not happened', () =>
    given(opened)
      .when({ ...toCentre, at: '2019-06-01T00:00:01Z' } as CaseCommand)
      .refuses('time-in-future'));
  test('nothing happens to a case before it is opened', () =>
    given(opened)
      .when({ ...toCentre, at: '2019-05-21T09:29:59+08:00' } as CaseCommand)
      .refuses('time-before-opening'));
  test('a limit that has passed is noted once', () => {
    const due = '2019-06-21T01:30:00.000Z';
    const noted: CaseEvent = { type: 'overdue', at: due, data: deadline };
    given(opened).when(overdue(due)).yields(noted);
    given(opened, noted).when(overdue(due)).yields();
  });
  test('a clock that is early, or late for a case that ended, changes nothing', () => {
    given(opened).when(overdue('2019-06-21T01:29:59.999Z')).yields();
    given(opened, closed({ outcome: 'withdrawn' }))
      .when(overdue('2019-07-01T00:00:00.000Z'))
      .yields();
  });
});

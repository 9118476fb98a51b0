import { describe, test } from 'vitest';
import {
  agree,
  agreed,
  asked,
  command,
  consented,
  event,
  given,
  givenIn,
  id,
  led,
  member,
  note,
  opened,
  openedWith,
  signed,
  waited,
  willing,
} from './case.fixtures.ts';
import type { DataOf } from './state.ts';

const written = { form: 'written' as const, signatures: signed };
const lasting = (over: Partial<DataOf<'agreed'>>) =>
  event('agreed', { ...(agreed.data as DataOf<'agreed'>), ...over });
const onPaper = (over: Partial<DataOf<'agreed'>> = {}) =>
  lasting({ form: 'written', mediator: member().id, waitedSince: undefined, ...over });
const performed = (procedure: 'people' | 'police') =>
  event('agreed', {
    reportId: id,
    procedure,
    form: 'performed-on-the-spot',
    effectiveOn: '2019-05-22',
    firstMediated: true,
    firstAgreement: true,
    ...waited,
    note,
  });
const ready = [...willing, ...led];

describe('an agreement', () => {
  test('may be oral, and takes effect when reached (People’s Mediation Law arts 28, 30)', () =>
    given(...willing)
      .when(agree())
      .yields(agreed));
  test('performed on the spot needs no judicial confirmation and no return visit', () =>
    given(...willing)
      .when(agree({ form: 'performed-on-the-spot' }))
      .yields(performed('people')));
  test('in writing needs all parties, the mediator and the seal (art. 29)', () => {
    given(...ready)
      .when(agree(written))
      .yields(onPaper());
    for (const signatures of [
      undefined,
      { ...signed, parties: ['A'] },
      { ...signed, mediator: false },
      { ...signed, committeeSeal: false },
    ]) {
      given(...ready)
        .when(agree({ form: 'written', signatures }))
        .refuses('signatures-missing');
    }
  });
  test('in writing is signed by a mediator who has accepted the case (art. 29)', () => {
    for (const past of [willing, [...willing, asked()]]) {
      given(...past)
        .when(agree(written))
        .refuses('mediator-missing');
    }
    const onScene = openedWith({ facts: { onScene: true } });
    given(...onScene, consented('A'), consented('B'))
      .when(agree(written))
      .yields(lasting({ form: 'written' }));
  });
  test('is signed by nobody who is no party', () =>
    given(...willing)
      .when(agree({ ...written, signatures: { ...signed, parties: ['A', 'B', 'C'] } }))
      .refuses('unknown-party'));
  test('needs the consent of every party (art. 17)', () =>
    given(...opened, consented('A'))
      .when(agree())
      .refuses('consent-missing'));
  test('is not reached before the parties had consented (art. 17)', () =>
    given(...willing)
      .when(agree({}, '2019-05-22T09:59:59+08:00'))
      .refuses('time-out-of-order'));
  test('takes effect no sooner than it is reached, and later only on paper (arts 29, 30)', () => {
    const later = { ...written, effectiveOn: '2019-05-25' };
    given(...ready)
      .when(agree(later))
      .yields(
        onPaper({
          effectiveOn: '2019-05-25',
          confirmationDueOn: '2019-06-24',
          visitDueAt: '2019-06-24T23:59:59+08:00',
        }),
      );
    given(...ready)
      .when(agree({ ...written, effectiveOn: '2020-06-02' }))
      .refuses('effective-date-invalid');
    for (const wrong of [
      { ...later, effectiveOn: '2019-05-21' },
      { ...later, form: 'oral' as const },
      { ...later, form: 'performed-on-the-spot' as const },
    ]) {
      given(...ready)
        .when(agree(wrong))
        .refuses('effective-date-invalid');
    }
  });
  test('stands once', () =>
    given(...willing, agreed)
      .when(agree())
      .refuses('agreement-exists'));
});

describe('the form of an agreement', () => {
  test.each(['medical', 'migrant-wages', 'other-labour'] as const)(
    'about %s is written (Medical Regulation art. 39, Labour Mediation Law art. 14)',
    (category) => {
      const past = [...openedWith({ category }), consented('A'), consented('B')];
      given(...past)
        .when(agree())
        .refuses('written-form-required');
    },
  );
  test('that police reach on the spot is performance on the spot (procedure rules art. 178)', () => {
    const past = [
      ...openedWith({ facts: { publicSecurityAct: true, onScene: true } }),
      consented('A', 'police'),
      consented('B', 'police'),
    ];
    given(...past)
      .when(agree())
      .refuses('performance-required');
    given(...past)
      .when(agree({ form: 'performed-on-the-spot' }))
      .yields(performed('police'));
  });
  test('that police reach elsewhere is written and signed, without a committee’s seal; the court does not confirm it (art. 184)', () => {
    const act = [
      ...openedWith({ facts: { publicSecurityAct: true } }),
      consented('A', 'police'),
      consented('B', 'police'),
      ...led,
    ];
    const { confirmationDueOn: _, waitedSince: _w, ...rest } = agreed.data as DataOf<'agreed'>;
    given(...act)
      .when(agree())
      .refuses('written-form-required');
    given(...act)
      .when(agree({ form: 'performed-on-the-spot' }))
      .refuses('written-form-required');
    given(...act)
      .when(agree({ form: 'written', signatures: { ...signed, committeeSeal: false } }))
      .yields(event('agreed', { ...rest, procedure: 'police', mediator: member().id, form: 'written' }));
  });
});

describe('terms (art. 29: content, manner and time of performance)', () => {
  const term = { by: 'B', to: 'A', kind: 'payment' as const, amountYuan: 5000, dueOn: '2019-06-30' };
  test('are instalments, each by its day', () => {
    const terms = [term, { ...term, dueOn: '2019-07-31' }];
    given(...ready)
      .when(agree({ ...written, terms }))
      .yields(onPaper({ terms }));
  });
  test.each([
    ['by a stranger', { ...term, by: 'C' }],
    ['to a stranger', { ...term, to: 'C' }],
    ['to oneself', { ...term, to: 'B' }],
    ['due before the agreement takes effect', { ...term, dueOn: '2019-05-21' }],
    ['that are payments of nothing', { by: 'B', kind: 'payment' as const, dueOn: '2019-06-30' }],
    ['that are apologies of five thousand yuan', { ...term, kind: 'apology' as const }],
  ])('%s do not fit', (_, wrong) =>
    given(...ready)
      .when(agree({ ...written, terms: [wrong] }))
      .refuses('terms-invalid'),
  );
  test('are none where all was performed', () =>
    given(...willing)
      .when(agree({ form: 'performed-on-the-spot', terms: [term] }))
      .refuses('terms-invalid'));
});

describe('the protocol of a city (Baotalu’s for medical disputes)', () => {
  const step = { id: 'rights-told', name: { en: 'Rights told', zh: '告知权利' }, required: true };
  const there = givenIn(({ policy }) => void policy.protocols[0]?.steps.push(step));
  const past = [...openedWith({ category: 'medical' }), consented('A'), consented('B'), ...led];
  const done = event('protocol-step-done', { step: 'rights-told' });
  test('is followed before there may be an agreement', () => {
    there(...past)
      .when(agree(written))
      .refuses('protocol-step-missing');
    there(...past, done)
      .when(agree(written))
      .yields(onPaper());
  });
  test('has its steps recorded once', () => {
    const doIt = command('DoProtocolStep', { step: 'rights-told' });
    there(...past)
      .when(doIt)
      .yields(done);
    there(...past, done)
      .when(doIt)
      .yields();
  });
  test('that the city leaves empty has no steps to do', () => {
    given(...past)
      .when(agree(written))
      .yields(onPaper());
    given(...past)
      .when(command('DoProtocolStep', { step: 'rights-told' }))
      .refuses('unknown-protocol-step');
  });
});

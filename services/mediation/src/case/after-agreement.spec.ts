import { describe, test } from 'vitest';
import {
  agreed,
  closed,
  command,
  consented,
  decider,
  ended,
  event,
  given,
  held,
  id,
  note,
  opened,
  openedWith,
  willing,
} from './case.fixtures.ts';
import type { DataOf } from './state.ts';

const term = { by: 'B', kind: 'act' as const, dueOn: '2019-06-30' };
const owed = event('agreed', { ...(agreed.data as DataOf<'agreed'>), terms: [term] });
const settled = [...willing, owed, closed({ outcome: 'settled' })];
const earlier = '2019-05-22T09:59:59+08:00';

describe('performance (People’s Mediation Law art. 31: binding, and supervised)', () => {
  const perform = (n: number, when?: string) => command('PerformTerm', { term: n }, when);
  const overdue = '2019-07-01T00:00:00+08:00';
  const breach = (n: number, when = overdue, routesTold: ('court' | 'administrative')[] = ['court']) =>
    command('BreachTerm', { term: n, routesTold, note }, when);
  const performed = event('term-performed', { term: 1 });
  const breached = event('term-breached', { term: 1, routesTold: ['court'], note }, overdue);
  test('is recorded once, before the case is closed or after', () => {
    given(...willing, owed)
      .when(perform(1))
      .yields(performed);
    given(...settled)
      .when(perform(1))
      .yields(performed);
    given(...settled, performed)
      .when(perform(1))
      .yields();
  });
  test('is of a term there is, and follows the agreement', () => {
    given(...settled)
      .when(perform(2))
      .refuses('unknown-term');
    given(...willing)
      .when(perform(1))
      .refuses('agreement-missing');
    given(...willing, owed)
      .when(perform(1, earlier))
      .refuses('time-out-of-order');
  });
  test('that fails is told, with the way to the court (art. 32)', () => {
    given(...settled)
      .when(breach(1))
      .yields(breached);
    given(...settled, breached)
      .when(breach(1))
      .yields();
    given(...settled, performed)
      .when(breach(1))
      .refuses('unknown-term');
  });
  test('that comes after all takes the breach back', () => {
    given(...settled, breached)
      .when(perform(1))
      .yields(event('term-performed', { term: 1, breachedAt: overdue }));
  });
  test('that fails after police mediation starts the time of the police (procedure rules art. 185)', () =>
    given(
      ...openedWith({ facts: { publicSecurityAct: true } }),
      consented('A', 'police'),
      consented('B', 'police'),
      owed,
    )
      .when(breach(1))
      .yields(
        event(
          'term-breached',
          { term: 1, routesTold: ['court'], note, handlingStartsOn: '2019-07-01' },
          overdue,
        ),
      ));
  test('does not fail before it is due, and tells of the routes of its kind (art. 32)', () => {
    given(...settled)
      .when(breach(1, '2019-06-30T23:59:59+08:00'))
      .refuses('time-out-of-order');
    given(...settled)
      .when(breach(1, overdue, ['administrative']))
      .refuses('routes-not-told');
  });
});

describe('a return visit 回访 (art. 31)', () => {
  const visit = (when?: string) => command('VisitParties', { kept: true, note }, when);
  test('follows an agreement', () => {
    given(...settled)
      .when(visit())
      .yields(event('visited', { kept: true, note }));
    given(...willing)
      .when(visit())
      .refuses('agreement-missing');
    given(...willing, agreed)
      .when(visit(earlier))
      .refuses('time-out-of-order');
  });
});

describe('judicial confirmation (People’s Mediation Law art. 33, Civil Procedure Law arts 205, 206)', () => {
  const apply = (parties: string[], when?: string) =>
    command('ConfirmAgreement', { step: 'applied', parties }, when);
  const decide = (data: object, when?: string) => command('ConfirmAgreement', data as never, when);
  const applied = event('confirmation-applied', {});
  test('is asked for jointly', () => {
    given(...settled)
      .when(apply(['A', 'B']))
      .yields(applied);
    given(...settled, applied)
      .when(apply(['A', 'B']))
      .yields();
    given(...settled)
      .when(apply(['A']))
      .refuses('joint-application-missing');
    given(...settled)
      .when(apply(['A', 'B', 'C']))
      .refuses('unknown-party');
  });
  test('within 30 days of effect', () => {
    const last = '2019-06-21T23:59:59+08:00';
    given(...settled)
      .when(apply(['A', 'B'], last))
      .yields(event('confirmation-applied', {}, last));
    given(...settled)
      .when(apply(['A', 'B'], '2019-06-22T00:00:00+08:00'))
      .refuses('confirmation-late');
    const later = event('agreed', { ...(agreed.data as DataOf<'agreed'>), effectiveOn: '2019-05-25' });
    given(...willing, later)
      .when(apply(['A', 'B']))
      .refuses('time-out-of-order');
  });
  test('has an outcome, and grounds where it is refused (SPC interpretation arts 355, 358)', () => {
    given(...settled, applied)
      .when(decide({ step: 'confirmed' }))
      .yields(event('confirmation-decided', { decision: 'confirmed' }));
    given(...settled, applied)
      .when(decide({ step: 'rejected', ground: 'unclear-content' }))
      .yields(event('confirmation-decided', { decision: 'rejected', ground: 'unclear-content' }));
    given(...settled, applied)
      .when(decide({ step: 'not-accepted', ground: 'identity-relation' }))
      .yields(event('confirmation-decided', { decision: 'not-accepted', ground: 'identity-relation' }));
  });
  test('is decided once, and not before it was asked for', () => {
    const confirmed = event('confirmation-decided', { decision: 'confirmed' });
    given(...settled)
      .when(decide({ step: 'confirmed' }))
      .refuses('confirmation-not-open');
    given(...settled, applied, confirmed)
      .when(decide({ step: 'confirmed' }))
      .yields();
    given(...settled, applied, confirmed)
      .when(apply(['A', 'B']))
      .refuses('confirmation-not-open');
    given(...settled, applied)
      .when(decide({ step: 'confirmed' }, earlier))
      .refuses('time-out-of-order');
  });
  test('is not for what was performed on the spot, nor where there is no agreement', () => {
    const done = event('agreed', {
      reportId: id,
      procedure: 'people',
      form: 'performed-on-the-spot',
      effectiveOn: '2019-05-22',
      note,
    });
    given(...willing, done)
      .when(apply(['A', 'B']))
      .refuses('confirmation-not-open');
    given(...willing)
      .when(apply(['A', 'B']))
      .refuses('agreement-missing');
    const left = closed({ outcome: 'transferred', authority: 'court', note });
    given(...willing, agreed, left)
      .when(apply(['A', 'B']))
      .refuses('agreement-missing');
  });
});

describe('taking a case up again (arts 32, 33)', () => {
  const reopen = (ground: 'breach' | 'confirmation-rejected' | 'new-facts' | 'parties-ask', when?: string) =>
    command('ReopenCase', { ground, note }, when);
  const breached = event('term-breached', { term: 1, routesTold: ['court'], note });
  const rejected = event('confirmation-decided', { decision: 'rejected', ground: 'unclear-content' });
  const anew = (past: Parameters<typeof given>, ground: Parameters<typeof reopen>[0]) =>
    given(...past).when(reopen(ground));
  test('needs that the case has ended', () => anew(opened, 'parties-ask').refuses('case-not-ended'));
  test('for a breach needs a breach, for a rejection a rejection', () => {
    anew(settled, 'breach').refuses('reopening-not-allowed');
    anew(settled, 'confirmation-rejected').refuses('reopening-not-allowed');
  });
  test('begins at the centre with consents asked anew', () => {
    for (const [past, ground, outcome] of [
      [[...settled, breached], 'breach', 'settled'],
      [[...settled, event('confirmation-applied', {}), rejected], 'confirmation-rejected', 'settled'],
      [[...willing, closed({ outcome: 'refused', refusedBy: 'B' })], 'parties-ask', 'refused'],
    ] as const) {
      anew([...past], ground).yields(
        event('reopened', {
          reportId: id,
          category: 'damages',
          ground,
          routing: {
            tier: 'centre',
            venue: 'dingmao-centre',
            procedure: 'people',
            reasons: [{ rule: 'taken-up-again' }],
            goldMedal: false,
            skills: [],
            languages: [],
            departments: [],
            helpers: [],
            panel: ['people', 'judicial', 'police'],
            ladder: 1,
            stepDueAt: '2019-06-13T23:59:59+08:00',
          },
          takesBack: ended(outcome),
          note,
          deadline: { rule: 'people-one-month', dueAt: '2019-06-22T23:59:59+08:00' },
        }),
      );
    }
  });
  test('is not before it ended', () =>
    given(...willing, closed({ outcome: 'withdrawn' }))
      .when(reopen('new-facts', earlier))
      .refuses('time-out-of-order'));
  test('is not for what may not be mediated (procedure rules art. 179) or went to the police at once', () => {
    anew(openedWith({ facts: { notMediable: 'hired-injury' } }), 'parties-ask').refuses(
      'reopening-not-allowed',
    );
    anew(openedWith({ facts: { domesticViolence: true } }), 'parties-ask').refuses('reopening-not-allowed');
    for (const ground of ['authority-only', 'mediation-barred', 'accepted-elsewhere'] as const) {
      anew([...opened, closed({ outcome: 'not-acceptable', ground })], 'parties-ask').refuses(
        'reopening-not-allowed',
      );
    }
  });
  test('is not for what the court has confirmed, or is asked to (Civil Procedure Law art. 206)', () => {
    const applied = event('confirmation-applied', {});
    anew([...settled, applied], 'parties-ask').refuses('reopening-not-allowed');
    const confirmed = event('confirmation-decided', { decision: 'confirmed' });
    anew([...settled, applied, confirmed], 'parties-ask').refuses('reopening-not-allowed');
  });
  test('asks everyone anew: nothing that was said, tried or invited before counts (arts 17, 20)', () => {
    const anewOpened = decider.decide(
      reopen('parties-ask'),
      [...willing, held('A', 'B'), closed({ outcome: 'withdrawn' })].reduce(decider.evolve, decider.initial),
    );
    if ('rejected' in anewOpened) throw new Error(anewOpened.rejected);
    const past = [...willing, held('A', 'B'), closed({ outcome: 'withdrawn' }), ...anewOpened];
    given(...past)
      .when(command('CloseCase', { outcome: 'failed', routesTold: ['court'] }))
      .refuses('session-missing');
    given(...past)
      .when(command('RecordConsent', { party: 'A', answer: 'given' }, '2019-05-21T10:00:00+08:00'))
      .refuses('time-out-of-order');
  });
  test('gives police no third mediation', () => {
    const twice = [
      ...openedWith({ facts: { publicSecurityAct: true } }),
      consented('A', 'police'),
      consented('B', 'police'),
      held('A', 'B'),
      held('A', 'B'),
      closed({ outcome: 'withdrawn' }),
    ];
    given(
      ...twice,
      event('reopened', {
        reportId: id,
        category: 'damages',
        ground: 'parties-ask',
        takesBack: ended('withdrawn'),
        note,
        routing: {
          tier: 'centre',
          venue: 'dingmao-centre',
          procedure: 'police',
          goldMedal: false,
          reasons: [{ rule: 'x' }],
        },
      }),
      consented('A', 'police'),
      consented('B', 'police'),
    )
      .when(command('HoldSession', { parties: ['A', 'B'], mode: 'together', note }))
      .refuses('police-mediation-used');
  });
});

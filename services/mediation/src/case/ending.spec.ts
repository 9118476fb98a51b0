import { describe, test } from 'vitest';
import {
  agreed,
  close,
  closed,
  command,
  consented,
  event,
  given,
  held,
  id,
  note,
  opened,
  openedAt,
  openedWith,
  toCourt,
  willing,
} from './case.fixtures.ts';

const tried = [...willing, held('A', 'B')];

describe('closing', () => {
  test('as settled needs an agreement', () => {
    given(...willing, agreed)
      .when(close({ outcome: 'settled' }))
      .yields(closed({ outcome: 'settled' }));
    given(...willing)
      .when(close({ outcome: 'settled' }))
      .refuses('agreement-missing');
  });
  test('as failed needs the parties to be told of the other routes (People’s Mediation Law art. 26)', () => {
    given(...tried)
      .when(close({ outcome: 'failed', routesTold: ['court'] }))
      .yields(closed({ outcome: 'failed', routesTold: ['court'] }));
    for (const routesTold of [undefined, [], ['administrative' as const]]) {
      given(...tried)
        .when(close({ outcome: 'failed', routesTold }))
        .refuses('routes-not-told');
    }
  });
  test('a labour dispute as failed tells of arbitration (Labour Mediation Law arts 14, 15)', () => {
    const labour = [
      ...openedWith({ category: 'other-labour' }),
      consented('A'),
      consented('B'),
      held('A', 'B'),
    ];
    given(...labour)
      .when(close({ outcome: 'failed', routesTold: ['court'] }))
      .refuses('routes-not-told');
    given(...labour)
      .when(close({ outcome: 'failed', routesTold: ['arbitration'] }))
      .yields(closed({ category: 'other-labour', outcome: 'failed', routesTold: ['arbitration'] }));
  });
  test('police mediation as failed starts the time of the police that day (procedure rules art. 185)', () => {
    const act = [
      ...openedWith({ facts: { publicSecurityAct: true } }),
      consented('A', 'police'),
      consented('B', 'police'),
      held('A', 'B'),
    ];
    given(...act)
      .when(close({ outcome: 'failed', routesTold: ['court'] }))
      .yields(
        closed({
          outcome: 'failed',
          tier: 'centre',
          routesTold: ['court'],
          authority: 'police',
          handlingStartsOn: '2019-05-22',
        }),
      );
  });
  test('as failed needs that it was tried', () =>
    given(...willing)
      .when(close({ outcome: 'failed', routesTold: ['court'] }))
      .refuses('session-missing'));
  test('as failed is not for the scene, from where it is passed on', () =>
    given(...openedWith({ facts: { onScene: true } }), consented('A'), consented('B'), held('A', 'B'))
      .when(close({ outcome: 'failed', routesTold: ['court'] }))
      .refuses('exit-not-open'));
  test('is not before what was done', () => {
    const late = event(
      'session-held',
      { parties: ['A', 'B'], mode: 'together', note },
      '2019-05-23T10:00:00+08:00',
    );
    for (const outcome of ['withdrawn', 'failed'] as const) {
      given(...willing, late)
        .when(close({ outcome, routesTold: ['court'] }))
        .refuses('time-out-of-order');
    }
    given(...willing, late)
      .when(toCourt)
      .refuses('time-out-of-order');
  });
  test('is not before the agreement', () =>
    given(...willing, agreed)
      .when(close({ outcome: 'settled' }, '2019-05-22T09:59:59+08:00'))
      .refuses('time-out-of-order'));
  test('as withdrawn is open to the parties at any time (art. 23)', () =>
    given(...opened)
      .when(close({ outcome: 'withdrawn' }))
      .yields(closed({ outcome: 'withdrawn' })));
  test('otherwise than settled is not for a case that is agreed', () =>
    given(...willing, agreed)
      .when(close({ outcome: 'withdrawn' }))
      .refuses('agreement-exists'));
});

describe('what is not acceptable', () => {
  test('says on which ground', () => {
    given(...opened)
      .when(close({ outcome: 'not-acceptable' }))
      .refuses('ground-missing');
    given(...opened)
      .when(close({ outcome: 'not-acceptable', ground: 'accepted-elsewhere' }))
      .yields(closed({ outcome: 'not-acceptable', ground: 'accepted-elsewhere' }));
  });
  test('by art. 179 of the procedure rules goes to the police', () =>
    given(...opened)
      .when(close({ outcome: 'not-acceptable', ground: 'art-179-suspect-escaped' }))
      .yields(closed({ outcome: 'not-acceptable', ground: 'art-179-suspect-escaped', authority: 'police' })));
  test('because a party is silent needs one who is', () => {
    const silent = event('party-contacted', { party: 'B', status: 'silent', means: 'visit' });
    const end = { outcome: 'not-acceptable' as const, ground: 'party-silent' as const };
    given(...opened)
      .when(close(end))
      .refuses('party-not-silent');
    given(...opened, silent)
      .when(close(end))
      .yields(closed(end));
  });
});

describe('leaving (art. 3: arbitration, administration and court stay open; art. 32: so they do over an agreement)', () => {
  const left = closed({ outcome: 'transferred', authority: 'court', note });
  test.each([
    ['before anyone was asked', opened],
    ['after it was tried', tried],
    ['after an agreement', [...willing, agreed]],
  ])('is possible %s', (_, past) =>
    given(...past)
      .when(toCourt)
      .yields(left),
  );
  test('is done once', () =>
    given(...opened, left)
      .when(toCourt)
      .refuses('case-ended'));
});

describe('tasks of departments', () => {
  const joint = [
    ...openedWith({ category: 'migrant-wages' }),
    consented('A'),
    consented('B'),
    held('A', 'B'),
  ];
  const fail = close({ outcome: 'failed', routesTold: ['arbitration'] });
  const answered = (status: 'received' | 'done' | 'declined') =>
    event('department-answered', { department: 'labour', status });
  const where = { category: 'migrant-wages', tier: 'joint' } as const;
  const failed = closed({ ...where, outcome: 'failed', routesTold: ['arbitration'] });
  test('keep a case from being closed while they are open', () => {
    given(...joint)
      .when(fail)
      .refuses('task-open');
    given(...joint, answered('received'))
      .when(fail)
      .refuses('task-open');
    given(...joint, answered('done'))
      .when(fail)
      .yields(failed);
    given(...joint, answered('declined'))
      .when(fail)
      .yields(failed);
  });
  test('do not keep parties from leaving (arts 17, 23)', () =>
    given(...joint)
      .when(command('RecordConsent', { party: 'A', answer: 'refused' }))
      .yields(closed({ ...where, outcome: 'refused', refusedBy: 'A', cancelled: ['labour'] })));
});

test('the case is told by its report', () =>
  given(...opened)
    .when(close({ outcome: 'withdrawn' }))
    .yields(
      event('closed', {
        ...{ reportId: id, category: 'damages', outcome: 'withdrawn' },
        ...{ tier: 'workstation', since: openedAt, limit: 'kept' },
      }),
    ));

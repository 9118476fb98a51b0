import { describe, expect, test } from 'vitest';
import {
  at,
  closed,
  decider,
  given,
  id,
  note,
  now,
  open,
  opened,
  openedAt,
  openedWith,
  toTier,
} from './case.fixtures.ts';
import type { CaseCommand } from './commands.ts';

describe('opening', () => {
  test('routes the case, pins the ladder and sets its limits', () => {
    given()
      .when(open())
      .yields(...opened);
    expect(opened).toMatchObject([
      {
        type: 'opened',
        data: {
          routing: {
            tier: 'workstation',
            ladder: 1,
            panel: ['people'],
            stepDueAt: '2019-05-30T23:59:59+08:00',
          },
          deadline: { rule: 'people-one-month', dueAt: '2019-06-21T23:59:59+08:00' },
        },
      },
    ]);
  });
  test('a second time changes nothing', () =>
    given(...opened)
      .when(open())
      .yields());

  test('of violence in a family ends with the police, and no meeting of the parties (Anti-Domestic Violence Law art. 15)', () => {
    const [, end, ...more] = openedWith({ facts: { domesticViolence: true } });
    const nowhere = { tier: null, limit: undefined };
    expect(end).toEqual({
      ...closed({ outcome: 'transferred', authority: 'police', ...nowhere }),
      at: openedAt,
    });
    expect(more).toEqual([]);
  });

  test.each([
    'hired-injury',
    'gang-fight-or-provocation',
    'repeated-offences',
    'party-unwilling',
    'new-offence-during-mediation',
    'suspect-escaped',
    'other',
  ] as const)(
    'of an act that may not be mediated (%s) ends with the police (procedure rules art. 179)',
    (ground) => {
      const [, end] = openedWith({ facts: { publicSecurityAct: true, notMediable: ground } });
      expect(end).toMatchObject({
        type: 'closed',
        data: { outcome: 'not-acceptable', ground: `art-179-${ground}`, authority: 'police' },
      });
    },
  );

  test('of unpaid wages invites the labour department at once', () => {
    const [first, ...rest] = openedWith({ category: 'migrant-wages' });
    expect(first).toMatchObject({ data: { routing: { tier: 'joint', departments: ['labour'] } } });
    expect(rest).toMatchObject([
      { type: 'department-invited', data: { department: 'labour', dueAt: '2019-05-28T23:59:59+08:00' } },
    ]);
  });
});

describe('more that becomes known', () => {
  const learn = (facts: object): CaseCommand => ({ type: 'AddFacts', facts, at, now });
  const outcome = (facts: object, past = opened) => {
    const decided = decider.decide(learn(facts), past.reduce(decider.evolve, decider.initial));
    return 'rejected' in decided ? decided.rejected : decided;
  };

  test('takes the case up the ladder where it belongs with that', () =>
    expect(outcome({ fatality: true })).toMatchObject([
      { type: 'facts-added', data: { facts: { fatality: true } } },
      { type: 'transferred', data: { routing: { tier: 'centre', goldMedal: true } } },
    ]));
  test('never takes it down again', () =>
    expect(outcome({ injury: true }, openedWith({ facts: { fatality: true } }))).toMatchObject([
      { type: 'facts-added' },
    ]));
  test('changes what is asked of the mediator where it is', () =>
    expect(outcome({ languages: ['ko'] })).toMatchObject([
      { type: 'facts-added' },
      { type: 'transferred', data: { routing: { tier: 'workstation', languages: ['ko'] } } },
    ]));
  test('of violence in the family ends it with the police', () =>
    expect(outcome({ domesticViolence: true })).toMatchObject([
      { type: 'facts-added' },
      { type: 'closed', data: { outcome: 'transferred', authority: 'police' } },
    ]));
  test('an act against public security makes it police mediation, another legal act', () =>
    expect(outcome({ publicSecurityAct: true })).toMatchObject([
      { type: 'facts-added' },
      {
        type: 'transferred',
        data: { routing: { tier: 'centre', procedure: 'police', panel: ['police', 'people', 'judicial'] } },
      },
    ]));
  test('told twice is known once', () =>
    expect(outcome({ injury: true }, openedWith({ facts: { injury: true } }))).toEqual([]));
});

describe('time', () => {
  test('what lies ahead has not happened', () =>
    given(...opened)
      .when({ ...toTier('centre'), at: '2020-06-01T00:00:01Z' } as CaseCommand)
      .refuses('time-in-future'));
  test('nothing happens to a case before it is opened', () =>
    given(...opened)
      .when({ ...toTier('centre'), at: '2019-05-21T09:29:59+08:00' } as CaseCommand)
      .refuses('time-before-opening'));
  test('nor to one that never was', () => given().when(toTier('centre')).refuses('not-found'));
});

describe('a transfer', () => {
  test('to a higher tier carries the new routing and keeps the procedure', () => {
    const decided = decider.decide(toTier('centre'), opened.reduce(decider.evolve, decider.initial));
    expect(decided).toMatchObject([
      {
        type: 'transferred',
        data: {
          reportId: id,
          note,
          routing: { tier: 'centre', venue: 'dingmao-centre', procedure: 'people' },
        },
      },
    ]);
  });
  test('to joint mediation needs departments, and invites them', () => {
    given(...opened)
      .when(toTier('joint'))
      .refuses('departments-missing');
    given(...opened)
      .when(toTier('joint', { departments: ['navy'] }))
      .refuses('unknown-department');
    const decided = decider.decide(
      toTier('joint', { departments: ['urban-management'] }),
      opened.reduce(decider.evolve, decider.initial),
    );
    expect(decided).toMatchObject([
      { type: 'transferred', data: { routing: { tier: 'joint', departments: ['urban-management'] } } },
      { type: 'department-invited', data: { department: 'urban-management' } },
    ]);
  });
  test('down the ladder is refused', () =>
    given(...openedWith({ facts: { fatality: true } }))
      .when(toTier('workstation'))
      .refuses('no-further-tier'));
});

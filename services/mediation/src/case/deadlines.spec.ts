import type { CaseEvent } from '@maplebridge/contracts/mediation';
import { describe, expect, test } from 'vitest';
import {
  agreed,
  asked,
  closed,
  consented,
  decider,
  event,
  given,
  held,
  member,
  note,
  opened,
  openedWith,
  policy,
  runDueCommands,
  willing,
} from './case.fixtures.ts';
import { deadlinesOf } from './deadlines.ts';
import type { DataOf } from './state.ts';

const stateOf = (events: readonly CaseEvent[]) => events.reduce(decider.evolve, decider.initial);
const decided = (events: readonly CaseEvent[], moment: string) => {
  const it = decider.decide(runDueCommands(moment), stateOf(events));
  if ('rejected' in it) throw new Error(it.rejected);
  return it;
};
const stepEnds = '2019-05-30T15:59:59.000Z';
const stepOver = (tier: string, dueAt: string, at: string) =>
  event('overdue', { rule: `step-${tier}`, dueAt }, at);

describe('the step', () => {
  test('steps up by itself when its time has run out, and says so once', () => {
    const up = decided(opened, stepEnds);
    expect(up).toMatchObject([
      { type: 'overdue', data: { rule: 'step-workstation' } },
      {
        type: 'transferred',
        data: { routing: { tier: 'centre', venue: 'dingmao-centre', reasons: [{ rule: 'time-ran-out' }] } },
      },
    ]);
    given(...opened, ...up)
      .when(runDueCommands(stepEnds))
      .yields();
  });
  test('a clock that is early changes nothing', () =>
    given(...opened)
      .when(runDueCommands('2019-05-30T15:59:58.999Z'))
      .yields());
  test('at the centre with departments goes on to joint mediation, and invites them', () => {
    const centre = openedWith({ category: 'damages', facts: { fatality: true, foreignParty: true } });
    expect(decided(centre, '2019-06-12T15:59:59.000Z')).toMatchObject([
      { type: 'overdue', data: { rule: 'step-centre' } },
      { type: 'transferred', data: { routing: { tier: 'joint' } } },
      { type: 'department-invited', data: { department: 'immigration' } },
    ]);
  });
  test('that has none above it is told and stays', () => {
    const due = '2019-06-12T15:59:59.000Z';
    const [over, ...more] = decided(openedWith({ facts: { fatality: true } }), due);
    expect(over).toEqual(stepOver('centre', '2019-06-12T23:59:59+08:00', due));
    expect(more).toEqual([]);
  });
  test('is escalated from the scene to the nearest workstation', () =>
    expect(decided(openedWith({ facts: { onScene: true } }), '2019-05-22T15:59:59.000Z')).toMatchObject([
      { type: 'overdue', data: { rule: 'step-on-the-spot' } },
      { type: 'transferred', data: { routing: { tier: 'workstation' } } },
    ]));
  test('does not run for a case that is agreed or has ended', () => {
    given(...willing, agreed)
      .when(runDueCommands(stepEnds))
      .yields();
    given(...opened, closed({ outcome: 'withdrawn' }))
      .when(runDueCommands('2020-01-01T00:00:00.000Z'))
      .yields();
  });
});

describe('the answer of a mediator', () => {
  const due = '2019-05-23T02:00:00.000Z';
  const inTime = event('mediator-asked', { ...(asked().data as DataOf<'mediator-asked'>), answerBy: due });
  test('that does not come makes room for the next', () =>
    given(...opened, inTime)
      .when(runDueCommands(due))
      .yields(event('mediator-excluded', { mediator: member().id, why: 'no-answer' }, due)));
  test('that came stops the scheduler', () =>
    given(...opened, inTime, event('mediator-accepted', { mediator: member().id }))
      .when(runDueCommands(due))
      .yields());
});

describe('every other clock', () => {
  const rulesOf = (events: readonly CaseEvent[]) => {
    const state = stateOf(events);
    return state && deadlinesOf(policy, state).map(({ rule, dueAt }) => [rule, dueAt]);
  };
  test('runs beside the others, the next first', () =>
    expect(rulesOf([...openedWith({ category: 'migrant-wages' })])).toEqual([
      ['department-task-labour', '2019-05-28T23:59:59+08:00'],
      ['labour-15-days', '2019-06-05T23:59:59+08:00'],
      ['step-joint', '2019-06-19T23:59:59+08:00'],
    ]));
  test('of terms and the return visit runs on after the case is closed', () => {
    const terms = [{ by: 'B', kind: 'act' as const, dueOn: '2019-06-10' }];
    const owed = event('agreed', { ...(agreed.data as DataOf<'agreed'>), terms });
    const settled = [...willing, owed, closed({ outcome: 'settled' })];
    expect(rulesOf(settled)).toEqual([
      ['term-1', '2019-06-10T23:59:59+08:00'],
      ['return-visit', '2019-06-21T23:59:59+08:00'],
    ]);
    const due = '2019-06-10T15:59:59.000Z';
    const noted = event('overdue', { rule: 'term-1', dueAt: '2019-06-10T23:59:59+08:00' }, due);
    given(...settled)
      .when(runDueCommands(due))
      .yields(noted);
    given(...settled, noted)
      .when(runDueCommands(due))
      .yields();
    expect(
      rulesOf([...settled, event('term-performed', { term: 1 }), event('visited', { kept: true, note })]),
    ).toEqual([]);
  });
  test('of the second police mediation runs from the first', () => {
    const act = [
      ...openedWith({ facts: { publicSecurityAct: true } }),
      consented('A', 'police'),
      consented('B', 'police'),
      held('A', 'B'),
    ];
    expect(rulesOf(act)?.[0]).toEqual(['police-second-mediation', '2019-05-31T23:59:59+08:00']);
  });
  test('of the limit stands still during an appraisal', () => {
    const medical = openedWith({ category: 'medical' });
    expect(rulesOf(medical)?.some(([rule]) => rule === 'medical-30-working-days')).toBe(true);
    expect(
      rulesOf([...medical, event('limit-paused', {})])?.some(([rule]) => rule === 'medical-30-working-days'),
    ).toBe(false);
  });
});

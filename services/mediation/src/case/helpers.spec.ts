import { describe, test } from 'vitest';
import { command, event, given, note, opened, openedWith } from './case.fixtures.ts';

describe('a helper (People’s Mediation Law art. 20)', () => {
  const invite = (consentedBy: string[], over: object = {}) =>
    command('InviteHelper', { kind: 'community', consentedBy, ...over });
  const invited = event('helper-invited', { helper: 'H1', kind: 'community', consentedBy: ['A', 'B'] });
  test('is invited with the consent of all parties', () =>
    given(...opened)
      .when(invite(['A', 'B']))
      .yields(invited));
  test('is not invited without', () => {
    given(...opened)
      .when(invite(['A']))
      .refuses('consent-missing');
    given(...opened)
      .when(invite(['A', 'B', 'C']))
      .refuses('unknown-party');
  });
  test('gets a number of their own', () =>
    given(...opened, invited)
      .when(invite(['A', 'B'], { note }))
      .yields(event('helper-invited', { helper: 'H2', kind: 'community', consentedBy: ['A', 'B'], note })));
  test('whom a party does not want is not invited', () => {
    const mediator = '3m00000000000000000000000s';
    given(...opened, event('mediator-excluded', { mediator, why: 'vetoed', party: 'A' }))
      .when(invite(['A', 'B'], { mediator }))
      .refuses('mediator-unsuitable');
    given(
      ...opened,
      event('helper-invited', { helper: 'H1', kind: 'community', mediator, consentedBy: ['A', 'B'] }),
    )
      .when(invite(['A', 'B'], { mediator }))
      .yields();
  });
});

describe('a department', () => {
  const joint = openedWith({ category: 'migrant-wages' });
  const invite = (department: string) => command('InviteDepartment', { department, note });
  const reply = (status: 'received' | 'done' | 'declined', department = 'labour', when?: string) =>
    command('AnswerTask', { department, status }, when);
  const replied = (status: 'received' | 'done' | 'declined') =>
    event('department-answered', { department: 'labour', status });
  test('is invited with a clock of its own', () =>
    given(...opened)
      .when(invite('urban-management'))
      .yields(
        event('department-invited', {
          department: 'urban-management',
          dueAt: '2019-05-29T23:59:59+08:00',
          note,
        }),
      ));
  test('is asked once while its task is open', () =>
    given(...joint)
      .when(invite('labour'))
      .yields());
  test('must be one of the city’s', () =>
    given(...opened)
      .when(invite('navy'))
      .refuses('unknown-department'));
  test('receives its task and does it', () => {
    given(...joint)
      .when(reply('received'))
      .yields(replied('received'));
    given(...joint, replied('received'))
      .when(reply('received'))
      .yields();
    given(...joint, replied('received'))
      .when(reply('done'))
      .yields(replied('done'));
  });
  test('that has done or declined its task has received it, whenever that is told', () => {
    for (const status of ['done', 'declined'] as const)
      given(...joint, replied(status))
        .when(reply('received'))
        .yields();
  });
  test('answers no task it does not have, or has done, or before it was asked', () => {
    given(...joint)
      .when(reply('done', 'court'))
      .refuses('unknown-task');
    given(...joint, replied('done'))
      .when(reply('declined'))
      .refuses('unknown-task');
    given(
      ...opened,
      event('department-invited', { department: 'labour', dueAt: '2019-05-29T23:59:59+08:00' }),
    )
      .when(reply('done', 'labour', '2019-05-22T09:59:59+08:00'))
      .refuses('time-out-of-order');
  });
});

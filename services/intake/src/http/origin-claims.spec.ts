import type { NewReport } from '@maplebridge/contracts/intake';
import type { Caller } from '@maplebridge/lambda';
import { describe, expect, test } from 'vitest';
import { originProblem } from './origin-claims.ts';

const caller = (role: Caller['role']): Caller => ({ sub: 's', role, area: 'dingmao' });
const report = (over: Partial<Extract<NewReport, { kind: 'dispute' }>> = {}): NewReport => ({
  kind: 'dispute',
  category: 'neighbours',
  channel: 'app',
  position: { lng: 119.51, lat: 32.18 },
  words: 'w',
  ...over,
});

describe('the fact that an officer is on scene', () => {
  const body = report({ facts: { onScene: true } });
  test('is accepted from officers', () => expect(originProblem(body, caller('officer'))).toBeUndefined());

  test.each([
    'resident',
    'volunteer',
    'mediator',
    'enterprise',
    'department',
    'supervisor',
    'admin',
  ] as const)('is not believed of role %s', (role) =>
    expect(originProblem(body, caller(role))).toMatchObject({
      rejected: 'on-scene-not-allowed',
      field: '/facts/onScene',
    }),
  );

  test('is rejected from anonymous callers', () =>
    expect(originProblem(body, undefined)?.rejected).toBe('on-scene-not-allowed'));

  test('may be denied by anyone', () =>
    expect(originProblem(report({ facts: { onScene: false, injury: true } }), undefined)).toBeUndefined());
});

describe('a channel', () => {
  test.each(['110-desk', 'patrol'] as const)('%s is for staff', (channel) => {
    expect(originProblem(report({ channel }), caller('mediator'))).toBeUndefined();
    for (const other of [caller('resident'), caller('department'), undefined]) {
      expect(originProblem(report({ channel }), other)).toMatchObject({
        rejected: 'channel-not-allowed',
        field: '/channel',
      });
    }
  });

  test.each(['app', 'walk-in', 'enterprise', 'partner'] as const)('%s is for anyone', (channel) =>
    expect(originProblem(report({ channel }), undefined)).toBeUndefined(),
  );
});

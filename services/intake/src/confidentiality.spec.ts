import { describe, expect, test } from 'vitest';
import { barredFrom, isShownToOthers } from './confidentiality.ts';

const area = { city: '321100', district: '321171', station: 'dingmao' };
const officer = { sub: 'o', role: 'officer', area: 'dingmao' } as const;

describe('a report is read by its reporter and', () => {
  test.each([
    ['the officers of its station', officer, undefined],
    ['the mediators of its station', { ...officer, role: 'mediator' }, undefined],
    ['the supervisors of its city', { ...officer, role: 'supervisor', area: '321100' }, undefined],
    ['not those of another station', { ...officer, area: 'baotalu' }, 'area-not-yours'],
    ['not other residents', { ...officer, role: 'resident', area: '321100' }, 'not-your-report'],
    ['not departments', { ...officer, role: 'department', area: '321100' }, 'not-your-report'],
  ] as const)('%s', (_, caller, code) =>
    expect(barredFrom({ kind: 'dispute', area }, caller)?.rejected).toBe(code),
  );
});

describe('a tip is read by its reporter and', () => {
  test.each([
    ['the officers of its station', officer, undefined],
    ['not its mediators', { ...officer, role: 'mediator' }, 'not-your-report'],
    ['not the officers of the whole city', { ...officer, area: '321100' }, 'not-your-report'],
    ['not supervisors', { ...officer, role: 'supervisor', area: '321100' }, 'not-your-report'],
    ['not administrators', { ...officer, role: 'admin', area: '321100' }, 'not-your-report'],
    ['not the officers of another station', { ...officer, area: 'baotalu' }, 'area-not-yours'],
  ] as const)('%s', (_, caller, code) =>
    expect(barredFrom({ kind: 'tip', area }, caller)?.rejected).toBe(code),
  );
});

describe('a report of a grid is read by', () => {
  const triage = { grid: 'dingmao-3' };
  const inGrid = { ...officer, area: 'dingmao-3' };
  test.each([
    ['whoever holds a role for the grid', 'dispute', inGrid, undefined],
    ['not those of another grid', 'dispute', { ...officer, area: 'dingmao-4' }, 'area-not-yours'],
    ['the station', 'dispute', officer, undefined],
    ['the officers of the station, if it is a tip, and not the grid', 'tip', inGrid, 'not-your-report'],
  ] as const)('%s', (_, kind, caller, code) =>
    expect(barredFrom({ kind, area, triage }, caller)?.rejected).toBe(code),
  );
});

describe('others learn that there is', () => {
  const hidden = { dispute: ['marriage-family' as const], service: ['permit-or-id' as const] };
  test.each([
    ['a dispute about a leak', { kind: 'dispute', category: 'neighbours' }, true],
    ['a blocked lane', { kind: 'hazard', category: 'fire-lane-blocked' }, true],
    ['a lamp to be mended', { kind: 'service', category: 'real-thing' }, true],
    ['no tip', { kind: 'tip', category: 'other' }, false],
    ['no quarrel in a marriage', { kind: 'dispute', category: 'marriage-family' }, false],
    ['no permit', { kind: 'service', category: 'permit-or-id' }, false],
    [
      'no violence in a family',
      { kind: 'dispute', category: 'other', facts: { domesticViolence: true } },
      false,
    ],
  ] as const)('%s', (_, report, shown) => expect(isShownToOthers(hidden, report)).toBe(shown));
});

import { hazardEvents, inspectionEvents } from '@maplebridge/contracts/hazard';
import { describe, expect, test } from 'vitest';
import { area, heard, id, may, sums } from './counting.fixtures.ts';

const about = { kind: 'gas', source: 'patrol' } as const;
const foundAt = may(1);
const found = heard(hazardEvents, 'found', foundAt, { ...about, area, park: null, similar: [] });
type Grade = 'general' | 'major';
const graded = (day: number, grade: Grade, before?: Grade) =>
  heard(hazardEvents, 'graded', may(day), { grade, ...(before && { before }), foundAt });
const escalated = (day: number, first: boolean) =>
  heard(hazardEvents, 'escalated', may(day), { to: 'station', dueAt: may(9), grade: 'major', first });
const closed = (outcome: 'rectified' | 'unfounded' | 'duplicate', more: object = {}) =>
  heard(hazardEvents, 'closed', may(20), { ...about, outcome, foundAt, ...more });
const wasFound = { 'hazards.found': 1, 'hazards.found/kind=gas': 1, 'hazards.found/source=patrol': 1 };

describe('a hazard', () => {
  test('counts each step on the day it happened, and overdue once, however often it is escalated', () =>
    expect(
      sums(
        ...[found, graded(2, 'major'), escalated(10, true), escalated(11, false)],
        closed('rectified', { grade: 'major', onTime: false }),
      ),
    ).toEqual({
      '2019-05-01': { ...wasFound, 'hazards.major': 1 },
      '2019-05-10': { 'hazards.overdue': 1 },
      '2019-05-20': { 'hazards.rectified': 1, 'hazards.rectified/kind=gas': 1, 'hazards.rectify/19': 1 },
    }));
  test('rectified by its deadline is on time', () =>
    expect(sums(closed('rectified', { grade: 'general', onTime: true }))['2019-05-20']).toMatchObject({
      'hazards.onTime': 1,
    }));
  test('counts its current grade on the day it was found', () =>
    expect(
      sums(
        ...[graded(4, 'general', 'major'), found, graded(2, 'general'), graded(3, 'major', 'general')],
        graded(5, 'general', 'general'),
      ),
    ).toEqual({ '2019-05-01': wasFound }));
  test.each(['unfounded', 'duplicate'] as const)(
    'closed as %s is no longer counted, whatever its grade',
    (outcome) => {
      expect(sums(closed(outcome), found)).toEqual({});
      expect(sums(closed(outcome, { grade: 'major' }), graded(2, 'major'), found)).toEqual({});
    },
  );
});

describe('an inspection', () => {
  const site = { enterprise: id, unit: 'U1', area, park: null };
  const missed = (day: number, first: boolean) =>
    heard(inspectionEvents, 'missed', may(day), { to: 'station', dueAt: may(9), first });
  test('is counted when completed, and once when missed', () =>
    expect(
      sums(
        ...[missed(10, true), missed(12, false)],
        heard(inspectionEvents, 'completed', may(13), { ...site, findings: 2 }),
      ),
    ).toEqual({ '2019-05-10': { 'inspections.missed': 1 }, '2019-05-13': { 'inspections.completed': 1 } }));
  test('done in time but entered late is not counted as missed', () =>
    expect(
      sums(
        heard(inspectionEvents, 'completed', may(9), { ...site, findings: 0, missedAt: may(10) }),
        missed(10, true),
      ),
    ).toEqual({ '2019-05-09': { 'inspections.completed': 1 } }));
});

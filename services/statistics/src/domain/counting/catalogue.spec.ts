import { accidentEvents } from '@maplebridge/contracts/hazard';
import { reportEvents } from '@maplebridge/contracts/intake';
import { expect, test } from 'vitest';
import { countedTypes, incrementsOf } from './catalogue.ts';
import { area, heard, id, may } from './counting.fixtures.ts';

const accident = heard(accidentEvents, 'reported', may(1, '23:30:00'), {
  ...{ enterprise: id, area, park: null, kind: 'leak', deaths: 0, injured: 1 },
  ...{ told: ['emergency-management'], dueAt: may(2), note: 'note-1' },
});

test('an event adds to its station, on the calendar day in the time zone of the city', () => {
  const counts = { 'accidents.reported': 1, 'accidents.reported/kind=leak': 1 };
  const increment = { district: '321171', station: 'dingmao', counts };
  expect(incrementsOf(accident, 'Asia/Shanghai')).toEqual([{ day: '2019-05-01', ...increment }]);
  expect(incrementsOf(accident, 'Asia/Tokyo')).toEqual([{ day: '2019-05-02', ...increment }]);
});

test('an event that does not match its schema, or has no station, throws', () => {
  const withoutKind = { ...accident, data: { ...(accident.data as object), kind: 'flood' } };
  expect(() => incrementsOf(withoutKind, 'Asia/Shanghai')).toThrow();
  for (const area of ['321100/321171', '321100'])
    expect(() => incrementsOf({ ...accident, area }, 'Asia/Shanghai')).toThrow('has no station');
});

test('an event type that is not counted adds nothing and is not subscribed to', () => {
  const notCounted = heard(reportEvents, 'words-added', may(1), { from: 'staff', note: 'note-1' });
  expect(incrementsOf(notCounted, 'Asia/Shanghai')).toEqual([]);
  expect(countedTypes).not.toContain(notCounted.type);
  expect(countedTypes).toContain(accident.type);
});

import { accidentEvents } from '@maplebridge/contracts/hazard';
import { reportEvents } from '@maplebridge/contracts/intake';
import { expect, test } from 'vitest';
import { countedTypes, incrementsOf } from './catalogue.ts';
import { area, heard, id, may } from './counting.fixtures.ts';

const accident = heard(accidentEvents, 'reported', may(1, '23:30:00'), {
  ...{ enterprise: id, area, park: null, kind: 'leak', deaths: 0, injured: 1 },
  ...{ told: ['emergency-management'], dueAt: may(2), note: 'note-1' },
});

test('an event adds to its station, on the day by the scheduler of the city', () => {
  const counts = { 'accidents.reported': 1, 'accidents.reported/kind=leak': 1 };
  const increment = { district: '321171', station: 'dingmao', counts };
  expect(incrementsOf(accident, 'Asia/Shanghai')).toEqual([{ day: '2019-05-01', ...increment }]);
  expect(incrementsOf(accident, 'Asia/Tokyo')).toEqual([{ day: '2019-05-02', ...increment }]);
});

test('an event that misses its schema, or has no station, fails loudly', () => {
  const withoutKind = { ...accident, data: { ...(accident.data as object), kind: 'flood' } };
  expect(() => incrementsOf(withoutKind, 'Asia/Shanghai')).toThrow();
  for (const area of ['321100/321171', '321100'])
    expect(() => incrementsOf({ ...accident, area }, 'Asia/Shanghai')).toThrow('at no station');
});

test('what does not count adds nothing, and is not listened for', () => {
  const told = heard(reportEvents, 'words-added', may(1), { from: 'staff', note: 'note-1' });
  expect(incrementsOf(told, 'Asia/Shanghai')).toEqual([]);
  expect(countedTypes).not.toContain(told.type);
  expect(countedTypes).toContain(accident.type);
});

import { ParkView } from '@maplebridge/contracts/hazard';
import { loadCity } from '@maplebridge/directory/load';
import { expect, test } from 'vitest';
import { parkView } from './parks.ts';

const { parks, safety } = loadCity('zhenjiang');
const [park] = parks;
if (!park) throw new Error('the sample city has a park');

const asOf = '2026-05-21T02:00:00.000Z';
const view = (items: Record<string, Record<string, number>>, month = '2026-05') =>
  parkView(park, { counters: new Map(Object.entries(items)), asOf }, month, '2026-05', safety.effect);

test('a park in which nothing happened shows zeros and no rates', () => {
  const shown = parkView(park, { counters: new Map(), asOf: null }, '2026-05', '2026-05', safety.effect);
  expect(ParkView.parse(shown)).toMatchObject({
    units: { red: 0, orange: 0, yellow: 0, blue: 0 },
    hazards: { open: 0, rectificationRate: { text: '—' }, onTimeRate: { text: '—' } },
    inspections: { due: 0, missed: 0, completed: 0 },
    effect: { e: 100 },
    asOf: null,
  });
});

test('the present state and the month come from its counters', () => {
  const shown = view({
    now: { unitsRed: 1, unitsBlue: 4, open: 3, overdue: 1, majorOpen: 1, inspectionsDue: 2 },
    '2026-05': { found: 8, rectified: 6, onTime: 5, planned: 4, completed: 3, missed: 1 },
  });
  expect(ParkView.parse(shown)).toMatchObject({
    park: park.id,
    month: '2026-05',
    units: { red: 1, orange: 0, yellow: 0, blue: 4 },
    hazards: {
      open: 3,
      overdue: 1,
      majorOpen: 1,
      found: 8,
      rectified: 6,
      rectificationRate: { percent: '75.0' },
      onTimeRate: { percent: '83.3' },
    },
    inspections: { due: 2, missed: 1, completed: 3 },
    effect: { a: 37.5, tasks: { done: 3, planned: 4 } },
    asOf,
  });
});

test('older open hazards count as to be fixed in every month until they are', () => {
  const items = {
    '2026-03': { found: 5, rectified: 1 },
    '2026-04': { rectified: 2 },
    '2026-05': { found: 2, rectified: 4 },
  };
  const toFix = (month: string) => view(items, month).effect.hazards;
  expect(toFix('2026-02')).toMatchObject({ accepted: 0, toFix: 0 });
  expect(toFix('2026-03')).toMatchObject({ accepted: 1, toFix: 5 });
  expect(toFix('2026-04')).toMatchObject({ accepted: 2, toFix: 4 });
  expect(toFix('2026-05')).toMatchObject({ accepted: 4, toFix: 4 });
});

test('an overdue major hazard is a veto now, an accident in its month', () => {
  const items = { now: { majorOverdue: 1 }, '2026-04': { accidents: 1 } };
  expect(view(items).effect).toMatchObject({ e: 0, vetoes: ['major-overdue'] });
  expect(view(items, '2026-04').effect).toMatchObject({ e: 0, vetoes: ['accident'] });
  expect(view(items, '2026-03').effect).toMatchObject({ e: 100, vetoes: [] });
});

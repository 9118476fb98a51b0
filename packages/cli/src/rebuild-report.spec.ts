import type { Explained } from '@maplebridge/statistics/rebuild';
import { expect, test } from 'vitest';
import { reportOf } from './rebuild-report.ts';

const rollup: Explained = {
  ...{ grain: 'day', period: '2019-05-21', station: 'dingmao' },
  old: { 'cases.settled': 2, 'cases.accepted': 3, facts: 5 },
  made: { 'cases.settled': 1, 'cases.accepted': 3, facts: 4 },
  events: [
    {
      ...{ event: 'case-a#4', type: 'maplebridge.mediation.case.closed.v1', at: '2019-05-21T01:30:00Z' },
      why: 'counted in the old one alone',
    },
  ],
  beyondProcessedEvents: { old: {}, made: {} },
};
const none = { differences: [], unreadable: [] };

test('lists each counter that differs, with the events that cause the difference', () => {
  const text = reportOf({ outcome: 'switched', serving: 2, made: 2, ...none, differences: [rollup] });
  expect(text.split('\n')).toEqual([
    'rollup                  counter        old  new  because',
    'day 2019-05-21 dingmao  cases.settled    2    1  case-a#4: counted in the old one alone',
    '                        facts            5    4  ',
    'They differ as told above. Figures come from rebuild version 2 now; the one before it is deleted.',
  ]);
});

test('marks a difference that no event explains, and only counts many events', () => {
  const events = Array.from({ length: 9 }, (_, i) => ({
    ...(rollup.events[0] as Explained['events'][0]),
    event: `case-${i}#1`,
  }));
  const beyondProcessedEvents = { old: { 'cases.settled': 7, facts: -1 }, made: {} };
  const differences = [{ ...rollup, events, beyondProcessedEvents }];
  const text = reportOf({ outcome: 'refused', serving: 1, made: 2, ...none, differences });
  expect(text).toContain('… and 4 events more');
  expect(text).toContain(
    'UNEXPLAINED: the old rollup is not what its processed events make: cases.settled +7, facts -1',
  );
  expect(text).toContain('Not switched: figures come from rebuild version 1 still');
});

test('lists only the first of very many rollups', () => {
  const differences = Array.from({ length: 70 }, () => rollup);
  const text = reportOf({ outcome: 'compared', serving: 1, made: 2, ...none, differences });
  expect(text).toContain('… and 20 rollups more');
  expect(text).toContain('Nothing was changed');
});

test('an event that cannot be counted is named', () => {
  const unreadable = [{ event: 'case-b#1', why: 'outcome is missing' }];
  expect(reportOf({ outcome: 'refused', serving: 1, made: 2, ...none, unreadable })).toContain(
    'cannot be counted now: case-b#1: outcome is missing',
  );
  expect(reportOf({ outcome: 'finished', serving: 2, ...none })).toContain('deleted now');
});

import { reportEvents } from '@maplebridge/contracts/intake';
import { describe, expect, test } from 'vitest';
import { incrementsOf } from './catalogue.ts';
import { area, heard, id, may, sums } from './counting.fixtures.ts';

type Scope = 'grid' | 'net';
const triage = (scope: Scope, urgent = false) => ({ scope, urgent, danger: [], reasons: [{ rule: 'x' }] });
const received = (kind: 'dispute' | 'hazard' | 'service' | 'tip', category: string, more: object = {}) =>
  heard(reportEvents, 'received', may(1), {
    ...{ kind, category, channel: 'patrol', area, anonymous: false },
    ...{ position: { lng: 119.5, lat: 32.1 }, ...more },
  });

describe('a report', () => {
  test('is counted by kind, channel and category, on the day it was received', () =>
    expect(sums(received('hazard', 'other'))).toEqual({
      '2019-05-01': {
        'reports.received': 1,
        'reports.received/kind=hazard': 1,
        'reports.received/channel=patrol': 1,
        'reports.received/category=hazard.other': 1,
      },
    }));
  test('that is a tip is counted in the restricted rollup, without its subject', () => {
    const event = received('tip', 'fraud', { triage: triage('grid', true) });
    expect(incrementsOf(event, 'Asia/Shanghai')).toEqual([
      {
        ...{ day: '2019-05-01', district: area.district, station: area.station, restricted: true },
        counts: {
          ...{ 'reports.received': 1, 'reports.received/kind=tip': 1 },
          ...{ 'reports.received/channel=patrol': 1, 'reports.received/category=tip': 1 },
          ...{ 'reports.urgent': 1, 'reports.urgent/kind=tip': 1, 'reports.grid': 1 },
        },
      },
    ]);
  });
  test.each<[Scope, string, boolean]>([
    ['grid', 'reports.grid', true],
    ['net', 'reports.linked', false],
  ])('is counted for the %s that triage chose, and as urgent or not', (scope, counter, urgent) =>
    expect(sums(received('hazard', 'gas', { triage: triage(scope, urgent) }))['2019-05-01']).toMatchObject({
      [counter]: 1,
      ...(urgent && { 'reports.urgent': 1, 'reports.urgent/kind=hazard': 1 }),
    }),
  );
});

test('joins, withdrawals and the first appointment are counted on their own days', () => {
  const place = { desk: 'desk', startsAt: may(9), endsAt: may(9, '09:15:00'), places: 2 };
  expect(
    sums(
      heard(reportEvents, 'joined', may(2), { kind: 'hazard', by: id }),
      heard(reportEvents, 'appointment-made', may(3), { ...place, first: true }),
      heard(reportEvents, 'appointment-made', may(4), place),
      heard(reportEvents, 'withdrawn', may(5), { kind: 'service' }),
    ),
  ).toEqual({
    '2019-05-02': { 'reports.joined': 1, 'reports.joined/kind=hazard': 1 },
    '2019-05-03': { 'reports.appointments': 1 },
    '2019-05-05': { 'reports.withdrawn': 1, 'reports.withdrawn/kind=service': 1 },
  });
});

test('a merged report is taken back with everything that was counted for it', () => {
  const place = { desk: 'desk', startsAt: may(9), endsAt: may(9, '09:15:00'), places: 2 };
  const merged = heard(reportEvents, 'merged', may(6), {
    ...{ kind: 'service', from: id, into: id, note: 'note-1' },
    takesBack: {
      ...{ receivedAt: may(1), category: 'immigration', channel: 'patrol' },
      ...{ urgent: true, scope: 'net', bookedAt: may(3) },
    },
  });
  expect(
    sums(
      merged,
      received('service', 'immigration', { triage: triage('net', true) }),
      heard(reportEvents, 'appointment-made', may(3), { ...place, first: true }),
    ),
  ).toEqual({});
});

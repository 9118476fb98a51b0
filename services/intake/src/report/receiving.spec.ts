import type { ReportEvent } from '@maplebridge/contracts/intake';
import { specification } from '@maplebridge/event-log/spec';
import { expect, test } from 'vitest';
import type { ReceiveReport } from './commands.ts';
import { reportDecider } from './stream.ts';

const given = specification(reportDecider);
const now = '2019-05-21T02:00:00.000Z';
const data = {
  kind: 'dispute',
  category: 'damages',
  channel: 'app',
  area: { city: '321100', district: '321171', station: 'dingmao' },
  position: { lng: 119.508, lat: 32.178 },
  anonymous: false,
} as const;
const receive = (over: Partial<ReceiveReport> = {}): ReceiveReport => ({
  type: 'ReceiveReport',
  ...data,
  at: now,
  now,
  mayBackdate: false,
  recordsFrom: '2019-01-01T00:00:00+08:00',
  ...over,
});
const received: ReportEvent = { type: 'received', at: now, data };

test('a report is received once', () => {
  given().when(receive()).yields(received);
  given(received).when(receive()).yields();
});

test('a future time is rejected; small clock drift counts as now', () => {
  given()
    .when(receive({ at: '2019-05-21T02:01:00.000Z' }))
    .yields(received);
  given()
    .when(receive({ at: '2019-05-21T02:01:00.001Z' }))
    .refuses('time-in-future');
});

test('only staff may backdate', () => {
  const at = '2019-04-01T09:00:00+08:00';
  given().when(receive({ at })).refuses('backdating-not-allowed');
  given()
    .when(receive({ at, mayBackdate: true }))
    .yields({ ...received, at });
});

test('a time before the start of records is rejected', () => {
  const mayBackdate = true;
  given()
    .when(receive({ at: '2018-12-31T23:59:59+08:00', mayBackdate }))
    .refuses('time-before-records');
  const at = '2019-01-01T00:00:00+08:00';
  given()
    .when(receive({ at, mayBackdate }))
    .yields({ ...received, at });
});

test('the findings at submission are in the event', () => {
  const found: Partial<ReceiveReport> = {
    triage: {
      grid: 'dingmao-grid-1',
      scope: 'net',
      urgent: true,
      danger: ['fire'],
      reasons: [{ rule: 'danger-fire' }, { rule: 'danger-to-net' }],
    },
    answers: { insured: false },
    language: 'ko',
    similar: ['7w3k0d4m2x9q5r8t1v6y0z3b2c'],
  };
  given()
    .when(receive(found))
    .yields({ ...received, data: { ...data, ...found } } as ReportEvent);
});

test('the inputs of the time check are not in the event', () => {
  const decided = reportDecider.decide(receive({ mayBackdate: true }), undefined);
  expect(decided).toEqual([received]);
});

import type { reportEvents } from '@maplebridge/contracts/intake';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ReportCommand } from '../../services/intake/src/report/commands.ts';
import type { ReportState } from '../../services/intake/src/report/state.ts';
import { reportDecider } from '../../services/intake/src/report/stream.ts';
import { type Life, live } from './life.ts';
import { clock, countAsRead } from './lives.ts';
import type { Sheet } from './sums.ts';

const id = '7w3k0d4m2x9q5r8t1v6y0z3b2c';
const other = '3m0a5e2k9y7b4c1d8f6g0h2j3k';
const note = 'note-1';

const matter = fc.constantFrom(
  ...([
    ['dispute', 'other'],
    ['hazard', 'other'],
    ['service', 'immigration'],
    ['tip', 'fraud'],
  ] as const),
);
const triage = fc.record({ scope: fc.constantFrom('grid', 'net'), urgent: fc.boolean() });
const begins = fc.record({
  matter,
  triage: fc.option(triage),
  channel: fc.constantFrom('app', 'patrol'),
  station: fc.constantFrom('dingmao', 'baotalu'),
});
const doing = fc.record({
  hours: fc.integer({ min: 1, max: 60 }),
  what: fc.constantFrom(
    ...([
      'join',
      'join',
      'book',
      'book',
      'withdraw',
      'merge',
      'words',
      'case-closed',
      'case-reopened',
    ] as const),
  ),
  by: fc.constantFrom(id, other),
});

const report = fc.tuple(begins, fc.array(doing, { maxLength: 8 })).map(([begin, doings]) => {
  const time = clock('2019-05-20T20:00:00.000Z');
  const area = { city: '321100', district: '321171', station: begin.station };
  const received = time(0);
  const [kind, category] = begin.matter;
  const first: ReportCommand = {
    ...{ type: 'ReceiveReport', kind, category, channel: begin.channel, area, anonymous: false },
    ...{ position: { lng: 119.5, lat: 32.1 }, at: received, now: received },
    ...{ mayBackdate: false, recordsFrom: '2018-01-01T00:00:00Z' },
    ...(begin.triage && { triage: { ...begin.triage, danger: [], reasons: [{ rule: 'x' }] } }),
  } as ReportCommand;
  const next = doings.map(({ hours, what, by }) => {
    const at = time(hours);
    const startsAt = new Date(Date.parse(at) + (by === id ? 1 : 2) * 86_400_000).toISOString();
    const commands: Record<typeof what, object> = {
      join: { type: 'JoinReport', by, own: false },
      book: { type: 'MakeAppointment', desk: 'desk', startsAt, endsAt: startsAt, places: 2 },
      withdraw: { type: 'WithdrawReport' },
      merge: { type: 'MergeReport', from: id, into: other, target: { kind, area }, note },
      words: { type: 'AddWords', from: 'staff', note },
      'case-closed': { type: 'RecordProgress', step: what, cause: at },
      'case-reopened': { type: 'RecordProgress', step: what, cause: at },
    };
    return () => ({ ...commands[what], at }) as ReportCommand;
  });
  return live(reportDecider, [() => first, ...next]);
});

function read({ history, state }: Life<ReportState, typeof reportEvents>, { stroke }: Sheet): void {
  if (!state) throw new Error('the report has no first event');
  const { kind, category, channel, area, triage, receivedAt, withdrawnAt, merged } = state;
  const { station } = area;
  for (const { type, at } of history) if (type === 'joined') stroke(at, station, 'reports.joined', { kind });
  if (merged) return;
  const about = kind === 'tip' ? 'tip' : `${kind}.${category}`;
  stroke(receivedAt, station, 'reports.received', { kind, channel, category: about });
  if (triage?.urgent) stroke(receivedAt, station, 'reports.urgent', { kind });
  if (triage) stroke(receivedAt, station, triage.scope === 'grid' ? 'reports.grid' : 'reports.linked');
  if (withdrawnAt) stroke(withdrawnAt, station, 'reports.withdrawn', { kind });
  const booked = history.find(({ type }) => type === 'appointment-made');
  if (booked) stroke(booked.at, station, 'reports.appointments');
}

test('statistics of reports equal a count of their final states', () => {
  const seen = countAsRead(report, read, { numRuns: 400, seed: 20191029 });
  expect([...seen]).toEqual(
    expect.arrayContaining([
      ...['reports.received/category=hazard.other', 'reports.received/category=tip', 'reports.urgent'],
      ...['reports.grid', 'reports.linked', 'reports.withdrawn', 'reports.joined', 'reports.appointments'],
    ]),
  );
});

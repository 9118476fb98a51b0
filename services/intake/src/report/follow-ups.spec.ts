import { limits } from '@maplebridge/contracts';
import { specification } from '@maplebridge/event-log/spec';
import { describe, expect, test } from 'vitest';
import type {
  AddAttachment,
  JoinReport,
  MakeAppointment,
  MergeReport,
  ReportCommand,
  WithdrawReport,
} from './commands.ts';
import {
  area,
  at,
  booked,
  closed,
  event,
  id,
  merged,
  neighbour,
  note,
  otherId,
  place,
  received,
  service,
  stateOf,
  withdrawn,
} from './report.fixtures.ts';
import { statusOf } from './state.ts';
import { reportDecider } from './stream.ts';

const given = specification(reportDecider);

test('commands on an unknown report are rejected', () => {
  const commands: ReportCommand[] = [
    { type: 'JoinReport', by: neighbour, own: false, at },
    { type: 'WithdrawReport', at },
    { type: 'AbsorbReport', from: id, into: otherId, at },
  ];
  for (const command of commands) given().when(command).refuses('not-found');
});

describe('joining a report', () => {
  const join = (over: Partial<JoinReport> = {}): JoinReport => ({
    ...{ type: 'JoinReport', by: neighbour, own: false, at },
    ...over,
  });
  const joined = event('joined', { kind: 'dispute', by: neighbour });

  test('counts a person once', () => {
    given(received()).when(join()).yields(joined);
    given(received(), joined).when(join()).yields();
    given(received(), joined)
      .when(join({ by: otherId, note }))
      .yields(event('joined', { kind: 'dispute', by: otherId, note }));
  });
  test('is not for its reporter', () =>
    given(received())
      .when(join({ own: true }))
      .refuses('not-joinable'));
  test('is rejected for a tip', () =>
    given(received({ kind: 'tip', category: 'fraud' }))
      .when(join())
      .refuses('not-joinable'));
  test.each([
    ['ended', closed],
    ['was withdrawn', withdrawn],
    ['was merged', merged],
  ])('is not of what %s', (_, end) => given(received(), end).when(join()).refuses('report-ended'));
});

describe('merging a report into another', () => {
  const target = { kind: 'dispute', area, absorbed: 0 } as const;
  const merge = (over: Partial<MergeReport> = {}): MergeReport => ({
    ...{ type: 'MergeReport', from: id, into: otherId, target, note, at },
    ...over,
  });

  test('records both ids; repeating it is a no-op', () => {
    given(received()).when(merge()).yields(merged);
    given(received(), merged).when(merge()).yields();
  });
  test.each([
    ['that is not there', { target: undefined }],
    ['that it is itself', { into: id }],
    ['of another kind', { target: { ...target, kind: 'tip' } }],
    ['of another station', { target: { ...target, area: { ...area, station: 'baotalu' } } }],
    ['that was merged away', { target: { ...target, mergedInto: neighbour } }],
  ] as const)('needs one that fits, and not one %s', (_, over) =>
    given(received()).when(merge(over)).refuses('not-mergeable'),
  );
  test('is rejected after the end or another merge', () => {
    given(received(), withdrawn).when(merge()).refuses('report-ended');
    given(received(), closed).when(merge()).refuses('report-ended');
    given(received(), merged)
      .when(merge({ into: neighbour }))
      .refuses('report-ended');
  });
  test('is rejected when the target is at its limit', () => {
    const absorbed = limits['report-merges'].most;
    given(received())
      .when(merge({ target: { ...target, absorbed } }))
      .refuses('limit-reached');
  });
  test('is recorded once in the target', () => {
    const absorb = { type: 'AbsorbReport', from: otherId, into: id, at } as const;
    const absorbed = event('absorbed', { kind: 'dispute', from: otherId, into: id });
    given(received()).when(absorb).yields(absorbed);
    given(received(), absorbed).when(absorb).yields();
    given(received(), closed).when(absorb).yields(absorbed);
  });
});

describe('messages', () => {
  const say = (from: 'reporter' | 'staff') => ({ type: 'AddWords', from, note, at }) as const;
  test.each(['reporter', 'staff'] as const)('are added by the %s', (from) =>
    given(received()).when(say(from)).yields(event('words-added', { from, note })),
  );
  test('are accepted after the end', () =>
    given(received(), closed)
      .when(say('reporter'))
      .yields(event('words-added', { from: 'reporter', note })));
  test('are rejected after a withdrawal or merge', () => {
    given(received(), withdrawn).when(say('reporter')).refuses('report-ended');
    given(received(), merged).when(say('staff')).refuses('report-ended');
  });
});

describe('a withdrawal', () => {
  const withdraw = (over: Partial<WithdrawReport> = {}): WithdrawReport => ({
    ...{ type: 'WithdrawReport', at },
    ...over,
  });
  test('records the kind and is final', () => {
    given(received()).when(withdraw()).yields(withdrawn);
    given(service)
      .when(withdraw({ note }))
      .yields(event('withdrawn', { kind: 'service', note }));
    given(received(), withdrawn).when(withdraw()).yields();
    expect(statusOf(stateOf(received(), withdrawn))).toBe('withdrawn');
  });
  test('stays when mediation closes the case', () =>
    expect(statusOf(stateOf(received(), withdrawn, closed))).toBe('withdrawn'));
  test('is rejected after the end', () => {
    given(received(), closed).when(withdraw()).refuses('report-ended');
    given(received(), merged).when(withdraw()).refuses('report-ended');
  });
});

describe('a file', () => {
  const add = (attachment = otherId): AddAttachment => ({
    ...{ type: 'AddAttachment', attachment, mediaType: 'image/jpeg', bytes: 1234, at },
  });
  const added = (attachment = otherId) =>
    event('attachment-added', { attachment, mediaType: 'image/jpeg', bytes: 1234 });
  const erase = { type: 'EraseAttachment', attachment: otherId, at } as const;
  const erased = event('attachment-erased', { attachment: otherId });

  test('is recorded once', () => {
    given(received()).when(add()).yields(added());
    given(received(), added()).when(add()).yields();
  });
  test('counts towards the limit until it is erased', () => {
    const all = Array.from({ length: limits['report-attachments'].most }, (_, n) =>
      added(`${otherId.slice(0, -1)}${n}`),
    );
    given(received(), ...all.slice(1))
      .when(add())
      .yields(added());
    given(received(), ...all)
      .when(add())
      .refuses('limit-reached');
    given(received(), ...all.slice(1), added(), erased)
      .when(add())
      .yields(added());
  });
  test('is rejected after the end', () => given(received(), withdrawn).when(add()).refuses('report-ended'));
  test('can be erased, also after the end, but only once', () => {
    given(received(), added()).when(erase).yields(erased);
    given(received(), added(), closed).when(erase).yields(erased);
    given(received(), added(), erased).when(erase).refuses('unknown-attachment');
    given(received()).when(erase).refuses('unknown-attachment');
  });
  test('is kept during a hold', () => {
    const held = event('hold-changed', { state: 'held', ground: 'litigation' });
    const released = event('hold-changed', { state: 'released' });
    given(received(), added(), held).when(erase).refuses('on-hold');
    given(received(), added(), held, released).when(erase).yields(erased);
  });
});

describe('an appointment', () => {
  const book = (over: Partial<MakeAppointment> = {}): MakeAppointment => ({
    ...{ type: 'MakeAppointment', ...place, at },
    ...over,
  });
  const later = { startsAt: '2019-05-27T09:15:00+08:00', endsAt: '2019-05-27T09:30:00+08:00' };

  test('is booked for a service; repeating it is a no-op', () => {
    given(service).when(book()).yields(booked);
    given(service, booked).when(book()).yields();
    given(service, booked)
      .when(book({ startsAt: '2019-05-27T01:00:00Z' }))
      .yields();
  });
  test('is replaced by a new booking', () =>
    given(service, booked)
      .when(book(later))
      .yields(event('appointment-made', { ...place, ...later })));
  test('is only for services', () => given(received()).when(book()).refuses('unknown-slot'));
  test('must be in the future', () => {
    given(service)
      .when(book({ at: place.startsAt }))
      .refuses('unknown-slot');
    given(service)
      .when(book({ at: '2019-05-27T00:59:59.999Z' }))
      .yields({ ...booked, at: '2019-05-27T00:59:59.999Z' });
  });
  test('is rejected after the end', () =>
    given(service, event('withdrawn', { kind: 'service' }))
      .when(book())
      .refuses('report-ended'));
});

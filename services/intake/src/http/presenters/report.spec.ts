import { JoinedReport, Report, TrackedReport } from '@maplebridge/contracts/intake';
import { describe, expect, test } from 'vitest';
import { reportRecord } from '../../report/personal-data.ts';
import {
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
  position,
  received,
  receivedAt,
  service,
  stateOf,
} from '../../report/report.fixtures.ts';
import { presentJoined, presentReport, presentTracked, progressFor } from './report.ts';

const contact = { name: '李明', phone: '13800138000' };
const records = new Map<string, object>([
  [
    reportRecord,
    { words: 'Water comes through the ceiling.', contact, parties: [contact, { name: '欧阳修' }] },
  ],
  [note, { words: 'Since when?' }],
]);
const said = event('words-added', { from: 'staff', note });
const unsaid = event('words-added', { from: 'reporter', note: 'note-9' });
const joined = event('joined', { kind: 'dispute', by: neighbour, note: 'note-8' });

describe('a report as its reporter and the staff see it', () => {
  test('has its text, its messages and masked persons', () => {
    const shown = presentReport(id, stateOf(received(), said, unsaid, joined), { records });
    expect(Report.parse(shown)).toMatchObject({
      words: 'Water comes through the ceiling.',
      contact: { name: '李*', phone: '138****8000' },
      parties: [{ name: '李*', phone: '138****8000' }, { name: '欧阳*' }],
      joined: 1,
      messages: [
        { from: 'staff', at, words: 'Since when?' },
        { from: 'reporter', at, words: null },
      ],
    });
    expect(JSON.stringify(shown)).not.toContain(neighbour);
  });
  test('has null values when the personal-data store has no record', () =>
    expect(Report.parse(presentReport(id, stateOf(received()), { records: new Map() }))).toMatchObject({
      words: null,
      contact: null,
      parties: [],
    }));
  test('has its appointment and similar reports', () => {
    const shown = presentReport(id, stateOf(service, booked), { records, similar: [] });
    const { places: _, ...appointment } = place;
    expect(Report.parse(shown).appointment).toEqual(appointment);
    expect(shown.similar).toBeUndefined();
  });
});

test('the holder of the tracking code sees the messages, but neither persons nor the original text', () => {
  const shown = presentTracked(id, stateOf(received({ anonymous: true }), said), { records });
  expect(TrackedReport.parse(shown).messages).toEqual([{ from: 'staff', at, words: 'Since when?' }]);
  expect(JSON.stringify(shown)).not.toMatch(/Water|李|138/);
});

test('a merged report shows the target report and its progress, in order', () => {
  const own = { step: 'case-opened' as const, at: '2019-05-21T03:00:00.000Z', caseId: id };
  const state = stateOf(received(), event('progressed', { ...own, cause: `case-${id}#1` }), merged);
  const later = { step: 'case-closed' as const, at: '2019-05-30T03:00:00.000Z', caseId: otherId };
  const between = { step: 'case-opened' as const, at: '2019-05-20T03:00:00.000Z', caseId: otherId };
  expect(presentTracked(id, state, { records, mergedProgress: [later, between] })).toMatchObject({
    status: 'merged',
    mergedInto: otherId,
    progress: [between, own, later],
  });
});

test('a person who joined sees the suggested fields, but neither status nor progress', () => {
  const opened = event('progressed', { step: 'case-opened', at, caseId: otherId, cause: `case-${id}#1` });
  const shown = presentJoined(id, stateOf(received(), said, opened, joined));
  expect(JoinedReport.parse(shown)).toEqual({
    ...{ id, kind: 'dispute', category: 'neighbours', position, receivedAt, joined: 1 },
  });
});

describe('of the report that their own was merged into, a reporter sees', () => {
  const opened = event('progressed', { step: 'case-opened', at, caseId: otherId, cause: `case-${id}#1` });
  const state = stateOf(received(), opened, closed);
  test('the steps and their outcome, without ids', () =>
    expect(progressFor('merged-reporter', 'neighbours', state)).toEqual([
      { step: 'case-opened', at },
      { step: 'case-closed', at, outcome: 'settled' },
    ]));
  test.each(['private', 'tip'] as const)('only that it ended, if it is %s', (circle) =>
    expect(progressFor('merged-reporter', circle, state)).toEqual([{ step: 'case-closed', at }]),
  );
  test('more than anyone except those who may read it', () => {
    expect(progressFor('stranger', 'public', state)).toEqual([{ step: 'case-closed', at }]);
    expect(progressFor('stranger', 'neighbours', state)).toEqual([]);
    expect(progressFor('staff', 'private', state)).toEqual(state.progress);
  });
});

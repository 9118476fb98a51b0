import { limits } from '@maplebridge/contracts';
import { expect, test } from 'vitest';
import { reportRecord } from '../../report/personal-data.ts';
import { at, event, id, note, received, stateOf } from '../../report/report.fixtures.ts';
import { messagesBefore, presentMessage, presentReport } from './report.ts';

/** What an answer may be at most; Lambda returns 6 MB. */
const most = 1_000_000;
/** Three bytes a character: the most that UTF-8 takes of a text by its length. */
const longest = (length: number): string => '汉'.repeat(length);
const bytesOf = (it: unknown): number => Buffer.byteLength(JSON.stringify(it));
const times = <T>(count: number, of: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => of(n));
const account = (n: number): string => String(n).padStart(26, '0');

/** A report that has taken as much as it may of everything. */
const full = stateOf(
  received(),
  ...times(limits['report-messages'].most, () => event('words-added', { from: 'reporter', note })),
  ...times(limits['report-answers'].most, () => event('words-added', { from: 'staff', note })),
  ...times(limits['report-joins'].most, (n) => event('joined', { kind: 'dispute', by: account(n), note })),
  ...times(limits['report-merges'].most, (n) =>
    event('absorbed', { kind: 'dispute', from: account(n), into: id }),
  ),
  ...times(200, (n) =>
    event('progressed', { step: 'case-transferred', at, caseId: id, cause: `case-${id}#${n}` }),
  ),
);
const contact = { name: longest(80), phone: '+86 138 0000 8000' };
const records = new Map<string, object>([
  [note, { words: longest(4000) }],
  [reportRecord, { words: longest(4000), contact, parties: times(10, () => contact) }],
]);

test('the response for a report at all its limits stays below 1 MB', () => {
  const report = presentReport(id, full, { records });
  expect(bytesOf(report)).toBeLessThan(most);
  expect(report.messages).toHaveLength(20);
  expect(report.earlierMessages).toBeDefined();
});

test('paging reads all messages back to the first', () => {
  const read: unknown[] = [];
  for (let end = full.messages.length; end > 0; end -= 20) read.push(...messagesBefore(full, end, 20));
  expect(read).toHaveLength(full.messages.length);
  const [first] = messagesBefore(full, 1);
  expect(first && bytesOf(presentMessage(first, records))).toBeLessThan(most);
});

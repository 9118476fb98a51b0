import { limits } from '@maplebridge/contracts';
import type { CaseEvent, CaseFile, History } from '@maplebridge/contracts/mediation';
import { loadCity } from '@maplebridge/directory/load';
import { expect, test } from 'vitest';
import type * as z from 'zod';
import { event, id, note, openedWith, policy } from '../case/case.fixtures.ts';
import { fileOf, recorded, stateOf, words } from '../case-file/case-file.fixtures.ts';
import { fileFrom, printedFrom } from '../case-file/parts.ts';
import { printed } from '../case-file/print.ts';
import { sentences } from '../domain/routing/sentences.ts';
import { presentCase, presentHistory } from './presenters/case.ts';

/** What Lambda returns at most, less a margin; JSON keeps to a fifth of it. */
const most = 5_500_000;
const aim = 1_200_000;
const bytesOf = (it: unknown): number => Buffer.byteLength(JSON.stringify(it));
const times = <T>(count: number, of: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => of(n));

const parties = [...'ABCDEFGHIJ'];
/** A case that has taken as much as it may of what carries words. */
const events: CaseEvent[] = [
  ...openedWith({ partyCount: 10 }),
  ...times(limits['case-helpers'].most, (n) =>
    event('helper-invited', { helper: `H${n + 1}`, kind: 'relative', consentedBy: parties, note }),
  ),
  ...times(limits['case-contacts'].most, (n) =>
    event('party-contacted', { party: parties[n % 10] ?? 'A', status: 'reached', means: 'visit' }),
  ),
  ...times(limits['case-tasks'].most, (n) =>
    event('department-invited', { department: `department-${n}`, dueAt: '2020-01-01T00:00:00Z', note }),
  ),
  ...times(limits['case-tasks'].most, (n) =>
    event('department-answered', { department: `department-${n}`, status: 'done', note }),
  ),
  ...times(limits['case-sessions'].most, () =>
    event('session-held', { parties, mode: 'together', guardians: parties, helpers: ['H1'], note }),
  ),
  ...times(limits['case-visits'].most, () => event('visited', { kept: true, note })),
];
/** As long as the words of a session may be, and of signs that take the most bytes in JSON and on a page. */
const texts = { chinese: words('汉'.repeat(8_000)), signs: words('"<&'.repeat(2_666)) };

test('a case that has taken all it may is answered within its room', () =>
  expect(bytesOf(presentCase(policy, id, stateOf(events), sentences(loadCity('zhenjiang'))))).toBeLessThan(
    aim,
  ));

test('its history is read to its end, each part within its room', () => {
  const all = recorded(events);
  const read: unknown[] = [];
  for (let cursor: string | undefined; ; ) {
    const part = presentHistory('case-1', all, { cursor }) as z.output<typeof History>;
    expect(bytesOf(part)).toBeLessThan(aim);
    expect(part.intact).toBe(true);
    read.push(...part.entries);
    cursor = part.cursor;
    if (cursor === undefined) break;
  }
  expect(read).toHaveLength(all.length);
});

test.each(Object.entries(texts))('its file of %s is read and printed to its end', (_, kept) => {
  const whole = fileOf(events, kept);
  const read: CaseFile['documents'][number][] = [];
  for (let cursor: string | undefined; ; ) {
    const part = fileFrom(whole, { cursor }) as CaseFile;
    expect(bytesOf(part)).toBeLessThan(aim);
    expect(part.manifest).toEqual(whole.manifest);
    read.push(...part.documents);
    cursor = part.cursor;
    if (cursor === undefined) break;
  }
  expect(read).toEqual(whole.documents);

  const shown: number[] = [];
  for (let from = 1; from <= whole.documents.length; from = (shown.at(-1) ?? 0) + 1) {
    const part = printedFrom(whole, from);
    const page = printed(part, loadCity('zhenjiang'));
    expect(Buffer.byteLength(page)).toBeLessThan(most);
    expect(page).toContain(`共 ${whole.documents.length} 份文件`);
    shown.push(...part.documents.map(({ no }) => no));
  }
  expect(shown).toEqual(whole.documents.map(({ no }) => no));
});

import type { CaseEvent } from '@maplebridge/contracts/mediation';
import { describe, expect, test } from 'vitest';
import {
  agreed,
  closed,
  consented,
  ended,
  event,
  held,
  id,
  note,
  opened,
  openedWith,
  willing,
} from '../case/case.fixtures.ts';
import type { DataOf } from '../case/state.ts';
import { fileOf, settled, settledLife, toWorkstation, visited, written } from './case-file.fixtures.ts';

const missing = (events: readonly CaseEvent[]) => fileOf(events).missing.map(({ kind }) => kind);
const without = (type: CaseEvent['type'], party?: string) =>
  settledLife.filter(
    (it) => it.type !== type || (party !== undefined && (it.data as { party?: string }).party !== party),
  );
const { visitDueAt: _visit, confirmationDueOn: _days, ...lasting } = agreed.data as DataOf<'agreed'>;
const performed = event('agreed', { ...lasting, form: 'performed-on-the-spot' });
const failed = closed({ outcome: 'failed', routesTold: ['court'] });
const transferred = event('transferred', {
  reportId: id,
  routing: toWorkstation,
});
const overdue = event('overdue', { rule: 'people-one-month', dueAt: '2019-06-21T15:59:59.000Z' });

describe('a settled case', () => {
  test('lacks nothing when all is there', () => expect(missing(settledLife)).toEqual([]));
  test.each([
    ['consented', 'consent'],
    ['session-held', 'record'],
    ['visited', 'visit'],
    ['confirmation-decided', 'confirmation'],
    ['closed', 'closure'],
  ] as const)('without its %s lacks its %s', (type, kind) => expect(missing(without(type))).toEqual([kind]));
  test('lacks the consent of a single party (art. 17)', () =>
    expect(missing(without('consented', 'B'))).toEqual(['consent']));
  test('lacks the agreement on which it rests', () =>
    expect(missing([...willing, held('A', 'B'), settled])).toEqual(['agreement']));
  test('needs no confirmation that nobody asked for', () =>
    expect(
      missing(without('confirmation-decided').filter(({ type }) => type !== 'confirmation-applied')),
    ).toEqual([]));
  test('has no mediation record in being passed on, nor in a limit that passed (art. 27)', () =>
    expect(missing([...willing, transferred, overdue, agreed, settled, visited])).toEqual(['record']));
  test('and performed there and then needs neither record nor visit', () =>
    expect(missing([...willing, performed, settled])).toEqual([]));
  test('at the scene needs no record besides its agreement', () => {
    const scene = openedWith({ facts: { onScene: true } });
    expect(missing([...scene, consented('A'), consented('B'), agreed, settled, visited])).toEqual([]);
  });
});

describe('a case that is agreed', () => {
  test('lacks its visit and its closure as yet', () =>
    expect(missing([...willing, held('A', 'B'), written])).toEqual(['visit', 'closure']));
});

describe('a failed case', () => {
  test('needs consent and record', () => {
    expect(missing([...willing, held('A', 'B'), failed])).toEqual([]);
    expect(missing([...willing, failed])).toEqual(['record']);
    expect(missing([...opened, failed])).toEqual(['consent', 'record']);
  });
  test('needs neither when its limit passed before anyone met', () => {
    const untried = closed({ outcome: 'failed', routesTold: ['court'], untried: true });
    expect(missing([...opened, untried])).toEqual([]);
  });
});

describe('what was never mediated', () => {
  test('an open case lacks nothing', () => expect(missing(opened)).toEqual([]));
  test.each(['withdrawn', 'refused', 'not-acceptable', 'transferred'] as const)(
    '%s, lacks nothing',
    (outcome) => expect(missing([...opened, closed({ outcome })])).toEqual([]),
  );
});

test('what was recorded before a case was taken up again proves nothing after', () => {
  const data = {
    reportId: id,
    category: 'damages' as const,
    ground: 'parties-ask' as const,
    routing: toWorkstation,
    takesBack: ended('settled'),
    note,
  };
  const later = '2019-08-01T10:00:00+08:00';
  const again = [...settledLife, event('reopened', data, later)];
  expect(
    missing([...again, { ...written, at: later } as CaseEvent, { ...settled, at: later } as CaseEvent]),
  ).toEqual(['consent', 'record', 'visit']);
});

test('words that the personal-data store no longer has are told, each by its document and in both languages', () => {
  const { missing: gone, documents } = fileOf(settledLife, new Map());
  expect(gone.map(({ kind, no }) => [kind, no])).toEqual(
    documents.flatMap(({ words, no }) => (words === null ? [['words', no]] : [])),
  );
  expect(gone.length).toBe(3);
  for (const { title } of gone) {
    expect(title.en).toMatch(/^Words of document \d+$/);
    expect(title.zh).toMatch(/\p{Script=Han}/u);
  }
});

import type { CaseEvent } from '@maplebridge/contracts/mediation';
import { fold, type RecordedEvent, seal } from '@maplebridge/event-log';
import { describe, expect, test } from 'vitest';
import {
  agreed,
  closed,
  decider,
  event,
  held,
  id,
  note,
  openedWith,
  willing,
} from '../case/case.fixtures.ts';
import { caseFile, type Words } from './case-file.ts';

const spoken: Words = new Map([[note, { words: 'Both keep the peace.' }]]);

const recorded = (events: readonly CaseEvent[]): RecordedEvent[] =>
  seal(
    events.map(({ type, at, data }, i) => ({
      stream: `case-${id}`,
      version: i + 1,
      type,
      schema: 1,
      at,
      recordedAt: '2019-06-01T00:00:00.000Z',
      area: '321100/321171/dingmao',
      by: 'officer:1',
      data,
    })),
    '',
  );

function fileOf(events: readonly CaseEvent[], words: Words = spoken) {
  const state = fold(decider, [...events]);
  if (!state) throw new Error('no case');
  return caseFile(id, state, recorded(events), words);
}

describe('the file is complete (People’s Mediation Law art. 27: registration, work record, agreement)', () => {
  const settled = closed({ outcome: 'settled' });
  const visited = event('visited', { kept: true, note });
  const whole = [...willing, held('A', 'B'), agreed, settled, visited];

  test('with registration, consent, record, agreement, visit and closure, in that order', () => {
    const { documents, index, missing } = fileOf(whole);
    expect(missing).toEqual([]);
    expect([...new Set(documents.map(({ kind }) => kind))]).toEqual([
      'application',
      'acceptance',
      'consent',
      'record',
      'agreement',
      'visit',
      'closure',
    ]);
    expect(index.map(({ no }) => no)).toEqual(documents.map((_, i) => i + 1));
  });

  test('and tells what is not in it yet, or any more', () => {
    expect(fileOf([...willing, agreed]).missing).toEqual(['visit', 'closure']);
    expect(fileOf([...willing, agreed, settled]).missing).toEqual(['visit']);
    expect(fileOf(whole, new Map()).missing).toEqual([
      'words of document 5',
      'words of document 6',
      'words of document 7',
    ]);
  });

  test('of what failed with the record of the attempt', () => {
    const failed = closed({ outcome: 'failed', routesTold: ['court'] });
    expect(fileOf([...willing, failed]).missing).toEqual(['record']);
    expect(fileOf([...willing, held('A', 'B'), failed]).missing).toEqual([]);
  });
});

test('who pointed the parties to mediation stands in the application (People’s Mediation Law art. 18)', () => {
  const [application] = fileOf(openedWith({ facts: { referredBy: 'court' } })).documents;
  expect(application).toMatchObject({ kind: 'application', facts: { facts: { referredBy: 'court' } } });
});

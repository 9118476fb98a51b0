import { createHash } from 'node:crypto';
import { CaseFile, caseEvents, FileHeading } from '@maplebridge/contracts/mediation';
import canonicalize from 'canonicalize';
import { describe, expect, test } from 'vitest';
import { id, note, openedWith } from '../case/case.fixtures.ts';
import { fileOf, fullLife, recorded, settledLife, stateOf, words } from './case-file.fixtures.ts';
import { caseFile } from './case-file.ts';

const sha256 = (of: unknown) =>
  createHash('sha256')
    .update(canonicalize(of) as string)
    .digest('hex');
const file = fileOf(fullLife);

describe('a file', () => {
  test('keeps its contract over every kind of event', () => {
    expect(new Set(fullLife.map(({ type }) => type))).toEqual(new Set(Object.keys(caseEvents.facts)));
    expect(CaseFile.parse(file)).toEqual(file);
  });
  test('holds every event once, and the opening as application and as acceptance', () => {
    const versions = file.documents.map(({ version }) => version).sort((a, b) => a - b);
    expect(versions).toEqual([1, ...fullLife.map((_, i) => i + 1)]);
    expect(file.documents.filter(({ event }) => event === 'opened').map(({ kind }) => kind)).toEqual([
      'application',
      'acceptance',
    ]);
  });
  test('stands in the order of its headings, and under each as things were entered', () => {
    const headings = FileHeading.options;
    const places = file.documents.map(({ kind, version }) => headings.indexOf(kind) * 1000 + version);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(new Set(file.documents.map(({ kind }) => kind))).toEqual(new Set(headings));
  });
  test('numbers its documents from one, and its index names each', () => {
    expect(file.documents.map(({ no }) => no)).toEqual(file.documents.map((_, i) => i + 1));
    expect(file.index).toEqual(file.documents.map(({ no, title, at }) => ({ no, title: title.zh, at })));
  });
  test('takes only sessions for mediation records (People’s Mediation Law art. 27)', () => {
    const of = (kind: string) => file.documents.filter((it) => it.kind === kind).map(({ event }) => event);
    expect(of('record')).toEqual(['session-held']);
    expect(of('handling')).toEqual(expect.arrayContaining(['transferred', 'overdue', 'limit-moved']));
  });
  test('tells of words, and of words that are gone, without their key', () => {
    const [erased] = fileOf(settledLife, new Map()).documents.filter(({ kind }) => kind === 'record');
    expect(erased).toMatchObject({ words: null });
    expect(fileOf(settledLife).documents.find(({ kind }) => kind === 'record')?.words).toMatch(/各执一词/);
    expect(JSON.stringify(file)).not.toContain(note);
  });
});

describe('the manifest', () => {
  const { manifest, documents } = file;
  const events = recorded(fullLife);
  const state = stateOf(fullLife);

  test('holds the hash of each document, of the history, and of itself', () => {
    for (const { sha256: hash, ...document } of documents) expect(sha256(document)).toBe(hash);
    expect(manifest.documents).toEqual(documents.map(({ no, sha256: hash }) => ({ no, sha256: hash })));
    const { sha256: whole, ...rest } = manifest;
    expect(sha256(rest)).toBe(whole);
    expect(manifest.history).toBe(events.at(-1)?.hash);
    expect(manifest.intact).toBe(true);
  });
  test('shows an event that was changed', () => {
    const changed = events.map((it) => (it.type === 'term-performed' ? { ...it, data: { term: 2 } } : it));
    const other = caseFile(id, state, changed, words());
    expect(other.manifest.intact).toBe(false);
    const differs = documents.filter(({ sha256: hash }, i) => hash !== other.documents[i]?.sha256);
    expect(differs.map(({ event }) => event)).toEqual(['term-performed']);
    expect(other.manifest.sha256).not.toBe(manifest.sha256);
  });
  test('shows a word that was changed, though the history knows no words', () => {
    const other = caseFile(id, state, events, words('双方各执一词，经劝说后冷静下来！'));
    expect(other.manifest.intact).toBe(true);
    expect(other.manifest.history).toBe(manifest.history);
    const same = documents.filter(({ sha256: hash }, i) => hash === other.documents[i]?.sha256);
    expect(same.every((it) => it.words === undefined)).toBe(true);
    expect(other.manifest.sha256).not.toBe(manifest.sha256);
  });
  test.each(events.slice(0, -1).map(({ version, type }) => [version, type] as const))(
    'shows that event %i, %s, is missing',
    (gone) => {
      const rest = events.filter(({ version }) => version !== gone);
      expect(caseFile(id, state, rest, words()).manifest.intact).toBe(false);
    },
  );
  test('shows that the last event is missing to whoever kept the hash of the history', () => {
    const rest = caseFile(id, state, events.slice(0, -1), words());
    expect(rest.manifest.history).not.toBe(manifest.history);
    expect(rest.manifest.sha256).not.toBe(manifest.sha256);
  });
});

test('who pointed the parties to mediation stands in the application (People’s Mediation Law art. 18)', () => {
  const [application] = fileOf(openedWith({ facts: { referredBy: 'court' } })).documents;
  expect(application).toMatchObject({ kind: 'application', facts: { facts: { referredBy: 'court' } } });
});

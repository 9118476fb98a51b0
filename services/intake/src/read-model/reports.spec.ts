import type { ReportEvent } from '@maplebridge/contracts/intake';
import { cellOf } from '@maplebridge/directory';
import { city } from '@maplebridge/directory/city-data';
import { describe, expect, test } from 'vitest';
import { confidentialRule } from '../domain/confidential-matter.ts';
import {
  closed,
  event,
  id,
  merged,
  neighbour,
  position,
  received,
  receivedAt,
  stateOf,
  urgent,
  withdrawn,
} from '../report/report.fixtures.ts';
import { listedReport } from './reports.ts';

const rule = confidentialRule(city.policy.confidential);
const listed = (...events: ReportEvent[]) => listedReport(rule, id, stateOf(...events), events.length);
const listsOf = (...events: ReportEvent[]) => Object.keys(listed(...events).lists);
const station = (of: string) => `station/dingmao/${of}`;
const near = `near/dispute/neighbours/${cellOf(position)}`;

describe('a report is on', () => {
  test('the lists of its station by kind and status, and the list of its cell, by time of receipt', () => {
    const it = listed(received());
    expect(it).toMatchObject({ id: `report-${id}`, version: 1, counts: {} });
    const lists = [station('reports'), station('reports/dispute'), station('reports/received'), near];
    expect(it.lists).toEqual(Object.fromEntries(lists.map((list) => [list, receivedAt])));
    const inUtc = { ...received(), at: '2019-05-21T10:00:00+08:00' } as ReportEvent;
    expect(listed(inUtc).lists).toEqual(it.lists);
  });
  test('the urgent list until it has ended', () => {
    expect(listsOf(received({ triage: urgent }))).toContain(station('urgent'));
    expect(listsOf(received({ triage: { ...urgent, urgent: false } }))).not.toContain(station('urgent'));
    expect(listsOf(received({ triage: urgent }), closed)).not.toContain(station('urgent'));
  });
  test.each([
    ['ended', closed],
    ['withdrawn', withdrawn],
    ['merged', merged],
  ])('the list of what has %s, and no more where duplicates are looked for', (status, end) =>
    expect(listsOf(received(), end)).toEqual([
      station('reports'),
      station('reports/dispute'),
      station(`reports/${status}`),
    ]),
  );
  test.each([
    ['violence in a family', { facts: { domesticViolence: true } }],
    ['a private category', { category: 'marriage-family' }],
  ])('no list for others when it is about %s', (_, over) =>
    expect(listsOf(received(over)).filter((list) => list.startsWith('near/'))).toEqual([]),
  );
});

test('a tip is only on the list of its officers, in every status', () => {
  const tip = received({ kind: 'tip', category: 'fraud', triage: urgent });
  expect(listsOf(tip)).toEqual([station('tips')]);
  expect(listsOf(tip, event('withdrawn', { kind: 'tip' }))).toEqual([station('tips')]);
});

test('a list item has the status, but neither reporter nor text', () =>
  expect(
    listed(received({ triage: urgent }), event('joined', { kind: 'dispute', by: neighbour })).item,
  ).toEqual({
    ...{ id, kind: 'dispute', category: 'neighbours', receivedAt, position },
    area: { city: '321100', district: '321171', station: 'dingmao' },
    ...{ status: 'received', urgent: true, joined: 1 },
  }));

import {
  type BulletinEvent,
  Bulletin as BulletinView,
  type bulletinEvents,
} from '@maplebridge/contracts/statistics';
import { fold } from '@maplebridge/event-log';
import { specification } from '@maplebridge/event-log/spec';
import { describe, expect, test } from 'vitest';
import { presentBulletin, presentDiff } from '../http/presenters/bulletin.ts';
import { projectBulletin } from '../read-model/bulletins.ts';
import { dingmao, late, observed, october } from './bulletin.fixtures.ts';
import type { BulletinCommand } from './commands.ts';
import { differences } from './differences.ts';
import type { Bulletin, BulletinState } from './state.ts';
import { bulletinDecider, bulletinOf, bulletinStream } from './stream.ts';

const given = specification(bulletinDecider);
const at = '2019-11-03T00:00:00.000Z';
const later = '2019-11-20T03:00:00.000Z';
const [first, second] = [october(), october({ more: [late({ 'cases.handled': 1, 'cases.settled': 1 })] })];
const of = { area: dingmao, code: 'dingmao', month: '2019-10' };
const published: BulletinEvent = { type: 'published', at, data: { ...of, snapshot: first } };
const corrected: BulletinEvent = {
  type: 'corrected',
  at: later,
  data: {
    code: 'dingmao',
    month: '2019-10',
    ground: 'entered-late',
    changes: differences(first, second),
    snapshot: second,
  },
};
const issue = (today = '2019-11-03', snapshot = first): BulletinCommand => ({
  type: 'IssueBulletin',
  ...of,
  today,
  snapshot,
  at,
});
const correct = (snapshot = second): BulletinCommand => ({
  type: 'CorrectBulletin',
  ground: 'entered-late',
  snapshot,
  at: later,
});
const stateOf = (...events: BulletinEvent[]) =>
  fold<BulletinState, typeof bulletinEvents>(bulletinDecider, events) as Bulletin;

describe('a bulletin', () => {
  test('is published once the month has ended', () => {
    given().when(issue()).yields(published);
    given().when(issue('2019-10-31')).refuses('time-in-future');
  });

  test('is published once: a repeated scheduled run makes no second version, whatever the figures are by then', () => {
    given(published).when(issue()).yields();
    given(published).when(issue('2019-11-04', second)).yields();
    given(published, corrected).when(issue()).yields();
  });

  test('is corrected if its figures changed, and lists the changes', () =>
    given(published).when(correct()).yields(corrected));

  test('is not corrected if its text stays the same, even if more events were counted', () => {
    given(published).when(correct(first)).refuses('nothing-to-correct');
    given(published)
      .when(correct(october({ more: [late({})] })))
      .refuses('nothing-to-correct');
    given(published, corrected).when(correct(second)).refuses('nothing-to-correct');
  });

  test('that was not published cannot be corrected', () => given().when(correct()).refuses('not-found'));
});

describe('its versions', () => {
  const state = stateOf(published, corrected);

  test('can all be read as issued', () => {
    expect(presentBulletin('1', state, second, 1)).toMatchObject({
      version: 1,
      issuedAt: at,
      snapshot: first,
    });
    expect(presentBulletin('1', state, second)).toMatchObject({
      version: 2,
      ground: 'entered-late',
      snapshot: second,
      versions: [
        { version: 1, dataVersion: first.dataVersion },
        { version: 2, dataVersion: second.dataVersion },
      ],
    });
    expect(presentBulletin('1', state, second, 3)).toBeUndefined();
  });

  test('say when a correction is due: when the newest version differs from the current figures', () => {
    expect(presentBulletin('1', stateOf(published), first)?.correctionDue).toBe(false);
    expect(presentBulletin('1', stateOf(published), second)?.correctionDue).toBe(true);
    expect(presentBulletin('1', state, second)?.correctionDue).toBe(false);
    expect(presentBulletin('1', state, first, 1)?.correctionDue).toBe(true);
  });

  test('match the contract', () => {
    const shown = presentBulletin('7w3k0d4m2x9q5r8t1v6y0z3b2c', state, second);
    expect(BulletinView.parse(JSON.parse(JSON.stringify(shown)))).toEqual(shown);
  });

  test('differ only in what changed', () => {
    const { from, to, changes } = presentDiff(state, {}) ?? {};
    expect([from, to]).toEqual([1, 2]);
    expect(changes).toContainEqual({
      what: 'figure',
      of: 'success-rate',
      aspect: 'value',
      before: '97.0 % (32/33)',
      after: '97.1 % (33/34)',
    });
    expect(new Set(changes?.map((it) => it.of))).toEqual(
      new Set(['cases-handled', 'cases-settled', 'handled-rate', 'success-rate', '2019-10']),
    );
    expect(presentDiff(state, { from: 2, to: 2 })?.changes).toEqual([]);
    expect(presentDiff(stateOf(published), {})).toEqual({ from: 1, to: 1, changes: [] });
    expect(presentDiff(state, { to: 9 })).toBeUndefined();
  });
});

test('an observation differs when it is recorded again or for the first time', () =>
  expect(differences(first, october({ observations: [observed] }))).toEqual([
    { what: 'observation', of: 'preventable-cases', aspect: 'value', before: '—', after: '101' },
    { what: 'observation', of: 'preventable-cases', aspect: 'yearOnYear', before: '—', after: '−49.5 %' },
  ]));

test('it is listed under its area and every area that contains it', () =>
  expect(projectBulletin('1', stateOf(published), 1)[0]).toMatchObject({
    id: bulletinStream('1'),
    item: { id: '1', area: 'dingmao', month: '2019-10', version: 1, issuedAt: at },
    lists: { 'bulletins/321100': '2019-10', 'bulletins/321171': '2019-10', 'bulletins/dingmao': '2019-10' },
  }));

test('the id is read from a stream name of a bulletin only', () =>
  expect([bulletinOf(bulletinStream('1')), bulletinOf('observation-1')]).toEqual(['1', undefined]));

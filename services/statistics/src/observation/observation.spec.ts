import {
  type ObservationEvent,
  Observation as ObservationView,
  type observationEvents,
} from '@maplebridge/contracts/statistics';
import { fold } from '@maplebridge/event-log';
import { specification } from '@maplebridge/event-log/spec';
import { describe, expect, test } from 'vitest';
import { changeText } from '../domain/figures/tenths.ts';
import { presentObservation } from '../http/presenters/observation.ts';
import { projectObservation } from '../read-model/observations.ts';
import type { ObservationCommand } from './commands.ts';
import type { Observation, ObservationState } from './state.ts';
import { observationDecider, observationOf, observationStream } from './stream.ts';
import { yearOnYear } from './year-on-year.ts';

const given = specification(observationDecider);
const at = '2020-01-10T01:00:00.000Z';
const paper = { kind: 'newspaper', number: 'CN32-0048/2019-10-29', date: '2019-10-29' } as const;
const report = { kind: 'document', number: '镇公统〔2020〕3号', date: '2020-01-08' } as const;
const jiangdong = {
  indicator: 'preventable-cases',
  area: { city: '321100', district: '321102', station: 'sipailou' },
  code: 'sipailou',
  period: '2019',
  source: report,
  department: 'public-security',
};
type Over = Partial<ObservationEvent['data']>;
const recorded = (over: Over): ObservationEvent => ({
  type: 'recorded',
  at,
  data: { ...jiangdong, ...over },
});
const record = (over: Over, today = '2020-01-10'): ObservationCommand => ({
  type: 'RecordObservation',
  data: { ...jiangdong, ...over },
  today,
  at,
});
const stateOf = (...events: ObservationEvent[]) =>
  fold<ObservationState, typeof observationEvents>(observationDecider, events) as Observation;

describe('recording a figure', () => {
  test('stores it with its source', () =>
    given()
      .when(record({ count: 101 }))
      .yields(recorded({ count: 101 })));

  test('again adds a version and keeps the first', () => {
    given(recorded({ count: 101 }))
      .when(record({ count: 102 }))
      .yields(recorded({ count: 102 }));
    const { versions } = presentObservation(
      '1',
      stateOf(recorded({ count: 101 }), recorded({ count: 102 })),
      undefined,
    );
    expect(versions).toMatchObject([
      { version: 1, count: 101, source: report },
      { version: 2, count: 102, department: 'public-security' },
    ]);
  });

  test('unchanged is a no-op; from another source it is a new version', () => {
    given(recorded({ count: 101 }))
      .when(record({ count: 101 }))
      .yields();
    given(recorded({ count: 101 }))
      .when(record({ count: 101, source: paper }))
      .yields(recorded({ count: 101, source: paper }));
  });

  test('needs a period that has ended and a source that exists', () => {
    given()
      .when(record({ count: 1 }, '2019-12-31'))
      .refuses('time-in-future');
    given()
      .when(record({ count: 1, source: { ...report, date: '2020-01-11' } }))
      .refuses('time-in-future');
  });
});

describe('同比', () => {
  const before = (count: number) => stateOf(recorded({ period: '2018', count }));

  test('of Jiangdong, from the counts of both years: −49.5 %', () =>
    expect(yearOnYear(stateOf(recorded({ count: 101 })), before(200))).toEqual({
      basis: 'counts',
      value: '-49.5',
      text: '−49.5 %',
      before: 200,
      source: report,
    }));

  test('of Xinba, where only a change was published: −11 %, as published', () =>
    expect(yearOnYear(stateOf(recorded({ code: 'xinba', change: '-11', source: paper })), undefined)).toEqual(
      {
        basis: 'published',
        value: '-11',
        text: '−11 %',
        source: paper,
      },
    ));

  test('uses the counts as soon as both years have one', () => {
    const both = stateOf(recorded({ change: '-11', source: paper }), recorded({ count: 90 }));
    expect(yearOnYear(both, undefined)?.basis).toBe('published');
    expect(yearOnYear(both, before(100))).toMatchObject({ basis: 'counts', text: '−10.0 %' });
  });

  test('over a zero base is "—", and null without a recorded figure', () => {
    expect(yearOnYear(stateOf(recorded({ count: 3 })), before(0))).toMatchObject({ value: null, text: '—' });
    expect(yearOnYear(stateOf(recorded({ count: 3 })), undefined)).toBeNull();
    expect(yearOnYear(undefined, before(3))).toBeNull();
  });

  test('is shown with its sign, or as a dash if there is none', () => {
    expect(['0.0', '12.5', '-3', null].map(changeText)).toEqual(['0.0 %', '+12.5 %', '−3 %', '—']);
  });
});

test('it is listed under its area and every area that contains it, by period', () => {
  const [listed] = projectObservation('1', stateOf(recorded({ count: 1 })), 1);
  expect(listed?.lists).toEqual(
    Object.fromEntries(
      ['321100', '321102', 'sipailou'].flatMap((area) => [
        [`observations/${area}`, '2019-12-31/2019-01-01'],
        [`observations/${area}/preventable-cases`, '2019-12-31/2019-01-01'],
      ]),
    ),
  );
  const city = { city: '321100', district: '321100', station: '321100' };
  expect(
    Object.keys(
      projectObservation('1', stateOf(recorded({ area: city, code: '321100' })), 1)[0]?.lists ?? {},
    ),
  ).toEqual(['observations/321100', 'observations/321100/preventable-cases']);
});

test('the reply matches the contract', () => {
  const state = stateOf(recorded({ count: 101 }));
  const shown = presentObservation('7w3k0d4m2x9q5r8t1v6y0z3b2c', state, undefined);
  expect(ObservationView.parse(shown)).toMatchObject({
    from: '2019-01-01',
    to: '2019-12-31',
    version: 1,
    count: 101,
  });
});

test('the id is read from a stream name of an observation only', () =>
  expect([observationOf(observationStream('1')), observationOf('bulletin-1')]).toEqual(['1', undefined]));

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
const told = (over: Over): ObservationEvent => ({ type: 'recorded', at, data: { ...jiangdong, ...over } });
const tell = (over: Over, today = '2020-01-10'): ObservationCommand => ({
  type: 'RecordObservation',
  data: { ...jiangdong, ...over },
  today,
  at,
});
const stateOf = (...events: ObservationEvent[]) =>
  fold<ObservationState, typeof observationEvents>(observationDecider, events) as Observation;

describe('a figure that is told', () => {
  test('is recorded with its source', () =>
    given()
      .when(tell({ count: 101 }))
      .yields(told({ count: 101 })));

  test('anew is a version more, and the first still stands', () => {
    given(told({ count: 101 }))
      .when(tell({ count: 102 }))
      .yields(told({ count: 102 }));
    const { versions } = presentObservation(
      '1',
      stateOf(told({ count: 101 }), told({ count: 102 })),
      undefined,
    );
    expect(versions).toMatchObject([
      { version: 1, count: 101, source: report },
      { version: 2, count: 102, department: 'public-security' },
    ]);
  });

  test('once more as it stands is no news; out of another source it is', () => {
    given(told({ count: 101 }))
      .when(tell({ count: 101 }))
      .yields();
    given(told({ count: 101 }))
      .when(tell({ count: 101, source: paper }))
      .yields(told({ count: 101, source: paper }));
  });

  test('is of a period that has ended, out of a source that is there', () => {
    given()
      .when(tell({ count: 1 }, '2019-12-31'))
      .refuses('time-in-future');
    given()
      .when(tell({ count: 1, source: { ...report, date: '2020-01-11' } }))
      .refuses('time-in-future');
  });
});

describe('同比', () => {
  const before = (count: number) => stateOf(told({ period: '2018', count }));

  test('of Jiangdong, from the counts of both years: −49.5 %', () =>
    expect(yearOnYear(stateOf(told({ count: 101 })), before(200))).toEqual({
      basis: 'counts',
      value: '-49.5',
      text: '−49.5 %',
      before: 200,
      source: report,
    }));

  test('of Xinba, where a change alone was published: −11 %, as it was told', () =>
    expect(yearOnYear(stateOf(told({ code: 'xinba', change: '-11', source: paper })), undefined)).toEqual({
      basis: 'published',
      value: '-11',
      text: '−11 %',
      source: paper,
    }));

  test('goes by the counts as soon as both are there', () => {
    const both = stateOf(told({ change: '-11', source: paper }), told({ count: 90 }));
    expect(yearOnYear(both, undefined)?.basis).toBe('published');
    expect(yearOnYear(both, before(100))).toMatchObject({ basis: 'counts', text: '−10.0 %' });
  });

  test('over a zero base is "—", and of what was never told nothing', () => {
    expect(yearOnYear(stateOf(told({ count: 3 })), before(0))).toMatchObject({ value: null, text: '—' });
    expect(yearOnYear(stateOf(told({ count: 3 })), undefined)).toBeNull();
    expect(yearOnYear(undefined, before(3))).toBeNull();
  });

  test('is shown with its sign, and as a dash where there is none', () => {
    expect(['0.0', '12.5', '-3', null].map(changeText)).toEqual(['0.0 %', '+12.5 %', '−3 %', '—']);
  });
});

test('it stands on the lists of its area and of all that this lies in, the latest period first', () => {
  const [listed] = projectObservation('1', stateOf(told({ count: 1 })), 1);
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
    Object.keys(projectObservation('1', stateOf(told({ area: city, code: '321100' })), 1)[0]?.lists ?? {}),
  ).toEqual(['observations/321100', 'observations/321100/preventable-cases']);
});

test('callers see what the contract says', () => {
  const state = stateOf(told({ count: 101 }));
  const shown = presentObservation('7w3k0d4m2x9q5r8t1v6y0z3b2c', state, undefined);
  expect(ObservationView.parse(shown)).toMatchObject({
    from: '2019-01-01',
    to: '2019-12-31',
    version: 1,
    count: 101,
  });
});

test('a stream tells whether it is an observation’s', () =>
  expect([observationOf(observationStream('1')), observationOf('bulletin-1')]).toEqual(['1', undefined]));

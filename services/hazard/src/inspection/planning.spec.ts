import { describe, test } from 'vitest';
import {
  answered,
  assign,
  assigned,
  cancel,
  completed,
  day,
  dueAt,
  event,
  given,
  givenEarlier,
  li,
  onSite,
  plan,
  planned,
  start,
  wang,
  zhao,
} from './inspection.fixtures.ts';

describe('planning', () => {
  test('pins the newest version of the checklist, so that answers keep their questions', () => {
    givenEarlier().when(plan()).yields(planned());
    given()
      .when(plan())
      .yields(planned({ checklist: { pack: 'major-hazards-121', version: 2 } }));
  });
  test('twice plans once', () => given(planned()).when(plan()).yields());
  test('with an unknown checklist is rejected', () =>
    given()
      .when(plan({ pack: 'alchemy' }))
      .refuses('unknown-checklist'));
  test('rejects a due date in the past, except from a late schedule', () => {
    given()
      .when(plan({ why: 'asked-for' }, day(11)))
      .refuses('time-out-of-order');
    givenEarlier()
      .when(plan({}, day(11)))
      .yields({ ...planned(), at: day(11) });
  });
  test('comes first', () => given().when(start(wang)).refuses('not-found'));
});

describe('an official visit', () => {
  test('needs two inspectors (Hazardous Chemicals Safety Law art. 8)', () => {
    given(planned()).when(assign()).yields(assigned);
    given(planned())
      .when(assign({ inspectors: [wang] }))
      .refuses('inspectors-too-few');
  });
  test('is made by the authorities alone (art. 8)', () => {
    given(planned())
      .when(assign({ side: 'enterprise' }))
      .refuses('official-not-allowed');
    given(planned(), assigned)
      .when(assign({ side: 'enterprise', official: false }))
      .refuses('official-not-allowed');
  });
  test('cannot change its kind after the start', () =>
    given(...onSite)
      .when(assign({ official: false }, day(3)))
      .refuses('inspection-not-open'));
});

describe('inspectors', () => {
  const alone = event('assigned', { inspectors: [zhao], official: false }, day(2));
  test('of a self-check may be one', () =>
    given(planned())
      .when(assign({ inspectors: [zhao], official: false, side: 'enterprise' }))
      .yields(alone));
  test('may change, also after the start', () => {
    given(planned(), assigned)
      .when(assign({ inspectors: [wang, zhao] }, day(3)))
      .yields(event('assigned', { inspectors: [wang, zhao], official: true }, day(3)));
    given(...onSite)
      .when(assign({ inspectors: [li, zhao] }, day(3)))
      .yields(event('assigned', { inspectors: [li, zhao], official: true }, day(3)));
  });
  test('in another order are a no-op', () =>
    given(planned(), assigned)
      .when(assign({ inspectors: [li, wang] }))
      .yields());
  test('are not assigned before it was planned, nor in the future', () => {
    given(planned()).when(assign({}, '2026-05-31T10:00:00+08:00')).refuses('time-out-of-order');
    given(planned()).when(assign({}, '2027-01-01T00:00:00+08:00')).refuses('time-in-future');
  });
});

describe('an inspection that is not needed any more', () => {
  const cancelled = (why: 'rhythm-changed' | 'unit-closed') => event('cancelled', { why }, day(6));
  test('is cancelled', () => {
    given(planned()).when(cancel('rhythm-changed')).yields(cancelled('rhythm-changed'));
    given(planned(), assigned).when(cancel('unit-closed')).yields(cancelled('unit-closed'));
  });
  test('after a schedule change stays if it was requested or has started', () => {
    given(planned({ why: 'asked-for' }))
      .when(cancel('rhythm-changed'))
      .yields();
    given(...onSite)
      .when(cancel('rhythm-changed'))
      .yields();
  });
  test('of a closed unit is cancelled even after its start', () =>
    given(...onSite, answered(1))
      .when(cancel('unit-closed'))
      .yields(cancelled('unit-closed')));
  test('accepts no command after it is cancelled', () => {
    given(planned(), cancelled('unit-closed'))
      .when(assign({}, day(7)))
      .refuses('inspection-not-open');
    given(planned(), cancelled('unit-closed')).when(cancel('unit-closed')).yields();
    given(...onSite, completed())
      .when(cancel('unit-closed'))
      .yields();
  });
});

test('the due time is what was planned', () =>
  given()
    .when(plan({ pack: 'three-questions', dueAt, why: 'asked-for' }))
    .yields(planned({ checklist: { pack: 'three-questions', version: 1 }, why: 'asked-for' })));

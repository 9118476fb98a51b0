import { describe, test } from 'vitest';
import {
  allAnswered,
  answer,
  answered,
  assigned,
  complete,
  completed,
  day,
  event,
  given,
  li,
  note,
  onSite,
  photo,
  planned,
  start,
  started,
  wang,
  zhao,
} from './inspection.fixtures.ts';

describe('on site', () => {
  test('an assigned inspector starts', () => given(planned(), assigned).when(start(wang)).yields(started));
  test('nobody else starts, and nobody starts before the assignment', () => {
    given(planned(), assigned).when(start(zhao)).refuses('inspector-not-assigned');
    given(planned()).when(start(wang)).refuses('inspection-not-open');
  });
  test('it starts once', () =>
    given(...onSite)
      .when(start(li, day(4)))
      .yields());
  test('it cannot start before it is assigned', () =>
    given(planned(), assigned)
      .when(start(wang, day(1)))
      .refuses('time-out-of-order'));
});

describe('an item', () => {
  test('is answered by assigned inspectors after the start', () => {
    given(...onSite)
      .when(answer(1))
      .yields(answered(1));
    given(...onSite)
      .when(answer(1, { by: zhao }))
      .refuses('inspector-not-assigned');
    given(planned(), assigned).when(answer(1)).refuses('inspection-not-open');
    given(...onSite)
      .when(answer(1, {}, day(2)))
      .refuses('time-out-of-order');
  });
  test('must be in the pinned version of the checklist', () =>
    given(...onSite)
      .when(answer(3))
      .refuses('unknown-item'));
  test('is answered once', () => {
    given(...onSite, answered(1))
      .when(answer(1, { answer: 'not-applicable' }))
      .refuses('item-answered');
    given(...onSite, answered(1))
      .when(answer(1))
      .yields();
  });
  test('may be answered out of order: several inspectors work in parallel', () =>
    given(...onSite, answered(1, {}, day(5)))
      .when(answer(2, { by: li }, day(4)))
      .yields(answered(2)));
});

describe('a finding', () => {
  test('carries its clause, note and photos, which open a hazard', () =>
    given(...onSite)
      .when(answer(2, { answer: 'finding', note, photos: [photo] }))
      .yields(answered(2, { answer: 'finding', note, photos: [photo] })));
  test('needs words', () =>
    given(...onSite)
      .when(answer(2, { answer: 'finding' }))
      .refuses('invalid-request'));
});

describe('completion', () => {
  test('needs every item answered', () => {
    given(...onSite, answered(2))
      .when(complete(wang))
      .refuses('items-open');
    given(...allAnswered)
      .when(complete(wang))
      .yields(completed());
  });
  test('counts the findings', () =>
    given(...onSite, answered(1, { answer: 'finding', note }), answered(2))
      .when(complete(li))
      .yields(completed(1)));
  test('is recorded by an assigned inspector, not before the last answer', () => {
    given(...allAnswered)
      .when(complete(zhao))
      .refuses('inspector-not-assigned');
    given(...allAnswered)
      .when(complete(wang, day(3)))
      .refuses('time-out-of-order');
  });
  test('needs a start and happens once', () => {
    given(planned(), assigned).when(complete(wang)).refuses('inspection-not-open');
    given(...allAnswered, completed())
      .when(complete(wang, day(6)))
      .yields();
  });
  test('closes the checklist', () =>
    given(...allAnswered, completed())
      .when(answer(1, { answer: 'finding', note }, day(6)))
      .refuses('inspection-not-open'));
  test('is recorded by the new inspectors after they changed', () => {
    const others = event('assigned', { inspectors: [li, zhao], official: true }, day(4));
    given(...allAnswered, others)
      .when(complete(wang))
      .refuses('inspector-not-assigned');
    given(...allAnswered, others)
      .when(complete(zhao))
      .yields(completed());
  });
});

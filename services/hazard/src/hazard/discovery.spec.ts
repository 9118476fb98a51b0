import { describe, test } from 'vitest';
import {
  command,
  day,
  enterprise,
  event,
  facts,
  found,
  given,
  id,
  now,
  ordered,
  otherId,
  reported,
} from './hazard.fixtures.ts';

const find = (over: object = {}, at = day(1)) => command('FindHazard', { ...facts, ...over }, at);

describe('a hazard', () => {
  test('is found once', () => {
    given().when(find()).yields(found());
    given(found())
      .when(find({ kind: 'gas' }))
      .yields();
  });
  test('informs the report by an event of its own', () =>
    given()
      .when(find({ source: 'report', reportId: id }))
      .yields(...reported));
  test('names similar hazards and the one it repeats', () =>
    given()
      .when(find({ recurrenceOf: otherId, similar: [otherId] }))
      .yields(found({ recurrenceOf: otherId, similar: [otherId] })));
  test('cannot be found in the future', () =>
    given().when(find({}, '2027-01-01T00:00:00.000Z')).refuses('time-in-future'));
  test('rejects commands before it is found', () => {
    given()
      .when(command('GradeHazard', { grade: 'general' }, now))
      .refuses('not-found');
    given(found())
      .when(command('GradeHazard', { grade: 'general' }, day(1, '09:59:59')))
      .refuses('time-out-of-order');
  });
});

describe('the enterprise of a hazard', () => {
  const { enterprise: _, unit: _unit, ...anywhere } = facts;
  const unplaced = event('found', { ...anywhere, park: null }, day(1));
  const place = (over: object = {}) =>
    command('PlaceHazard', { enterprise, park: 'gaozi-park', ...over }, day(4));
  const placed = (over: object = {}) => event('placed', { enterprise, park: 'gaozi-park', ...over }, day(4));

  test('may be set later, once', () => {
    given(unplaced)
      .when(place({ unit: 'U1' }))
      .yields(placed({ unit: 'U1' }));
    given(unplaced, placed()).when(place()).yields();
  });
  test('may be corrected while it is open, also after rectification was ordered', () => {
    given(...ordered)
      .when(place({ enterprise: otherId }))
      .yields(placed({ enterprise: otherId }));
    given(unplaced, placed({ unit: 'U1' }))
      .when(place())
      .yields(placed());
  });
});

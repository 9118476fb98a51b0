import { specification } from '@maplebridge/event-log/spec';
import { describe, test } from 'vitest';
import { hazardDecider } from './decide.ts';
import {
  clause,
  closedAs,
  command,
  day,
  event,
  found,
  given,
  graded,
  gradedAs,
  gradedMajor,
  ordered,
  orderedMajor,
  policyOf,
  waitingMajor,
} from './hazard.fixtures.ts';

const general = (at = day(2)) => command('GradeHazard', { grade: 'general' }, at);
const major = (ground: object, at = day(2)) =>
  command('GradeHazard', { grade: 'major', ground } as never, at);
const byItems = (...items: number[]) => ({ by: 'item', items });
const needsStop = { by: 'needs-stop' };
const listed = (at = day(2)) => event('listed', { by: 'emergency-management' }, at);
const delisted = (at: string) => event('delisted', { by: 'emergency-management' }, at);

describe('grading', () => {
  test('distinguishes general and major hazards (Order 16 art. 3)', () => {
    given(found()).when(general()).yields(graded);
    given(found())
      .when(major(needsStop))
      .yields(gradedAs({ grade: 'major', ground: 'needs-stop' }, day(2)), listed());
  });
  test('keeps the items of 121号 as the ground of a major one, in order', () =>
    given(found())
      .when(major(byItems(20, 3)))
      .yields(gradedAs({ grade: 'major', ground: 'item', items: [3, 20] }, day(2)), listed()));
  test('of one among the twenty items is major by rule (安监总管三〔2017〕121号)', () => {
    given(found({ clause })).when(general()).refuses('major-by-rule');
    given(found({ clause: { ...clause, pack: 'daily-round' } }))
      .when(general())
      .yields(graded);
  });
  test('keeps the item of its clause besides the named grounds (121号)', () => {
    given(found({ clause }))
      .when(major(byItems(3)))
      .yields(gradedAs({ grade: 'major', ground: 'item', items: [3, 18] }, day(2)), listed());
    given(found({ clause }))
      .when(major(needsStop))
      .yields(gradedAs({ grade: 'major', ground: 'needs-stop', items: [18] }, day(2)), listed());
  });
  test('repeated is a no-op', () => {
    given(found(), graded)
      .when(general(day(3)))
      .yields();
    given(found({ clause }), ...gradedMajor)
      .when(major(byItems(18), day(3)))
      .yields();
  });
});

describe('a changed grade', () => {
  test('carries the previous grade and lists a hazard that becomes major (Work Safety Law art. 41)', () =>
    given(found(), graded)
      .when(major(needsStop, day(3)))
      .yields(gradedAs({ grade: 'major', ground: 'needs-stop', before: 'general' }, day(3)), listed(day(3))));
  test('ends the supervision of a hazard that is no longer major', () =>
    given(found(), ...gradedMajor)
      .when(general(day(3)))
      .yields(gradedAs({ grade: 'general', before: 'major' }, day(3)), delisted(day(3))));
  test('with another ground does not list it again', () =>
    given(found(), ...gradedMajor)
      .when(major(byItems(18, 19), day(3)))
      .yields(gradedAs({ grade: 'major', ground: 'item', items: [18, 19], before: 'major' }, day(3))));
  test('is possible until it is closed', () => {
    given(...ordered)
      .when(major(needsStop, day(4)))
      .yields(gradedAs({ grade: 'major', ground: 'needs-stop', before: 'general' }, day(4)), listed(day(4)));
    given(...orderedMajor)
      .when(general(day(4)))
      .refuses('major-by-rule');
    given(...waitingMajor, closedAs('rectified', day(8)))
      .when(major(needsStop, day(9)))
      .refuses('hazard-closed');
  });
});

test('the supervised grades and the department are the city’s policy', () => {
  const other = policyOf((safety) => {
    safety.supervision.grades = [];
  });
  specification(hazardDecider(other))(found())
    .when(major(needsStop))
    .yields(gradedAs({ grade: 'major', ground: 'needs-stop' }, day(2)));
});

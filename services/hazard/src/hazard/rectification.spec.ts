import { describe, test } from 'vitest';
import {
  after,
  closedAs,
  command,
  day,
  event,
  extended,
  fixer,
  followed,
  found,
  given,
  graded,
  gradedAs,
  note,
  ordered,
  photo,
  rectified,
  rectifiedBy,
  reported,
  review,
  reviewed,
  reviewer,
  second,
  waiting,
  waitingMajor,
} from './hazard.fixtures.ts';

const putRight = (by = fixer, at = day(6)) => command('RectifyHazard', { by, note }, at);
const show = (phase: 'before' | 'after', photos: string[], at = day(5)) =>
  command('AddEvidence', { phase, photos }, at);
const closed = (over: object = {}, at = day(7)) =>
  closedAs('rectified', at, { grade: 'general', onTime: true, ...over });

describe('evidence', () => {
  test('is added once', () => {
    given(...ordered)
      .when(show('after', [photo]))
      .yields(after);
    given(...ordered, after)
      .when(show('after', [photo, second], day(6)))
      .yields(event('evidence-added', { phase: 'after', photos: [second] }, day(6)));
    given(...ordered, after)
      .when(show('after', [photo], day(6)))
      .yields();
  });
  test('may be older than later events, but not than the hazard', () => {
    given(...ordered)
      .when(show('before', [photo], day(1)))
      .yields(event('evidence-added', { phase: 'before', photos: [photo] }, day(1)));
    given(...ordered)
      .when(show('before', [photo], day(1, '09:00:00')))
      .refuses('time-out-of-order');
  });
});

describe('rectification', () => {
  test('needs a photo taken after the work (closed loop of double prevention, secondary source)', () => {
    given(...ordered, after)
      .when(putRight())
      .yields(rectified);
    given(...ordered, event('evidence-added', { phase: 'before', photos: [photo] }, day(5)))
      .when(putRight())
      .refuses('evidence-missing');
  });
  test('needs a new photo after a failed review', () => {
    const failed = [...waiting, reviewed({ passed: false })];
    given(...failed)
      .when(putRight(fixer, day(8)))
      .refuses('evidence-missing');
    given(...failed, event('evidence-added', { phase: 'before', photos: [second] }, day(8)))
      .when(putRight(fixer, day(8)))
      .refuses('evidence-missing');
    given(...failed, event('evidence-added', { phase: 'after', photos: [second] }, day(8)))
      .when(putRight(fixer, day(8)))
      .yields(rectifiedBy(fixer, day(8)));
  });
  test('needs an order', () => given(found(), graded).when(putRight()).refuses('order-missing'));
  test('repeated by the same person is a no-op, by another person rejected', () => {
    given(...waiting)
      .when(putRight(fixer, day(7)))
      .yields();
    given(...waiting)
      .when(putRight(reviewer, day(7)))
      .refuses('order-missing');
  });
});

describe('a review', () => {
  test('needs a person other than the rectifier', () => {
    given(...waiting)
      .when(review(fixer, true))
      .refuses('own-work');
    given(...waiting)
      .when(review(reviewer, true))
      .yields(reviewed(), closed());
  });
  test('needs a rectification', () =>
    given(...ordered, after)
      .when(review(reviewer, true))
      .refuses('nothing-to-review'));
  test('that fails returns the hazard to rectification under the same order', () => {
    const failed = reviewed({ passed: false });
    given(...waiting)
      .when(review(reviewer, false))
      .yields(failed);
    const shown = event('evidence-added', { phase: 'after', photos: [second] }, day(8));
    given(...waiting, failed, shown)
      .when(command('RectifyHazard', { by: second, note }, day(8)))
      .yields(rectifiedBy(second, day(8)));
    given(...waiting, failed, shown, rectifiedBy(second, day(8)))
      .when(review(fixer, true, day(9)))
      .refuses('own-work');
  });
  test('informs the reporter (Work Safety Law art. 74)', () =>
    given(...reported, ...waiting.slice(1))
      .when(review(reviewer, true))
      .yields(
        reviewed(),
        closed({ source: 'report' }),
        followed({ step: 'closed', outcome: 'rectified' }, day(7)),
      ));
  test('closes as on time what was rectified by the deadline, however late the review', () => {
    given(...waiting)
      .when(review(reviewer, true, day(20)))
      .yields(reviewed({}, day(20)), closed({}, day(20)));
    const late = rectifiedBy(fixer, day(9));
    given(...ordered, after, late)
      .when(review(reviewer, true, day(9)))
      .yields(reviewed({}, day(9)), closed({ onTime: false }, day(9)));
    given(...ordered, extended(day(10), day(4)), after, late)
      .when(review(reviewer, true, day(9)))
      .yields(reviewed({}, day(9)), closed({}, day(9)));
  });
});

describe('a major hazard', () => {
  const first = reviewed({ grade: 'major' });
  const again = reviewed({ review: 'second', by: second, grade: 'major' }, day(8));
  const delisted = event('delisted', { by: 'emergency-management' }, day(8));

  test('needs a second review before it is released (Work Safety Law art. 65: resumption only after review)', () => {
    given(...waitingMajor)
      .when(review(reviewer, true))
      .yields(first);
    given(...waitingMajor, first)
      .when(review(second, true, day(8)))
      .yields(again, delisted, closed({ grade: 'major' }, day(8)));
  });
  test('needs a third person for the second review', () => {
    given(...waitingMajor, first)
      .when(review(reviewer, true, day(8)))
      .refuses('own-work');
    given(...waitingMajor, first)
      .when(review(fixer, true, day(8)))
      .refuses('own-work');
  });
  test('starts with the first review again after the second fails', () => {
    const failed = reviewed({ review: 'second', passed: false, by: second, grade: 'major' }, day(8));
    given(...waitingMajor, first)
      .when(review(second, false, day(8)))
      .yields(failed);
    given(...waitingMajor, first, failed, rectifiedBy(fixer, day(9)))
      .when(review(second, true, day(10)))
      .yields(reviewed({ by: second, grade: 'major' }, day(10)));
  });
  test('that becomes general keeps its pending second review', () => {
    const general = gradedAs({ grade: 'general', before: 'major' }, day(7));
    const released = event('delisted', { by: 'emergency-management' }, day(7));
    given(...waitingMajor, first, general, released)
      .when(review(second, true, day(8)))
      .yields(reviewed({ review: 'second', by: second }, day(8)), closed({}, day(8)));
  });
});

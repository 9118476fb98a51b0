import { describe, test } from 'vitest';
import {
  agree,
  closed,
  command,
  consented,
  event,
  given,
  heldFirst,
  opened,
  openedWith,
  session,
  signed,
} from './case.fixtures.ts';

const medical = [...openedWith({ category: 'medical' }), consented('A'), consented('B')];
const rule = 'medical-30-working-days';
/** Thirty working days from 21 May 2019; 7 June was the Dragon Boat festival. */
const last = '2019-07-03T23:59:59+08:00';
const beyond = '2019-07-04T00:00:00+08:00';
const appraisal = (step: 'begun' | 'ended', when?: string) => command('RecordAppraisal', { step }, when);
const begun = event('limit-paused', {});

describe('the limit on medical disputes (Medical Regulation art. 38)', () => {
  test('ends mediation: beyond it there is no session and no agreement', () => {
    given(...medical)
      .when(session(['A', 'B'], {}, beyond))
      .refuses('limit-passed');
    given(...medical)
      .when(agree({ form: 'written', signatures: signed }, beyond))
      .refuses('limit-passed');
  });
  test('stands still while an appraisal is made, and what was left of it is left still', () => {
    given(...medical)
      .when(appraisal('begun'))
      .yields(begun);
    given(...medical, begun)
      .when(appraisal('begun'))
      .yields();
    // 22 May: one working day was used, 29 are left; they run from 10 July.
    const ended = '2019-07-10T10:00:00+08:00';
    given(...medical, begun)
      .when(appraisal('ended', ended))
      .yields(
        event(
          'limit-moved',
          {
            why: 'appraisal-ended',
            deadline: { rule, dueAt: '2019-08-20T23:59:59+08:00' },
            // The step's fifteen working days stood still as well.
            stepDueAt: '2019-07-30T23:59:59+08:00',
          },
          ended,
        ),
      );
  });
  test('is not left out twice for the same days', () => {
    const ended = event(
      'limit-moved',
      { why: 'appraisal-ended', deadline: { rule, dueAt: '2019-08-20T23:59:59+08:00' } },
      '2019-07-10T10:00:00+08:00',
    );
    given(...medical, begun, ended)
      .when(appraisal('begun', '2019-07-10T09:59:59+08:00'))
      .refuses('time-out-of-order');
    given(...medical, begun, ended)
      .when(appraisal('begun', '2019-07-10T10:00:00+08:00'))
      .yields(event('limit-paused', {}, '2019-07-10T10:00:00+08:00'));
  });
  test('ends mediation as failed, tried or not; what was not tried says so', () =>
    given(...medical)
      .when(command('CloseCase', { outcome: 'failed', routesTold: ['court'] }, beyond))
      .yields({
        ...closed({
          outcome: 'failed',
          category: 'medical',
          tier: 'centre',
          limit: 'passed',
          routesTold: ['court'],
          untried: true,
        }),
        at: beyond,
      }));
  test('no appraisal ends that did not begin, or before it did', () => {
    given(...medical)
      .when(appraisal('ended'))
      .refuses('limit-not-movable');
    given(...medical, begun)
      .when(appraisal('ended', '2019-05-22T09:00:00+08:00'))
      .refuses('limit-not-movable');
  });
  test('is extended as committee and both parties agree', () => {
    const extend = (over: object = {}, when?: string) =>
      command(
        'ExtendLimit',
        { until: '2019-08-01', agreedBy: ['A', 'B'], committeeAgrees: true, ...over },
        when,
      );
    given(...medical)
      .when(extend())
      .yields(
        event('limit-moved', { why: 'extended', deadline: { rule, dueAt: '2019-08-01T23:59:59+08:00' } }),
      );
    given(...medical)
      .when(extend({ agreedBy: ['A'] }))
      .refuses('consent-missing');
    given(...medical)
      .when(extend({ agreedBy: ['A', 'B', 'C'] }))
      .refuses('unknown-party');
    given(...medical)
      .when(extend({ committeeAgrees: false }))
      .refuses('consent-missing');
    given(...medical)
      .when(extend({ until: last.slice(0, 10) }))
      .refuses('limit-not-movable');
    given(...medical)
      .when(extend({}, beyond))
      .refuses('limit-not-movable');
    given(...medical, begun)
      .when(extend())
      .refuses('limit-not-movable');
  });
});

describe('any other limit', () => {
  test('is not moved', () => {
    given(...opened)
      .when(appraisal('begun'))
      .refuses('limit-not-movable');
    given(...opened)
      .when(command('ExtendLimit', { until: '2020-01-01', agreedBy: ['A', 'B'], committeeAgrees: true }))
      .refuses('limit-not-movable');
  });
  test('leaves mediation open when it has passed', () =>
    given(...opened, consented('A'))
      .when(session(['A'], {}, '2019-08-01T00:00:00+08:00'))
      .yields({ ...heldFirst('A'), at: '2019-08-01T00:00:00+08:00' }));
});

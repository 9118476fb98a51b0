import { caseEvents } from '@maplebridge/contracts/mediation';
import { describe, expect, test } from 'vitest';
import { area, heard, id, may, sums } from './counting.fixtures.ts';

const routing = (tier: 'workstation' | 'centre' | null) => ({
  ...{ tier, venue: null, procedure: 'people' as const, goldMedal: false, reasons: [{ rule: 'x' }] },
});
const about = { reportId: id, category: 'damages' as const };
const opened = (tier: 'workstation' | null) =>
  heard(caseEvents, 'opened', may(1), {
    ...{ ...about, area, facts: {}, partyCount: 2, routing: routing(tier) },
    position: { lng: 119.5, lat: 32.1 },
  });
const end = { tier: 'centre' as const, since: may(1) };
type End = Partial<Parameters<typeof heard<typeof caseEvents, 'closed'>>[3]>;
const closed = (outcome: 'settled' | 'failed' | 'withdrawn' | 'transferred', more: End = {}, day = 20) =>
  heard(caseEvents, 'closed', may(day), { ...about, ...end, outcome, ...more });
const reopened = (outcome: 'settled' | 'failed' | 'withdrawn', more: object = {}) =>
  heard(caseEvents, 'reopened', may(25), {
    ...{ ...about, ground: 'parties-ask', routing: routing('centre'), note: 'note-1' },
    takesBack: { closedAt: may(20), ...end, outcome, ...more },
  });
const both = (counter: string) => ({
  [counter]: 1,
  [`${counter}/category=damages`]: 1,
  [`${counter}/tier=centre`]: 1,
});
const ended = (outcome: string) => ({ ...both('cases.closed'), [`cases.closed/outcome=${outcome}`]: 1 });

describe('a case', () => {
  test('is accepted once, by category and tier; a case that mediation does not cover never is', () => {
    expect(sums(opened('workstation'))).toEqual({
      '2019-05-01': {
        'cases.accepted': 1,
        'cases.accepted/category=damages': 1,
        'cases.accepted/tier=workstation': 1,
      },
    });
    expect(sums(opened(null), closed('transferred', { tier: null }, 1))).toEqual({});
    expect(sums(opened('workstation'), closed('withdrawn'), reopened('withdrawn'))).toEqual(
      sums(opened('workstation')),
    );
  });
  test('is handled if it was settled, or if mediation was tried and failed', () => {
    expect(sums(closed('settled'))['2019-05-20']).toEqual({
      ...{ ...ended('settled'), ...both('cases.handled'), ...both('cases.settled') },
      'cases.settle/19': 1,
    });
    expect(sums(closed('failed'))['2019-05-20']).toEqual({ ...ended('failed'), ...both('cases.handled') });
    expect(sums(closed('failed', { untried: true }))['2019-05-20']).toEqual(ended('failed'));
    expect(sums(closed('withdrawn'))['2019-05-20']).toEqual(ended('withdrawn'));
  });
  test('is on time if it was handled within its time limit', () => {
    expect(sums(closed('settled', { limit: 'kept' }))['2019-05-20']).toMatchObject({
      ...{ 'cases.limited': 1, 'cases.onTime': 1 },
    });
    const late = sums(closed('failed', { limit: 'passed' }))['2019-05-20'];
    expect(late).toMatchObject({ 'cases.limited': 1 });
    expect(late).not.toHaveProperty('cases.onTime');
    expect(sums(closed('withdrawn', { limit: 'kept' }))['2019-05-20']).not.toHaveProperty('cases.limited');
  });
  test.each([
    ['settled', { limit: 'kept' }],
    ['settled', { limit: 'passed' }],
    ['failed', { limit: 'passed', untried: true }],
    ['failed', {}],
    ['withdrawn', { limit: 'kept' }],
  ] as const)('that ended as %s %j has its closing counts removed when it is reopened', (outcome, more) =>
    expect(sums(reopened(outcome, more), closed(outcome, more))).toEqual({}),
  );
});

test('each step with the parties counts once, on the day it happened', () => {
  const contact = { party: 'B', status: 'invited', means: 'letter' } as const;
  const session = { parties: ['A', 'B'], mode: 'together', note: 'note-1' } as const;
  const agreement = { reportId: id, procedure: 'people', form: 'oral', effectiveOn: '2019-05-05' } as const;
  const steps = (first: boolean) => {
    const is = <K extends string>(key: K) => (first ? { [key]: true as const } : {});
    return [
      heard(caseEvents, 'party-contacted', may(2), { ...contact, ...is('firstContact') }),
      heard(caseEvents, 'consented', may(3), { party: 'A', procedure: 'people', ...is('allConsented') }),
      heard(caseEvents, 'session-held', may(4), {
        ...{ ...session, parties: [...session.parties] },
        ...is('firstMediated'),
      }),
      heard(caseEvents, 'agreed', may(5), { ...agreement, note: 'note-1', ...is('firstAgreement') }),
      heard(caseEvents, 'overdue', may(6), { rule: 'x', dueAt: may(6), ...is('firstOverdue') }),
    ];
  };
  expect(sums(...steps(true))).toEqual({
    '2019-05-02': { 'cases.contacted': 1 },
    '2019-05-03': { 'cases.consented': 1 },
    '2019-05-04': { 'cases.mediated': 1 },
    '2019-05-05': { 'cases.agreed': 1 },
    '2019-05-06': { 'cases.overdue': 1 },
  });
  expect(sums(...steps(false))).toEqual({});
});

test('a refusal as first answer counts as the first contact', () =>
  expect(sums(closed('withdrawn', { refusedBy: 'B', firstContact: true }))['2019-05-20']).toMatchObject({
    'cases.contacted': 1,
  }));

test('a time limit found to have been kept is no longer counted as overdue', () => {
  const told = heard(caseEvents, 'overdue', may(19), { rule: 'x', dueAt: may(18), firstOverdue: true });
  expect(
    sums(told, closed('withdrawn', { limit: 'kept', overdueAt: may(19) }))['2019-05-19'],
  ).toBeUndefined();
});

test.each([
  [may(1, '09:00:00'), '1'],
  [may(1, '10:00:00'), '1'],
  [may(1, '10:00:01'), '2'],
  [may(11, '09:00:00'), '240'],
  [may(11, '09:00:01'), 'beyond'],
])('a case opened at 09:00 on the first and taken up at %s falls in the bin of %s hours', (at, bin) => {
  const mediator = '3m00000000000000000000000a';
  const accepted = heard(caseEvents, 'mediator-accepted', at, { mediator, waitedSince: may(1) });
  expect(Object.values(sums(accepted))).toEqual([{ [`cases.takeUp/${bin}`]: 1 }]);
});

describe('agreements', () => {
  test('count their terms, visits and confirmations', () =>
    expect(
      sums(
        heard(caseEvents, 'term-performed', may(2), { term: 1 }),
        heard(caseEvents, 'term-breached', may(3), { term: 2, routesTold: ['court'], note: 'note-1' }),
        heard(caseEvents, 'visited', may(4), { kept: true, note: 'note-1' }),
        heard(caseEvents, 'visited', may(5), { kept: false, note: 'note-1' }),
        heard(caseEvents, 'confirmation-decided', may(6), { decision: 'confirmed' }),
        heard(caseEvents, 'confirmation-decided', may(7), { decision: 'not-accepted' }),
      ),
    ).toEqual({
      '2019-05-02': { 'agreements.performed': 1 },
      '2019-05-03': { 'agreements.breached': 1 },
      '2019-05-04': { 'agreements.visited': 1, 'agreements.kept': 1 },
      '2019-05-05': { 'agreements.visited': 1 },
      '2019-05-06': { 'agreements.confirmed': 1 },
    }));
  test('take back the breach of a term that was performed later', () =>
    expect(
      sums(
        heard(caseEvents, 'term-performed', may(9), { term: 1, breachedAt: may(3) }),
        heard(caseEvents, 'term-breached', may(3), { term: 1, routesTold: ['court'], note: 'note-1' }),
      ),
    ).toEqual({ '2019-05-09': { 'agreements.performed': 1 } }));
});

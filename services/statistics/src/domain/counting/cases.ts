import type { CaseEvent, caseEvents, FormerEnding } from '@maplebridge/contracts/mediation';
import { agreements } from './agreements.ts';
import { type Counted, type Counting, counted, counter, onlyIf, takenBack, took } from './counted.ts';

type Category = Extract<CaseEvent, { type: 'closed' }>['data']['category'];

/** Mediation took place: it led to an agreement, or it was tried and failed. */
const isHandled = ({ outcome, untried }: Pick<FormerEnding, 'outcome' | 'untried'>): boolean =>
  outcome === 'settled' || (outcome === 'failed' && !untried);

/** What closing a case adds. Nothing if mediation does not cover it: it was never accepted. */
function ended(
  category: Category,
  { tier, closedAt, since, outcome, limit, untried }: FormerEnding,
): string[] {
  if (tier === null) return [];
  const by = { category, tier };
  const handled = isHandled({ outcome, untried });
  return [
    ...counter('cases.closed', { ...by, outcome }),
    ...onlyIf(handled, counter('cases.handled', by)),
    ...onlyIf(handled && limit !== undefined, counter('cases.limited')),
    ...onlyIf(handled && limit === 'kept', counter('cases.onTime')),
    ...onlyIf(outcome === 'settled', counter('cases.settled', by), took('cases.settle', since, closedAt)),
  ];
}

/** The time from opening or reopening to the first lead mediator or the first mediation session. */
const takenUp = (at: string, waitedSince: string | undefined): string[] =>
  waitedSince === undefined ? [] : took('cases.takeUp', waitedSince, at);

/**
 * A case counts as accepted, contacted, consented, mediated, agreed and overdue once in its life. Its closing counts until it is
 * reopened: then the closing is taken back on the day it had been counted, and the next closing counts.
 */
export const cases: Counting<typeof caseEvents> = {
  ...agreements,
  opened: ({ at, data: { category, routing } }) =>
    routing.tier === null ? [] : [counted(at, counter('cases.accepted', { category, tier: routing.tier }))],
  'party-contacted': ({ at, data }) => [counted(at, onlyIf(data.firstContact, counter('cases.contacted')))],
  consented: ({ at, data: { firstContact, allConsented } }) => [
    counted(
      at,
      onlyIf(firstContact, counter('cases.contacted')),
      onlyIf(allConsented, counter('cases.consented')),
    ),
  ],
  'mediator-accepted': ({ at, data }) => [counted(at, takenUp(at, data.waitedSince))],
  'session-held': ({ at, data }) => [
    counted(at, onlyIf(data.firstMediated, counter('cases.mediated')), takenUp(at, data.waitedSince)),
  ],
  agreed: ({ at, data }) => [
    counted(
      at,
      onlyIf(data.firstMediated, counter('cases.mediated')),
      onlyIf(data.firstAgreement, counter('cases.agreed')),
      takenUp(at, data.waitedSince),
    ),
  ],
  overdue: ({ at, data }) => [counted(at, onlyIf(data.firstOverdue, counter('cases.overdue')))],
  closed: ({ at, data }) => [
    counted(
      at,
      ended(data.category, { ...data, closedAt: at }),
      onlyIf(data.firstContact, counter('cases.contacted')),
    ),
    ...notOverdue(data.overdueAt),
  ],
  reopened: ({ data: { category, takesBack } }) => [
    takenBack(takesBack.closedAt, ended(category, takesBack)),
  ],
  'facts-added': null,
  'mediator-asked': null,
  'mediator-excluded': null,
  'helper-invited': null,
  'department-invited': null,
  'department-answered': null,
  'protocol-step-done': null,
  'limit-paused': null,
  'limit-moved': null,
  transferred: null,
  'words-erased': null,
  'hold-changed': null,
};

const notOverdue = (countedAt: string | undefined): Counted[] =>
  countedAt === undefined ? [] : [takenBack(countedAt, counter('cases.overdue'))];

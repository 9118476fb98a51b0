import type { CaseEvent, FormerEnding } from '@maplebridge/contracts/mediation';
import { isBefore } from './guards.ts';
import { type Case, type DataOf, isOpenTask } from './state.ts';

type Closed = Extract<CaseEvent, { type: 'closed' }>;

/** The end of a case; departments whose tasks end with it hear of it. */
export function closed(
  state: Case,
  at: string,
  end: Omit<
    DataOf<'closed'>,
    'reportId' | 'category' | 'cancelled' | 'tier' | 'since' | 'limit' | 'overdueAt'
  >,
): Closed {
  const { reportId, category, tasks, routing, begunAt: since, limitPassedAt } = state;
  const cancelled = tasks.filter(isOpenTask).map(({ department }) => department);
  const limit = limitAt(at, state);
  return {
    type: 'closed',
    at,
    data: {
      ...{ reportId, category, ...end, tier: routing.tier, since },
      ...(limit && { limit }),
      // The scheduler could not know what was entered late.
      ...(limit === 'kept' && limitPassedAt && { overdueAt: limitPassedAt }),
      ...(cancelled.length && { cancelled }),
    },
  };
}

/** Whether the limit is kept by what ends at this time; it stands still for an appraisal, and runs until the parties agree. */
function limitAt(at: string, { deadline, pausedAt, agreement }: Case): DataOf<'closed'>['limit'] {
  if (!deadline) return undefined;
  return !pausedAt && isBefore(deadline.dueAt, agreement?.at ?? at) ? 'passed' : 'kept';
}

/** How it ended, as was told then. */
export function endingOf({
  closedAt,
  outcome,
  routing,
  begunAt,
  limit,
  untried,
}: Case): FormerEnding | undefined {
  if (!closedAt || !outcome) return undefined;
  return {
    ...{ closedAt, outcome, tier: routing.tier, since: begunAt },
    ...(limit && { limit }),
    ...(untried && { untried }),
  };
}

import type { CaseView, History, Routing, RoutingFacts } from '@maplebridge/contracts/mediation';
import { firstBreak, type RecordedEvent } from '@maplebridge/event-log';
import { type Asked, type ProblemReply, partOf } from '@maplebridge/lambda';
import type * as z from 'zod';
import { deadlinesOf } from '../../case/deadlines.ts';
import type { CasePolicy } from '../../case/guards.ts';
import type { Case } from '../../case/state.ts';
import type { Sentences } from '../../domain/routing/sentences.ts';
import { summary } from '../../read-model/cases.ts';

/** The router's decision with its reasons in words. */
export const presentRouting = (routing: RoutingFacts, sentences: Sentences): Routing => ({
  ...routing,
  reasons: inWords(routing.reasons, sentences),
});

export const inWords = (reasons: RoutingFacts['reasons'], sentences: Sentences): Routing['reasons'] =>
  reasons.map((reason) => ({ ...reason, ...sentences(reason) }));

/** A case as callers see it. */
export function presentCase(policy: CasePolicy, id: string, state: Case, sentences: Sentences): CaseView {
  const { reportId, facts, position, excluded, helpers, tasks, protocolSteps, sessions, visits } = state;
  const { assignment, ground, routesTold, reopened, closedAt } = state;
  return {
    ...summary(policy, id, state),
    reportId,
    facts,
    position,
    routing: presentRouting(state.routing, sentences),
    parties: parties(state),
    ...(assignment && { assignment: presentAssignment(assignment, sentences) }),
    excluded: excluded.map(({ mediator }) => mediator),
    helpers: [...helpers],
    tasks: tasks.map(({ department, status, dueAt }) => ({ department, status, dueAt })),
    protocolSteps: [...protocolSteps],
    sessions: sessions.map(({ at, mode, parties: who, helpers: by = [] }) => ({
      at,
      mode,
      parties: who,
      helpers: by,
    })),
    ...agreement(state),
    visits: [...visits],
    deadlines: [...deadlinesOf(policy, state), ...rights(policy, state)].map(({ rule, dueAt }) => ({
      rule,
      dueAt,
    })),
    ...(ground && { ground }),
    ...(routesTold && { routesTold }),
    reopened,
    ...(closedAt && { closedAt }),
  };
}

/** A case as someone sees it who was only asked to mediate, or has just stepped back: the parties and what it is about. */
export const forConflictCheck = ({
  id,
  reportId,
  category,
  area,
  position,
  status,
  tier,
  venue,
  mediator,
  openedAt,
  overdue,
  dueAt,
  parties: all,
  assignment,
  routing,
  reopened,
}: CaseView): CaseView => ({
  ...{ id, reportId, category, area, position, status, tier, venue, openedAt, overdue, reopened },
  ...(mediator && { mediator }),
  ...(dueAt && { dueAt }),
  ...(assignment && { assignment }),
  parties: all,
  routing: { ...routing, reasons: [] },
  ...{ facts: {}, excluded: [], helpers: [], tasks: [], protocolSteps: [], sessions: [], visits: [] },
  deadlines: [],
});

/** Until when the parties may ask the court to confirm; a right that passes, which nobody owes (People's Mediation Law art. 33). */
function rights({ limits, city }: CasePolicy, { agreement }: Case): CaseView['deadlines'] {
  const { confirmation, confirmationDueOn } = agreement ?? {};
  if (!confirmationDueOn || confirmation) return [];
  const { rule } = city.policy.judicialConfirmation;
  return [{ rule, dueAt: limits.endOf(confirmationDueOn) }];
}

const parties = ({ parties: all, facts }: Case): CaseView['parties'] =>
  Object.entries(all).map(([id, { byGuardian: _, ...party }]) => ({
    id,
    ...party,
    minor: facts.minors?.includes(id) ?? false,
  }));

const presentAssignment = (
  { mediator, status, answerBy, reasons }: NonNullable<Case['assignment']>,
  sentences: Sentences,
): NonNullable<CaseView['assignment']> => ({
  mediator,
  status,
  ...(status === 'asked' && { answerBy }),
  reasons: inWords(reasons, sentences),
});

function agreement({ agreement: it }: Case): Pick<CaseView, 'agreement'> | undefined {
  if (!it) return undefined;
  const { form, effectiveOn, confirmationDueOn, terms, confirmation } = it;
  return {
    agreement: {
      form,
      effectiveOn,
      ...(confirmationDueOn && { confirmationDueOn }),
      terms: terms.map(({ breachedAt: _, ...term }) => term),
      ...(confirmation && { confirmation }),
    },
  };
}

/** A part of a history; whether the chain holds is said of all of it. */
export function presentHistory(
  stream: string,
  events: readonly RecordedEvent[],
  asked: Asked = {},
): z.output<typeof History> | ProblemReply {
  const part = partOf(events, asked, ({ version, type, at, recordedAt, by, data, hash }) => ({
    version,
    type,
    at,
    recordedAt,
    by,
    data,
    hash,
  }));
  if ('rejected' in part) return part;
  const { items: entries, ...next } = part;
  return { stream, intact: firstBreak(events) === undefined, entries, ...next };
}

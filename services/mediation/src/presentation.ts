import type { CaseView, History, Routing, RoutingFacts } from '@maplebridge/contracts/mediation';
import { firstBreak, type RecordedEvent } from '@maplebridge/event-log';
import type * as z from 'zod';
import { summary } from './board.ts';
import type { Case } from './case/state.ts';
import type { Sentences } from './routing/sentences.ts';

/** The router's decision with its reasons in words. */
export const presentRouting = (routing: RoutingFacts, sentences: Sentences): Routing => ({
  ...routing,
  reasons: routing.reasons.map((reason) => ({ ...reason, ...sentences(reason) })),
});

/** A case as callers see it; `events` tell who held each session. */
export function presentCase(id: string, state: Case, sentences: Sentences): CaseView {
  const { reportId, facts, position, consents, sessions, agreement, deadline, closedAt } = state;
  return {
    ...summary(id, state),
    reportId,
    facts,
    position,
    routing: presentRouting(state.routing, sentences),
    parties: Object.entries(consents).map(([party, consent]) => ({ id: party, consent })),
    sessions: sessions.map(({ at, mode, parties }) => ({ at, mode, parties })),
    ...(agreement && {
      agreement: {
        form: agreement.form,
        effectiveOn: agreement.effectiveOn,
        ...(agreement.confirmationDueOn && { confirmationDueOn: agreement.confirmationDueOn }),
      },
    }),
    deadlines: deadline ? [deadline] : [],
    ...(closedAt && { closedAt }),
  };
}

export function presentHistory(stream: string, events: readonly RecordedEvent[]): z.output<typeof History> {
  return {
    stream,
    intact: firstBreak(events) === undefined,
    entries: events.map(({ version, type, at, recordedAt, by, data, hash }) => ({
      version,
      type,
      at,
      recordedAt,
      by,
      data,
      hash,
    })),
  };
}

import type { EscalationLevel } from '@maplebridge/contracts/hazard';
import type { Safety } from '@maplebridge/directory';
import type { Spans } from '@maplebridge/directory/spans';

/** When an overdue matter is escalated to each level, in order; instants RFC 3339. */
export const escalate = (
  { levels }: Safety['escalation'],
  dueAt: string,
  { end }: Pick<Spans, 'end'>,
): { to: EscalationLevel; at: string }[] =>
  levels.map(({ to, after }) => ({ to, at: after ? end(after, dueAt) : dueAt }));

/** The levels reached by now that were not notified yet, the lowest first. */
export const reached = (
  steps: readonly { readonly to: EscalationLevel; readonly at: string }[],
  told: readonly EscalationLevel[],
  now: string,
) => steps.filter(({ to, at }) => !told.includes(to) && Date.parse(at) <= Date.parse(now));

import { reject } from '@maplebridge/event-log';
import type { DismissHazard } from './commands.ts';
import type { Decision } from './decision.ts';
import { released } from './grading.ts';
import { followUp } from './report-follow-up.ts';
import type { Hazard } from './state.ts';

/** Closes a hazard that is unfounded or a duplicate. After a rectification order it must be rectified instead. */
export function dismissHazard(command: DismissHazard, state: Hazard): Decision {
  const { at, why, note } = command;
  if (state.order) return reject('order-exists');
  const of = command.why === 'duplicate' ? command.of : undefined;
  if (command.why === 'duplicate' && command.of === command.hazard) {
    return reject('duplicate-of-itself', undefined, '/of');
  }
  const { kind, source, grading, foundAt } = state;
  return [
    ...released(at, state),
    {
      type: 'closed',
      at,
      data: {
        outcome: why,
        kind,
        source,
        ...(grading && { grade: grading.grade }),
        ...(of && { of }),
        foundAt,
        note,
      },
    },
    ...followUp(at, state.reportId, { step: 'closed', outcome: why }),
  ];
}

/** Whether a hazard can be the original of a duplicate: it exists and was not dismissed itself. */
export const isOriginal = (other: Hazard | undefined): boolean =>
  other !== undefined && (other.end === undefined || other.end.outcome === 'rectified');

import type { EscalationLevel, InspectionEvent, InspectionStatus } from '@maplebridge/contracts/hazard';
import { assertNever } from '@maplebridge/event-log';
import type * as z from 'zod';

export type DataOf<T extends InspectionEvent['type']> = Extract<InspectionEvent, { type: T }>['data'];

export interface ItemAnswer extends Pick<DataOf<'answered'>, 'answer' | 'photos' | 'note'> {
  readonly at: string;
  /** Of the event that says so; a finding’s hazard is known by it. */
  readonly version: number;
}

export interface Inspection extends DataOf<'planned'> {
  readonly status: z.output<typeof InspectionStatus>;
  /** How many events made it. */
  readonly version: number;
  readonly inspectors: readonly string[];
  readonly official?: boolean;
  /** By the number of the item. */
  readonly answers: Readonly<Record<number, ItemAnswer>>;
  /** The levels that were told it was missed, in order. */
  readonly told: readonly EscalationLevel[];
  /** When it was first told that it was missed. */
  readonly missedAt?: string;
  /** When what came last of planning, assigning, starting and answering happened. */
  readonly lastAt: string;
  readonly startedAt?: string;
  readonly completedAt?: string;
}

/** An inspection as its events left it; undefined before it was planned. */
export type InspectionState = Inspection | undefined;

export function evolve(state: InspectionState, event: InspectionEvent): InspectionState {
  if (event.type === 'planned') {
    const { data, at } = event;
    return { ...data, status: 'planned', version: 1, inspectors: [], answers: {}, told: [], lastAt: at };
  }
  if (!state) throw new Error(`${event.type} before planned`);
  return changed({ ...state, version: state.version + 1 }, event);
}

const later = (at: string, other: string): string => (Date.parse(at) < Date.parse(other) ? other : at);

function changed(state: Inspection, event: Exclude<InspectionEvent, { type: 'planned' }>): Inspection {
  const { at } = event;
  const lastAt = later(at, state.lastAt);
  switch (event.type) {
    case 'assigned': {
      const { inspectors, official } = event.data;
      const status = state.status === 'planned' ? 'assigned' : state.status;
      return { ...state, inspectors, official, status, lastAt };
    }
    case 'started':
      return { ...state, status: 'started', startedAt: at, lastAt };
    case 'answered': {
      const { item, answer, photos, note } = event.data;
      const answered = { answer, photos, ...(note !== undefined && { note }), at, version: state.version };
      return { ...state, answers: { ...state.answers, [item]: answered }, lastAt };
    }
    case 'completed':
      return { ...state, status: 'completed', completedAt: at };
    case 'missed':
      return { ...state, told: [...state.told, event.data.to], missedAt: state.missedAt ?? at };
    case 'cancelled':
      return { ...state, status: 'cancelled' };
    default:
      return assertNever(event);
  }
}

/** Where it belongs, as its events say it. */
export const siteOf = ({ enterprise, unit, area, park }: Inspection) => ({ enterprise, unit, area, park });

export const isOpen = ({ status }: Pick<Inspection, 'status'>): boolean =>
  status !== 'completed' && status !== 'cancelled';

export const findingsOf = ({ answers }: Inspection): number =>
  Object.values(answers).filter(({ answer }) => answer === 'finding').length;

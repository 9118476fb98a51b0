import type { EscalationLevel, InspectionEvent, InspectionStatus } from '@maplebridge/contracts/hazard';
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

/** Where it belongs, as its events say it. */
export const siteOf = ({ enterprise, unit, area, park }: Inspection) => ({ enterprise, unit, area, park });

export const isOpen = ({ status }: Pick<Inspection, 'status'>): boolean =>
  status !== 'completed' && status !== 'cancelled';

export const findingsOf = ({ answers }: Inspection): number =>
  Object.values(answers).filter(({ answer }) => answer === 'finding').length;

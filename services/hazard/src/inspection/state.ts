import type { EscalationLevel, InspectionEvent, InspectionStatus } from '@maplebridge/contracts/hazard';
import type * as z from 'zod';

export type DataOf<T extends InspectionEvent['type']> = Extract<InspectionEvent, { type: T }>['data'];

export interface ItemAnswer extends Pick<DataOf<'answered'>, 'answer' | 'photos' | 'note'> {
  readonly at: string;
  /** The version of its event; the hazard id of a finding is derived from it. */
  readonly version: number;
}

export interface Inspection extends DataOf<'planned'> {
  readonly status: z.output<typeof InspectionStatus>;
  /** The number of its events. */
  readonly version: number;
  readonly inspectors: readonly string[];
  readonly official?: boolean;
  /** By the number of the item. */
  readonly answers: Readonly<Record<number, ItemAnswer>>;
  /** The levels notified that it was missed, in order. */
  readonly told: readonly EscalationLevel[];
  /** When it was first recorded as missed. */
  readonly missedAt?: string;
  /** The latest time of planning, assigning, starting and answering. */
  readonly lastAt: string;
  readonly startedAt?: string;
  readonly completedAt?: string;
}

/** An inspection folded from its events; undefined before it is planned. */
export type InspectionState = Inspection | undefined;

/** The place of an inspection, as its events carry it. */
export const siteOf = ({ enterprise, unit, area, park }: Inspection) => ({ enterprise, unit, area, park });

export const isOpen = ({ status }: Pick<Inspection, 'status'>): boolean =>
  status !== 'completed' && status !== 'cancelled';

export const findingsOf = ({ answers }: Inspection): number =>
  Object.values(answers).filter(({ answer }) => answer === 'finding').length;

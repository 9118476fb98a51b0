import type { EscalationLevel, HazardEvent, HazardStatus } from '@maplebridge/contracts/hazard';

export type DataOf<T extends HazardEvent['type']> = Extract<HazardEvent, { type: T }>['data'];

/** A rectification order; its words are in the personal-data store under its note. */
export interface Order extends Pick<DataOf<'ordered'>, 'fundsYuan' | 'deadline' | 'stop' | 'note'> {
  readonly extensions: readonly Said[];
}

/** When a statement was made, and the note key of its words in the personal-data store. */
interface Said {
  readonly at: string;
  readonly note: string;
}

export interface Hazard extends DataOf<'found'> {
  /** The report that opened it. */
  readonly reportId?: string;
  /** The enterprise named when it was found. */
  readonly foundAtEnterprise?: string | undefined;
  readonly status: HazardStatus;
  readonly grading?: Pick<DataOf<'graded'>, 'grade' | 'items' | 'ground'>;
  /** The department that supervises it. */
  readonly listedBy?: string;
  readonly order?: Order;
  readonly photos: readonly { readonly id: string; readonly phase: DataOf<'evidence-added'>['phase'] }[];
  /** Whether a photo taken after the work was added since the last rectification. */
  readonly shown: boolean;
  readonly rectifications: readonly Said[];
  /** The pseudonyms of everyone who recorded a rectification. */
  readonly rectifiedBy: readonly string[];
  /** Whether the last rectification met the deadline. */
  readonly rectifiedOnTime?: boolean;
  readonly reviews: readonly (Said & Pick<DataOf<'reviewed'>, 'review' | 'passed' | 'by'>)[];
  /** The levels notified that the present deadline has passed. */
  readonly told: readonly EscalationLevel[];
  /** Whether any of its deadlines passed. */
  readonly wasOverdue: boolean;
  /** The highest level notified under any of its deadlines. */
  readonly escalatedTo?: EscalationLevel;
  readonly end?: Pick<DataOf<'closed'>, 'outcome' | 'onTime' | 'note'> & { readonly at: string };
  readonly foundAt: string;
  /** The time of its latest event. */
  readonly updatedAt: string;
}

/** A hazard folded from its events; undefined before it is found. */
export type HazardState = Hazard | undefined;

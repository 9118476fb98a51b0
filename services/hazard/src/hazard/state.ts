import type { EscalationLevel, HazardEvent, HazardStatus } from '@maplebridge/contracts/hazard';

export type DataOf<T extends HazardEvent['type']> = Extract<HazardEvent, { type: T }>['data'];

/** A rectification order; its words stand in the personal-data store under its note. */
export interface Order extends Pick<DataOf<'ordered'>, 'fundsYuan' | 'deadline' | 'stop' | 'note'> {
  readonly extensions: readonly Said[];
}

/** When something was said, and under which note its words stand in the personal-data store. */
interface Said {
  readonly at: string;
  readonly note: string;
}

export interface Hazard extends DataOf<'found'> {
  /** The report it goes back to. */
  readonly reportId?: string;
  /** Whose it was thought to be when it was found. */
  readonly foundAtEnterprise?: string | undefined;
  readonly status: HazardStatus;
  readonly grading?: Pick<DataOf<'graded'>, 'grade' | 'items' | 'ground'>;
  /** Under whose supervision it stands. */
  readonly listedBy?: string;
  readonly order?: Order;
  readonly photos: readonly { readonly id: string; readonly phase: DataOf<'evidence-added'>['phase'] }[];
  /** Whether a photo from after was added since it was last said to be put right. */
  readonly shown: boolean;
  readonly rectifications: readonly Said[];
  /** Everyone who said it was put right, by their pseudonyms. */
  readonly rectifiedBy: readonly string[];
  /** Whether it was said to be put right by the deadline, the last time it was said. */
  readonly rectifiedOnTime?: boolean;
  readonly reviews: readonly (Said & Pick<DataOf<'reviewed'>, 'review' | 'passed' | 'by'>)[];
  /** The levels that were told that the present deadline has passed. */
  readonly told: readonly EscalationLevel[];
  /** Under any deadline it had. */
  readonly wasOverdue: boolean;
  /** The highest level that was told under any deadline it had. */
  readonly escalatedTo?: EscalationLevel;
  readonly end?: Pick<DataOf<'closed'>, 'outcome' | 'onTime' | 'note'> & { readonly at: string };
  readonly foundAt: string;
  /** When the last thing happened to it. */
  readonly updatedAt: string;
}

/** A hazard as its events left it; undefined before it was found. */
export type HazardState = Hazard | undefined;

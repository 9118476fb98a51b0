import type { Progress, ReportEvent, ReportStatus } from '@maplebridge/contracts/intake';

export type DataOf<T extends ReportEvent['type']> = Extract<ReportEvent, { type: T }>['data'];

export interface Report extends DataOf<'received'> {
  readonly receivedAt: string;
  readonly progress: readonly Progress[];
  /** The ids of the events that told of progress. */
  readonly causes: ReadonlySet<string>;
  /** Hashes of the accounts of those who have the same trouble. */
  readonly joinedBy: readonly string[];
  /** Reports that were merged into this one. */
  readonly absorbed: readonly string[];
  readonly merged?: DataOf<'merged'>;
  readonly messages: readonly (DataOf<'words-added'> & { readonly at: string })[];
  readonly appointment?: Omit<DataOf<'appointment-made'>, 'first'>;
  /** When a place at a desk was booked first. */
  readonly bookedAt?: string;
  readonly attachments: readonly DataOf<'attachment-added'>[];
  readonly withdrawnAt?: string;
  readonly disclosures: readonly (Pick<DataOf<'disclosed'>, 'by' | 'purpose'> & { readonly at: string })[];
  readonly held: boolean;
  /** When it was last erased, and how much. */
  readonly erased?: Omit<DataOf<'erased'>, 'ground'> & { readonly at: string };
}

/** A report as its events left it; undefined before it was received. */
export type ReportState = Report | undefined;

/**
 * What its reporter took back stays so, though mediation then tells that the case was closed. Steps may be told out of order:
 * a case stands open again when it was reopened as often as it was closed.
 */
export function statusOf(state: Report): ReportStatus {
  if (state.merged) return 'merged';
  if (state.withdrawnAt !== undefined) return 'withdrawn';
  const times = (wanted: Progress['step']) => state.progress.filter(({ step }) => step === wanted).length;
  if (times('case-closed') > times('case-reopened') || times('hazard-closed') > 0) return 'ended';
  if (times('hazard-ordered') > 0) return 'in-rectification';
  return state.progress.some(({ caseId }) => caseId !== undefined) ? 'in-mediation' : 'received';
}

/** Whether nothing more is done for a report here. */
export const isOver = (status: ReportStatus): boolean => ['ended', 'withdrawn', 'merged'].includes(status);

export const hasEnded = (state: Report): boolean => isOver(statusOf(state));

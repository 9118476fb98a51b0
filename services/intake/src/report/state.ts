import type { Progress, ReportEvent, ReportStatus } from '@maplebridge/contracts/intake';

export type DataOf<T extends ReportEvent['type']> = Extract<ReportEvent, { type: T }>['data'];

export interface Report extends DataOf<'received'> {
  readonly receivedAt: string;
  readonly progress: readonly Progress[];
  /** Ids of the events that were recorded as progress. */
  readonly causes: ReadonlySet<string>;
  /** Pseudonyms of the people who joined. */
  readonly joinedBy: readonly string[];
  /** Reports that were merged into this one. */
  readonly absorbed: readonly string[];
  readonly merged?: DataOf<'merged'>;
  readonly messages: readonly (DataOf<'words-added'> & { readonly at: string })[];
  readonly appointment?: Omit<DataOf<'appointment-made'>, 'first'>;
  /** When the first appointment was booked. */
  readonly bookedAt?: string;
  readonly attachments: readonly DataOf<'attachment-added'>[];
  readonly withdrawnAt?: string;
  readonly disclosures: readonly (Pick<DataOf<'disclosed'>, 'by' | 'purpose'> & { readonly at: string })[];
  readonly held: boolean;
  /** The last erasure: when, and how much. */
  readonly erased?: Omit<DataOf<'erased'>, 'ground'> & { readonly at: string };
}

/** The state of a report; undefined before it was received. */
export type ReportState = Report | undefined;

/**
 * A withdrawn report stays withdrawn, although mediation then closes its case. Events may arrive out of order, so closings and
 * reopenings are counted: the case is closed if it was closed more often than reopened.
 */
export function statusOf(state: Report): ReportStatus {
  if (state.merged) return 'merged';
  if (state.withdrawnAt !== undefined) return 'withdrawn';
  const times = (wanted: Progress['step']) => state.progress.filter(({ step }) => step === wanted).length;
  if (times('case-closed') > times('case-reopened') || times('hazard-closed') > 0) return 'ended';
  if (times('hazard-ordered') > 0) return 'in-rectification';
  return state.progress.some(({ caseId }) => caseId !== undefined) ? 'in-mediation' : 'received';
}

/** Whether a status is final. */
export const isOver = (status: ReportStatus): boolean => ['ended', 'withdrawn', 'merged'].includes(status);

export const hasEnded = (state: Report): boolean => isOver(statusOf(state));

import type { Progress, ReportEvent, ReportStatus } from '@maplebridge/contracts/intake';
import { assertNever } from '@maplebridge/event-log';

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

export function evolve(state: ReportState, event: ReportEvent): ReportState {
  if (event.type === 'received') return received(event);
  if (!state) throw new Error(`${event.type} before the report was received`);
  return changed(state, event);
}

const received = ({ at, data }: Extract<ReportEvent, { type: 'received' }>): Report => ({
  ...data,
  receivedAt: at,
  progress: [],
  causes: new Set(),
  joinedBy: [],
  absorbed: [],
  messages: [],
  attachments: [],
  disclosures: [],
  held: false,
});

function changed(state: Report, event: Exclude<ReportEvent, { type: 'received' }>): Report {
  switch (event.type) {
    case 'progressed': {
      const { cause, ...step } = event.data;
      const progress = [...state.progress, step].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
      return { ...state, progress, causes: new Set([...state.causes, cause]) };
    }
    case 'joined':
      return { ...state, ...flagOf(event.data), joinedBy: [...state.joinedBy, event.data.by] };
    case 'merged':
      return { ...state, merged: event.data };
    case 'absorbed':
      return { ...state, absorbed: [...state.absorbed, event.data.from] };
    case 'words-added': {
      const { confidential: _, ...message } = event.data;
      return { ...state, ...flagOf(event.data), messages: [...state.messages, { ...message, at: event.at }] };
    }
    case 'appointment-made': {
      const { first: _, ...appointment } = event.data;
      return { ...state, appointment, bookedAt: state.bookedAt ?? event.at };
    }
    case 'attachment-added':
      return { ...state, attachments: [...state.attachments, event.data] };
    case 'attachment-erased':
      return {
        ...state,
        attachments: state.attachments.filter(({ attachment }) => attachment !== event.data.attachment),
      };
    case 'withdrawn':
      return { ...state, withdrawnAt: event.at };
    case 'disclosed': {
      const { by, purpose } = event.data;
      return { ...state, disclosures: [...state.disclosures, { by, purpose, at: event.at }] };
    }
    case 'hold-changed':
      return { ...state, held: event.data.state === 'held' };
    case 'erased':
      return { ...state, attachments: [], erased: { ...event.data, at: event.at } };
    default:
      return assertNever(event);
  }
}

/** Once something was said that makes a report confidential, it stays so. */
const flagOf = ({ confidential }: Pick<Report, 'confidential'>) => confidential && { confidential };

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

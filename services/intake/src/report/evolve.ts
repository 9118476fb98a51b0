import type { ReportEvent } from '@maplebridge/contracts/intake';
import { assertNever } from '@maplebridge/event-log';
import type { Report, ReportState } from './state.ts';

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

/** A report that became confidential stays confidential. */
const flagOf = ({ confidential }: Pick<Report, 'confidential'>) => confidential && { confidential };

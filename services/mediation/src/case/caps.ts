import type { caseEvents } from '@maplebridge/contracts/mediation';
import { type Caps, holdBound } from '@maplebridge/event-log';
import type { CaseState } from './state.ts';

/**
 * What the scheduler or the router does by itself follows from what people record, and is limited by that: a transfer or an
 * invitation without a note, an exclusion that no party asked for.
 */
export const caseCaps: Caps<CaseState, typeof caseEvents> = {
  opened: 'by-its-rules',
  consented: 'by-its-rules',
  'facts-added': { limit: 'case-facts' },
  'party-contacted': { limit: 'case-contacts' },
  'mediator-asked': { limit: 'case-mediators-asked' },
  'mediator-accepted': 'by-its-rules',
  'mediator-excluded': ({ party }) => (party ? { limit: 'case-objections' } : 'by-its-rules'),
  // Helpers are numbered anew when a case is taken up again.
  'helper-invited': (_, before) => ({ limit: 'case-helpers', within: `${before?.reopened}` }),
  'department-invited': ({ note }) => (note ? { limit: 'case-tasks' } : 'by-its-rules'),
  'department-answered': 'by-its-rules',
  'protocol-step-done': 'by-its-rules',
  'session-held': { limit: 'case-sessions' },
  'limit-paused': { limit: 'case-appraisals' },
  'limit-moved': ({ why }) => (why === 'extended' ? { limit: 'case-extensions' } : 'by-its-rules'),
  transferred: ({ note }) => (note ? { limit: 'case-transfers' } : 'by-its-rules'),
  agreed: 'by-its-rules',
  'term-performed': 'by-its-rules',
  'term-breached': 'by-its-rules',
  visited: { limit: 'case-visits' },
  'confirmation-applied': 'by-its-rules',
  'confirmation-decided': 'by-its-rules',
  overdue: 'by-its-rules',
  closed: 'always',
  reopened: { limit: 'case-reopenings' },
  'words-erased': 'always',
  'hold-changed': holdBound,
};

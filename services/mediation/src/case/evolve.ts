import type { CaseEvent } from '@maplebridge/contracts/mediation';
import { assertNever } from '@maplebridge/event-log';
import { agreed, withAgreement, withTerm } from './evolve-agreement.ts';
import { closed, opened, reopened, transferred } from './evolve-lifecycle.ts';
import {
  accepted,
  departmentAnswered,
  departmentInvited,
  excluded,
  helperInvited,
  limitMoved,
  overdue,
  sessionHeld,
} from './evolve-mediation.ts';
import { reaching } from './milestones.ts';
import { consented, contacted, informed } from './parties.ts';
import type { Case, CaseState } from './state.ts';

export function evolve(state: CaseState, event: CaseEvent): CaseState {
  if (event.type === 'opened') return opened(event);
  if (!state) throw new Error(`${event.type} before opened`);
  return changed(state, event);
}

function changed(state: Case, event: Exclude<CaseEvent, { type: 'opened' }>): Case {
  switch (event.type) {
    case 'consented':
      return consented(state, event);
    case 'facts-added':
      return informed(state, event.data.facts);
    case 'party-contacted':
      return reaching(contacted(state, event.data), 'contacted');
    case 'mediator-asked':
      return { ...state, assignment: { ...event.data, status: 'asked' } };
    case 'mediator-accepted':
      return accepted(state);
    case 'mediator-excluded':
      return excluded(state, event.data);
    case 'helper-invited':
      return helperInvited(state, event.data);
    case 'department-invited':
      return departmentInvited(state, event);
    case 'department-answered':
      return departmentAnswered(state, event.data);
    case 'protocol-step-done':
      return { ...state, protocolSteps: [...state.protocolSteps, event.data.step] };
    case 'session-held':
      return sessionHeld(state, event);
    case 'limit-paused':
      return { ...state, pausedAt: event.at };
    case 'limit-moved':
      return limitMoved(state, event);
    case 'transferred':
      return transferred(state, event);
    case 'agreed':
      return agreed(state, event);
    case 'term-performed':
      return withTerm(state, event.data.term, { performance: 'performed' });
    case 'term-breached':
      return withTerm(state, event.data.term, { performance: 'breached', breachedAt: event.at });
    case 'visited':
      return { ...state, visits: [...state.visits, { at: event.at, kept: event.data.kept }] };
    case 'confirmation-applied':
      return withAgreement(state, { confirmation: 'applied', appliedAt: event.at });
    case 'confirmation-decided':
      return withAgreement(state, { confirmation: event.data.decision });
    case 'overdue':
      return overdue(state, event);
    case 'closed':
      return closed(state, event);
    case 'reopened':
      return reopened(state, event);
    case 'words-erased':
      return { ...state, erased: { records: event.data.records, at: event.at } };
    case 'hold-changed':
      return { ...state, held: event.data.state === 'held' };
    default:
      return assertNever(event);
  }
}

import type { Area } from '@maplebridge/contracts';
import type { DisputeCategory, DisputeFacts } from '@maplebridge/contracts/intake';
import type { CaseEvent, Deadline, Outcome, RoutingFacts } from '@maplebridge/contracts/mediation';
import { assertNever } from '@maplebridge/event-log';

type DataOf<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>['data'];

/** A case as its events left it. */
export interface Case {
  readonly reportId: string;
  readonly category: DisputeCategory;
  readonly area: Area;
  readonly facts: DisputeFacts;
  readonly position: { readonly lng: number; readonly lat: number };
  readonly status: 'open' | 'agreed' | 'ended';
  readonly routing: RoutingFacts;
  /** By letter, in order: what each party said to mediation under the present procedure. */
  readonly consents: Readonly<Record<string, 'asked' | 'given' | 'refused'>>;
  /** By letter: when consent was given, RFC 3339. */
  readonly consentedAt: Readonly<Record<string, string>>;
  readonly sessions: readonly (DataOf<'session-held'> & { readonly at: string })[];
  readonly agreement?: DataOf<'agreed'> & { readonly at: string };
  readonly deadline?: Deadline;
  readonly overdue: boolean;
  readonly outcome?: Outcome;
  readonly openedAt: string;
  readonly updatedAt: string;
  readonly closedAt?: string;
}

/** Undefined before a case is opened. */
export type CaseState = Case | undefined;

export const partyIds = (count: number): string[] => [...'ABCDEFGHIJ'].slice(0, count);

const unasked = (parties: readonly string[]): Pick<Case, 'consents' | 'consentedAt'> => ({
  consents: Object.fromEntries(parties.map((id) => [id, 'asked'])),
  consentedAt: {},
});

export function evolve(state: CaseState, event: CaseEvent): CaseState {
  if (event.type === 'opened') return opened(event);
  if (!state) throw new Error(`${event.type} before opened`);
  return { ...state, ...change(state, event), updatedAt: event.at };
}

function opened({ at, data }: Extract<CaseEvent, { type: 'opened' }>): Case {
  const { partyCount, deadline, ...rest } = data;
  return {
    ...rest,
    ...(deadline && { deadline }),
    status: 'open',
    ...unasked(partyIds(partyCount)),
    sessions: [],
    overdue: false,
    openedAt: at,
    updatedAt: at,
  };
}

/** Who consented to mediation by the people did not consent to mediation by the police: another procedure is asked for anew. */
function transferred(state: Case, routing: RoutingFacts): Partial<Case> {
  const sameAct = routing.procedure === state.routing.procedure;
  return { routing, ...(!sameAct && unasked(Object.keys(state.consents))) };
}

function change(state: Case, event: Exclude<CaseEvent, { type: 'opened' }>): Partial<Case> {
  switch (event.type) {
    case 'consented':
      return {
        consents: { ...state.consents, [event.data.party]: 'given' },
        consentedAt: { ...state.consentedAt, [event.data.party]: event.at },
      };
    case 'session-held':
      return { sessions: [...state.sessions, { ...event.data, at: event.at }] };
    case 'transferred':
      return transferred(state, event.data.routing);
    case 'agreed':
      return { status: 'agreed', agreement: { ...event.data, at: event.at } };
    case 'overdue':
      return { overdue: true };
    case 'closed':
      return {
        status: 'ended',
        outcome: event.data.outcome,
        closedAt: event.at,
        ...(event.data.refusedBy && { consents: { ...state.consents, [event.data.refusedBy]: 'refused' } }),
      };
    default:
      return assertNever(event);
  }
}

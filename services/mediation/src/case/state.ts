import type { Area } from '@maplebridge/contracts';
import type { DisputeCategory, DisputeFacts } from '@maplebridge/contracts/intake';
import type {
  CaseEvent,
  CaseView,
  Deadline,
  NotAcceptableGround,
  Outcome,
  RoutingFacts,
  Term,
} from '@maplebridge/contracts/mediation';

export type DataOf<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>['data'];
type Engagement = CaseView['parties'][number]['engagement'];

export interface PartyState {
  /** What the party said to mediation under the present procedure. */
  readonly consent: 'asked' | 'given' | 'refused';
  /** RFC 3339. */
  readonly consentedAt?: string;
  /** Whether a minor's guardian gave it. */
  readonly byGuardian?: boolean;
  readonly engagement: Engagement;
}

export interface Task {
  readonly department: string;
  readonly status: 'open' | 'received' | 'done' | 'declined' | 'cancelled';
  readonly dueAt: string;
  readonly invitedAt: string;
  /** Where the words stand in which it was asked. */
  readonly note?: string | undefined;
}

export interface StandingTerm extends Term {
  readonly performance: 'due' | 'performed' | 'breached';
  readonly breachedAt?: string;
}

/** What is counted once in the life of a case, however often it is taken up again. */
export type Milestone = 'contacted' | 'consented' | 'mediated' | 'agreed';

export interface Agreement
  extends Omit<DataOf<'agreed'>, 'terms' | 'firstMediated' | 'firstAgreement' | 'waitedSince'> {
  readonly at: string;
  readonly terms: readonly StandingTerm[];
  readonly confirmation?: 'applied' | 'confirmed' | 'rejected' | 'not-accepted';
  readonly appliedAt?: string;
}

export interface Assignment extends DataOf<'mediator-asked'> {
  readonly status: 'asked' | 'accepted';
}

/** Why a mediator is not proposed (again); parties may still choose one who is not barred. */
export interface Exclusion {
  readonly mediator: string;
  readonly why: DataOf<'mediator-excluded'>['why'];
}

/** A case as its events left it. */
export interface Case {
  readonly reportId: string;
  readonly category: DisputeCategory;
  readonly area: Area;
  readonly facts: DisputeFacts;
  readonly position: { readonly lng: number; readonly lat: number };
  readonly status: 'open' | 'agreed' | 'ended';
  readonly routing: RoutingFacts;
  /** By letter, in order. */
  readonly parties: Readonly<Record<string, PartyState>>;
  readonly assignment?: Assignment;
  /** Who led it when it ended, and may follow up what was agreed. */
  readonly ledBy?: string;
  /** The latest word on each mediator who is not proposed for this case. */
  readonly excluded: readonly Exclusion[];
  readonly helpers: readonly {
    readonly id: string;
    readonly kind: DataOf<'helper-invited'>['kind'];
    readonly mediator?: string;
  }[];
  readonly tasks: readonly Task[];
  readonly protocolSteps: readonly string[];
  /** Since the case was opened, or taken up again. */
  readonly sessions: readonly (Omit<DataOf<'session-held'>, 'firstMediated' | 'waitedSince'> & {
    readonly at: string;
  })[];
  /** Meetings of the parties at the present step. */
  readonly meetings: number;
  /** When parties met under police procedure, RFC 3339; the count outlives transfers and reopening (procedure rules art. 183). */
  readonly policeMediations: readonly string[];
  readonly agreement?: Agreement;
  readonly visits: readonly { readonly at: string; readonly kept: boolean }[];
  readonly deadline?: Deadline;
  /** Since when the limit stands still for an appraisal. */
  readonly pausedAt?: string;
  /** Until when the last appraisal went. */
  readonly resumedAt?: string;
  /** Limits that were told to have passed, each as `rule@dueAt`. */
  readonly noted: readonly string[];
  /** When it was told, for the first time, that the limit of mediation passed; gone once it turned out to be kept. */
  readonly limitPassedAt?: string;
  /** It passed before the case was taken up again. */
  readonly limitPassedBefore: boolean;
  /** When the first limit passed that was told. */
  readonly overdueSince?: string;
  readonly outcome?: Outcome;
  readonly ground?: NotAcceptableGround;
  readonly routesTold?: DataOf<'closed'>['routesTold'];
  readonly limit?: DataOf<'closed'>['limit'];
  readonly untried?: true;
  readonly milestones: readonly Milestone[];
  /** Someone leads it, or it was mediated, since it was opened or taken up again. */
  readonly takenUp: boolean;
  readonly reopened: number;
  /** Its words may not be erased for now. */
  readonly held: boolean;
  readonly erased?: { readonly records: number; readonly at: string };
  readonly openedAt: string;
  /** When it was opened, or taken up again. */
  readonly begunAt: string;
  /** When mediation by the present procedure began: with the opening, another procedure, or when it was taken up again. */
  readonly since: string;
  readonly closedAt?: string;
}

/** Undefined before a case is opened. */
export type CaseState = Case | undefined;

/** How a limit is remembered once it was told that it passed. */
export const notedKey = ({ rule, dueAt }: Deadline): string => `${rule}@${dueAt}`;

/** Whether parties met at a session, rather than being talked to one by one. */
export const isMeeting = ({ mode, parties }: Pick<DataOf<'session-held'>, 'mode' | 'parties'>): boolean =>
  mode !== 'separate' && parties.length > 1;

export const partyIds = (count: number): string[] => [...'ABCDEFGHIJ'].slice(0, count);

export const isOpenTask = ({ status }: Task): boolean => status === 'open' || status === 'received';

/** Barred are those who must not mediate between these parties; others were only not at hand. */
export const isBarred = ({ excluded }: Pick<Case, 'excluded'>, mediator: string): boolean =>
  excluded.length > 0 &&
  excluded.some((it) => it.mediator === mediator && (it.why === 'recused' || it.why === 'vetoed'));

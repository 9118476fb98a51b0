import type { Area } from '@maplebridge/contracts';
import type { DisputeCategory, DisputeFacts, NewHold, NewRecordErasure } from '@maplebridge/contracts/intake';
import type {
  Authority,
  NewAgreement,
  NewAnswer,
  NewAppraisal,
  NewBreach,
  NewClosure,
  NewConfirmation,
  NewConsent,
  NewEngagement,
  NewExtension,
  NewHelper,
  NewObjection,
  NewReceipt,
  NewReopening,
  NewSession,
  ReasonCode,
} from '@maplebridge/contracts/mediation';
import type * as z from 'zod';
import type { Wish } from '../domain/routing/matter.ts';
import type { PoolMember } from '../domain/routing/pool.ts';
import type { OpenCasesAt } from '../domain/routing/workstations.ts';

/** `at`: when it happened; `now`: when it is recorded. Both RFC 3339. */
interface Timed {
  readonly at: string;
  readonly now: string;
}

/** A key into the personal-data store, under which the words stand. */
interface Noted {
  readonly note: string;
}

/** How busy the workstations are; unknown is idle. */
interface Weighed {
  readonly openCasesAt?: OpenCasesAt | undefined;
}

/** A request's body without its time and its words, which go other ways. */
type Said<S extends z.ZodType> = DistributiveOmit<z.output<S>, 'at' | 'notes' | 'text' | 'reason'>;
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

type Command<T extends string, D = object> = Timed & { readonly type: T } & D;

export type OpenCase = Command<
  'OpenCase',
  Weighed & {
    readonly reportId: string;
    readonly category: DisputeCategory;
    readonly area: Area;
    readonly facts: DisputeFacts;
    readonly position: { readonly lng: number; readonly lat: number };
    readonly partyCount: number;
  }
>;
export type AddFacts = Command<'AddFacts', Weighed & { readonly facts: DisputeFacts }>;
export type EngageParty = Command<'EngageParty', Said<typeof NewEngagement>>;
export type RecordConsent = Command<'RecordConsent', Said<typeof NewConsent>>;
export type AskMediator = Command<
  'AskMediator',
  {
    /** undefined when nobody suitable is free. */
    readonly member: PoolMember | undefined;
    /** By the parties or those in charge, and not in turn. */
    readonly chosen: boolean;
    readonly reasons: readonly ReasonCode[];
  }
>;
export type AnswerAssignment = Command<
  'AnswerAssignment',
  { readonly mediator: string } & Said<typeof NewAnswer>
>;
export type ObjectToMediator = Command<'ObjectToMediator', Said<typeof NewObjection>>;
export type InviteHelper = Command<'InviteHelper', Partial<Noted> & Said<typeof NewHelper>>;
export type InviteDepartment = Command<'InviteDepartment', Noted & { readonly department: string }>;
export type AnswerTask = Command<
  'AnswerTask',
  Partial<Noted> & { readonly department: string } & Said<typeof NewReceipt>
>;
export type DoProtocolStep = Command<'DoProtocolStep', Partial<Noted> & { readonly step: string }>;
export type HoldSession = Command<'HoldSession', Noted & Said<typeof NewSession>>;
export type RecordAppraisal = Command<'RecordAppraisal', Said<typeof NewAppraisal>>;
export type ExtendLimit = Command<'ExtendLimit', Said<typeof NewExtension>>;
export type TransferToTier = Command<'TransferToTier', Noted & Weighed & Wish>;
export type TransferToAuthority = Command<'TransferToAuthority', Noted & { readonly authority: Authority }>;
export type RecordAgreement = Command<'RecordAgreement', Noted & Said<typeof NewAgreement>>;
export type PerformTerm = Command<'PerformTerm', { readonly term: number }>;
export type BreachTerm = Command<'BreachTerm', Noted & Said<typeof NewBreach>>;
export type VisitParties = Command<'VisitParties', Noted & { readonly kept: boolean }>;
export type ConfirmAgreement = Command<'ConfirmAgreement', Said<typeof NewConfirmation>>;
export type CloseCase = Command<'CloseCase', Said<typeof NewClosure>>;
export type ReopenCase = Command<'ReopenCase', Noted & Said<typeof NewReopening>>;
/** `records`: how many are erased with it. */
export type EraseWords = Command<
  'EraseWords',
  z.output<typeof NewRecordErasure> & { readonly records: number }
>;
export type HoldCase = Command<'HoldCase', z.output<typeof NewHold>>;
/** The scheduler's: what is due by now. */
export type NoteDue = Command<'NoteDue', Weighed>;

export type CaseCommand =
  | OpenCase
  | AddFacts
  | EngageParty
  | RecordConsent
  | AskMediator
  | AnswerAssignment
  | ObjectToMediator
  | InviteHelper
  | InviteDepartment
  | AnswerTask
  | DoProtocolStep
  | HoldSession
  | RecordAppraisal
  | ExtendLimit
  | TransferToTier
  | TransferToAuthority
  | RecordAgreement
  | PerformTerm
  | BreachTerm
  | VisitParties
  | ConfirmAgreement
  | CloseCase
  | ReopenCase
  | EraseWords
  | HoldCase
  | NoteDue;

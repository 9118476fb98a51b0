import type { Area } from '@maplebridge/contracts';
import type { DisputeCategory, DisputeFacts } from '@maplebridge/contracts/intake';
import type { Authority, NewAgreement, NewClosure, NewSession, Tier } from '@maplebridge/contracts/mediation';
import type * as z from 'zod';

/** `at`: when it happened; `now`: when it is recorded. Both RFC 3339. */
interface Timed {
  readonly at: string;
  readonly now: string;
}

/** A key into the dossier, under which the words stand. */
type Note = { readonly note: string };

export type OpenCase = Timed & {
  readonly type: 'OpenCase';
  readonly reportId: string;
  readonly category: DisputeCategory;
  readonly area: Area;
  readonly facts: DisputeFacts;
  readonly position: { readonly lng: number; readonly lat: number };
  readonly partyCount: number;
};
export type RecordConsent = Timed & {
  readonly type: 'RecordConsent';
  readonly party: string;
  readonly answer: 'given' | 'refused';
};
export type HoldSession = Timed &
  Note & { readonly type: 'HoldSession' } & Pick<z.output<typeof NewSession>, 'parties' | 'mode'>;
export type TransferToTier = Timed &
  Note & { readonly type: 'TransferToTier'; readonly tier: Tier; readonly venue?: string | undefined };
export type TransferToAuthority = Timed &
  Note & { readonly type: 'TransferToAuthority'; readonly authority: Authority };
export type RecordAgreement = Timed &
  Note & { readonly type: 'RecordAgreement' } & Omit<z.output<typeof NewAgreement>, 'text' | 'at'>;
export type CloseCase = Timed & { readonly type: 'CloseCase' } & Omit<z.output<typeof NewClosure>, 'at'>;
export type NoteOverdue = Timed & { readonly type: 'NoteOverdue' };

export type CaseCommand =
  | OpenCase
  | RecordConsent
  | HoldSession
  | TransferToTier
  | TransferToAuthority
  | RecordAgreement
  | CloseCase
  | NoteOverdue;

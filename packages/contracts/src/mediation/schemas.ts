import * as z from 'zod';
import { Area, AreaCode, CalendarDate, CoarsePosition, Id, Timestamp, words } from '../common.ts';
import { DisputeCategoryCode, DisputeFacts } from '../intake/schemas.ts';

/** The rungs of Dingmao's ladder: on the spot, the nearest workstation, the centre. */
export const Tier = z.enum(['on-the-spot', 'workstation', 'centre']).meta({ id: 'Tier' });
export type Tier = z.infer<typeof Tier>;

/** People's, police and judicial mediation are different legal acts even in one room (constraint 4 of the domain notes). */
export const Procedure = z.enum(['people', 'police', 'judicial']).meta({ id: 'Procedure' });
export type Procedure = z.infer<typeof Procedure>;

/** Parties go by letters; who they are stands in the dossier. */
export const PartyId = z
  .string()
  .regex(/^[A-J]$/, 'must be a party’s letter')
  .meta({ id: 'PartyId' });

/** Why the router decided so: the rule and what it looked at; the sentences are in the answer, not in the event. */
export const ReasonCode = z.strictObject({
  rule: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
export type ReasonCode = z.infer<typeof ReasonCode>;
export const Reason = ReasonCode.extend({
  en: z.string(),
  zh: z.string(),
  source: z.string().optional(),
}).meta({ id: 'Reason' });
export type Reason = z.infer<typeof Reason>;

const routingFields = {
  tier: Tier,
  venue: z.string().nullable().describe('Workstation or centre; null on the spot'),
  procedure: Procedure,
  goldMedal: z.boolean().describe('A gold-medal mediator is asked for'),
  distanceMetres: z.int().nonnegative().optional(),
};
/** As events carry it. */
export const RoutingFacts = z.strictObject({ ...routingFields, reasons: z.array(ReasonCode).min(1) });
export type RoutingFacts = z.infer<typeof RoutingFacts>;
/** As callers read it. */
export const Routing = z
  .strictObject({ ...routingFields, reasons: z.array(Reason).min(1) })
  .meta({ id: 'Routing' });
export type Routing = z.infer<typeof Routing>;

export const Deadline = z
  .strictObject({ rule: z.string().describe('Which limit of the city’s policy'), dueAt: Timestamp })
  .meta({ id: 'Deadline' });
export type Deadline = z.infer<typeof Deadline>;

/** Where a dispute goes when it leaves mediation. */
export const Authority = z
  .enum(['police', 'court', 'arbitration', 'labour', 'health', 'petition'])
  .meta({ id: 'Authority' });
export type Authority = z.infer<typeof Authority>;

export const Outcome = z
  .enum(['settled', 'failed', 'withdrawn', 'refused', 'not-acceptable', 'transferred'])
  .meta({ id: 'Outcome' });
export type Outcome = z.infer<typeof Outcome>;

/** The routes of which parties must be told when mediation fails (People's Mediation Law art. 26). */
export const OtherRoute = z.enum(['arbitration', 'administrative', 'court']).meta({ id: 'OtherRoute' });

const at = Timestamp.optional().describe('When it really happened, if entered later; now unless told');

export const NewConsent = z
  .strictObject({ party: PartyId, answer: z.enum(['given', 'refused']), at })
  .meta({ id: 'NewConsent' });

export const NewSession = z
  .strictObject({
    parties: z.array(PartyId).min(1).max(10).describe('Who attended'),
    mode: z.enum(['together', 'separate', 'remote']),
    notes: words(8000).describe('Kept in the dossier alone'),
    at,
  })
  .meta({ id: 'NewSession' });

export const NewTransfer = z
  .union([
    z.strictObject({
      tier: Tier.exclude(['on-the-spot']),
      venue: AreaCode.optional(),
      reason: words(2000),
      at,
    }),
    z.strictObject({ authority: Authority, reason: words(2000), at }),
  ])
  .meta({ id: 'NewTransfer' });

export const Signatures = z
  .strictObject({ parties: z.array(PartyId).max(10), mediator: z.boolean(), committeeSeal: z.boolean() })
  .meta({ id: 'Signatures' });

export const NewAgreement = z
  .strictObject({
    form: z.enum(['written', 'oral', 'performed-on-the-spot']),
    signatures: Signatures.optional().describe(
      'Needed for the written form: all parties, the mediator and the committee’s seal',
    ),
    effectiveOn: CalendarDate.optional(),
    text: words(16000).describe('Kept in the dossier alone'),
    at,
  })
  .meta({ id: 'NewAgreement' });

export const NewClosure = z
  .strictObject({
    outcome: Outcome.exclude(['refused', 'transferred']),
    routesTold: z.array(OtherRoute).max(3).optional().describe('Needed when mediation failed'),
    at,
  })
  .meta({ id: 'NewClosure' });

export const CaseStatus = z.enum(['open', 'agreed', 'ended']).meta({ id: 'CaseStatus' });

export const Party = z
  .strictObject({ id: PartyId, consent: z.enum(['asked', 'given', 'refused']) })
  .meta({ id: 'Party' });

export const CaseSummary = z
  .strictObject({
    id: Id,
    category: DisputeCategoryCode,
    area: Area,
    status: CaseStatus,
    tier: Tier,
    venue: z.string().nullable(),
    openedAt: Timestamp,
    updatedAt: Timestamp,
    overdue: z.boolean(),
    outcome: Outcome.optional(),
  })
  .meta({ id: 'CaseSummary' });
export type CaseSummary = z.infer<typeof CaseSummary>;

export const CaseView = CaseSummary.extend({
  reportId: Id,
  facts: DisputeFacts,
  position: CoarsePosition,
  routing: Routing,
  parties: z.array(Party),
  sessions: z.array(z.strictObject({ at: Timestamp, mode: z.string(), parties: z.array(PartyId) })),
  agreement: z
    .strictObject({ form: z.string(), effectiveOn: CalendarDate, confirmationDueOn: CalendarDate.optional() })
    .optional(),
  deadlines: z.array(Deadline),
  closedAt: Timestamp.optional(),
}).meta({ id: 'Case' });
export type CaseView = z.infer<typeof CaseView>;

export const HistoryEntry = z
  .strictObject({
    version: z.int(),
    type: z.string(),
    at: Timestamp,
    recordedAt: Timestamp,
    by: z.string().describe('Role and, for staff, the account that acted'),
    data: z.unknown(),
    hash: z.string(),
  })
  .meta({ id: 'HistoryEntry' });

export const History = z
  .strictObject({
    stream: z.string(),
    intact: z.boolean().describe('The hash chain holds'),
    entries: z.array(HistoryEntry),
  })
  .meta({ id: 'History' });

export const CasePage = z
  .strictObject({ items: z.array(CaseSummary), cursor: z.string().optional() })
  .meta({ id: 'CasePage' });
export type CasePage = z.infer<typeof CasePage>;

import * as z from 'zod';
import {
  Area,
  AreaCode,
  CalendarDate,
  CoarsePosition,
  distinct,
  Id,
  PartyId,
  Position,
  Timestamp,
  words,
} from '../common.ts';
import { Article179Ground, DisputeCategoryCode, DisputeFacts, LanguageCode } from '../intake/schemas.ts';
import { HelperKind, MediatorGroup, MediatorId, RecusalGround, Skill } from './mediator.ts';

/** The rungs of Dingmao's ladder: on the spot, the nearest workstation, the centre, the centre with departments. */
export const Tier = z.enum(['on-the-spot', 'workstation', 'centre', 'joint']).meta({ id: 'Tier' });
export type Tier = z.infer<typeof Tier>;

/** People's, police and judicial mediation are different legal acts even in one room (constraint 4 of the domain notes). */
export const Procedure = z.enum(['people', 'police', 'judicial']).meta({ id: 'Procedure' });
export type Procedure = z.infer<typeof Procedure>;

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

/** Where a dispute goes when it leaves mediation. */
export const Authority = z
  .enum(['police', 'court', 'arbitration', 'labour', 'health', 'petition'])
  .meta({ id: 'Authority' });
export type Authority = z.infer<typeof Authority>;

export const Deadline = z
  .strictObject({ rule: z.string().describe('Which limit of the city’s policy'), dueAt: Timestamp })
  .meta({ id: 'Deadline' });
export type Deadline = z.infer<typeof Deadline>;

/** A workstation that could take the case, as the router weighed it. */
export const Candidate = z
  .strictObject({
    venue: AreaCode,
    metres: z.int().nonnegative(),
    open: z.boolean().describe('At the time of the decision'),
    openCases: z.int().nonnegative().describe('Cases that stand there already'),
  })
  .meta({ id: 'Candidate' });
export type Candidate = z.infer<typeof Candidate>;

const routingFields = {
  tier: Tier.nullable().describe('null when the matter is not mediated'),
  leavesTo: Authority.optional().describe('Who takes it when it is not mediated'),
  venue: z.string().nullable().describe('Workstation or centre; null on the spot'),
  procedure: Procedure,
  goldMedal: z.boolean().describe('A gold-medal mediator is asked for'),
  distanceMetres: z.int().nonnegative().optional(),
  candidates: z.array(Candidate).optional().describe('The best workstations, first the one proposed'),
  panel: z.array(MediatorGroup).optional().describe('Forces that sit, first the one that leads'),
  skills: z.array(Skill).optional().describe('What the mediator must know'),
  languages: z.array(LanguageCode).optional().describe('What the mediator must speak besides Chinese'),
  helpers: z.array(HelperKind).optional().describe('Helpers to propose to the parties'),
  departments: z.array(AreaCode).optional().describe('Departments to invite'),
  protocol: AreaCode.optional().describe('The city’s protocol for such matters'),
  ladder: z.int().positive().optional().describe('Version of the ladder'),
  stepDueAt: Timestamp.optional().describe('When the step’s time runs out'),
};
/** As events carry it. */
export const RoutingFacts = z.strictObject({ ...routingFields, reasons: z.array(ReasonCode).min(1) });
export type RoutingFacts = z.infer<typeof RoutingFacts>;
/** As callers read it. */
export const Routing = z
  .strictObject({ ...routingFields, reasons: z.array(Reason).min(1) })
  .meta({ id: 'Routing' });
export type Routing = z.infer<typeof Routing>;

export const Outcome = z
  .enum(['settled', 'failed', 'withdrawn', 'refused', 'not-acceptable', 'transferred'])
  .meta({ id: 'Outcome' });
export type Outcome = z.infer<typeof Outcome>;

/** Why a dispute is not for mediation, or not for this one. */
export const NotAcceptableGround = z
  .enum([
    'authority-only',
    'mediation-barred',
    'accepted-elsewhere',
    'party-silent',
    ...Article179Ground.options.map((ground) => `art-179-${ground}` as const),
  ])
  .meta({ id: 'NotAcceptableGround' });
export type NotAcceptableGround = z.infer<typeof NotAcceptableGround>;

/** The routes of which parties must be told when mediation fails (People's Mediation Law art. 26). */
export const OtherRouteCode = z.enum(['arbitration', 'administrative', 'court']);
export const OtherRoute = OtherRouteCode.meta({ id: 'OtherRoute' });

const at = Timestamp.optional().describe('When it really happened, if entered later; now unless told');

export const NewConsent = z
  .strictObject({
    party: PartyId,
    answer: z.enum(['given', 'refused']),
    byGuardian: z.boolean().optional().describe('A minor’s consent is their guardian’s'),
    at,
  })
  .meta({ id: 'NewConsent' });

export const NewFacts = z.strictObject({ facts: DisputeFacts, at }).meta({ id: 'NewFacts' });

export const NewEngagement = z
  .strictObject({
    party: PartyId,
    status: z.enum(['invited', 'reached', 'silent']),
    means: z.enum(['telephone', 'message', 'letter', 'visit']),
    at,
  })
  .meta({ id: 'NewEngagement' });

export const NewAssignment = z
  .strictObject({
    mediator: MediatorId.optional().describe(
      'Whom the parties or those in charge chose; else the next in turn',
    ),
    at,
  })
  .meta({ id: 'NewAssignment' });

/** What the mediator who was asked says. Who accepts declares that no ground for recusal holds. */
export const NewAnswer = z
  .discriminatedUnion('answer', [
    z.strictObject({
      answer: z.literal('accepted'),
      noConflict: z.literal(true, { error: 'must be true: who has a conflict declines' }),
      at,
    }),
    z.strictObject({ answer: z.literal('declined'), conflict: RecusalGround.optional(), at }),
  ])
  .meta({ id: 'NewAnswer' });

export const NewObjection = z
  .strictObject({
    mediator: MediatorId,
    party: PartyId,
    ground: z.enum(['veto', ...RecusalGround.options]),
    at,
  })
  .meta({ id: 'NewObjection' });

export const NewHelper = z
  .strictObject({
    kind: HelperKind,
    mediator: MediatorId.optional().describe('When the helper is registered'),
    consentedBy: distinct(PartyId, 10).describe('All parties must agree to a helper (art. 20)'),
    notes: words(2000).optional().describe('Who the helper is; kept in the personal-data store alone'),
    at,
  })
  .meta({ id: 'NewHelper' });

export const NewTask = z
  .strictObject({
    department: AreaCode,
    notes: words(2000).describe('What is asked; kept in the personal-data store alone'),
    at,
  })
  .meta({ id: 'NewTask' });

export const NewReceipt = z
  .strictObject({
    status: z.enum(['received', 'done', 'declined']),
    notes: words(4000).optional().describe('Kept in the personal-data store alone'),
    at,
  })
  .meta({ id: 'NewReceipt' });

export const NewAppraisal = z
  .strictObject({ step: z.enum(['begun', 'ended']), at })
  .meta({ id: 'NewAppraisal' });

export const NewExtension = z
  .strictObject({
    until: CalendarDate.describe('The new last day'),
    agreedBy: distinct(PartyId, 10),
    committeeAgrees: z.boolean(),
    at,
  })
  .meta({ id: 'NewExtension' });

export const NewProtocolStep = z
  .strictObject({ step: AreaCode, notes: words(4000).optional(), at })
  .meta({ id: 'NewProtocolStep' });

export const NewPerformance = z.strictObject({ term: z.int().positive(), at }).meta({ id: 'NewPerformance' });

export const NewBreach = z
  .strictObject({
    term: z.int().positive(),
    reason: words(2000),
    routesTold: z.array(OtherRouteCode).min(1).max(3),
    at,
  })
  .meta({ id: 'NewBreach' });

export const NewVisit = z
  .strictObject({
    kept: z.boolean().describe('Whether the agreement is being kept'),
    notes: words(4000).describe('Kept in the personal-data store alone'),
    at,
  })
  .meta({ id: 'NewVisit' });

export const NewConfirmation = z
  .discriminatedUnion('step', [
    z.strictObject({ step: z.literal('applied'), parties: distinct(PartyId, 10), at }),
    z.strictObject({ step: z.literal('confirmed'), at }),
    z.strictObject({
      step: z.literal('rejected'),
      ground: z.enum([
        'against-mandatory-law',
        'harms-others',
        'against-public-order',
        'not-voluntary',
        'unclear-content',
      ]),
      at,
    }),
    z.strictObject({
      step: z.literal('not-accepted'),
      ground: z.enum(['identity-relation', 'ownership-of-rights', 'outside-courts', 'special-procedure']),
      at,
    }),
  ])
  .meta({ id: 'NewConfirmation' });

export const NewReopening = z
  .strictObject({
    ground: z.enum(['breach', 'confirmation-rejected', 'new-facts', 'parties-ask']),
    reason: words(2000),
    at,
  })
  .meta({ id: 'NewReopening' });

/** Helpers go by numbers; who they are stands in the personal-data store. */
export const HelperId = z.string().regex(/^H[1-9]\d?$/, 'must be a helper’s number');

export const NewSession = z
  .strictObject({
    parties: z.array(PartyId).min(1).max(10).describe('Who attended'),
    mode: z.enum(['together', 'separate', 'remote']),
    guardians: distinct(PartyId, 10).optional().describe('Minors whose guardian attended (art. 181)'),
    proxies: distinct(PartyId, 10)
      .optional()
      .describe('Parties for whom a proxy with written authority came; not a suspect’s before the police'),
    helpers: distinct(HelperId, 10).optional(),
    open: z
      .boolean()
      .optional()
      .describe('Whether others may listen, as the parties chose; closed unless told (art. 23)'),
    notes: words(8000).describe('Kept in the personal-data store alone'),
    at,
  })
  .meta({ id: 'NewSession' });

export const NewTransfer = z
  .union([
    z.strictObject({
      tier: Tier.exclude(['on-the-spot']),
      venue: AreaCode.optional().describe('Another than the router would take, as the parties choose'),
      departments: distinct(AreaCode, 10)
        .optional()
        .describe('Invited to joint mediation besides those the city’s table names'),
      reason: words(2000),
      at,
    }),
    z.strictObject({ authority: Authority, reason: words(2000), at }),
  ])
  .meta({ id: 'NewTransfer' });

export const Signatures = z
  .strictObject({ parties: z.array(PartyId).max(10), mediator: z.boolean(), committeeSeal: z.boolean() })
  .meta({ id: 'Signatures' });

/** What one party owes under an agreement; instalments are terms of their own. The words stand in the agreement's text. */
export const Term = z
  .strictObject({
    by: PartyId,
    to: PartyId.optional(),
    kind: z.enum(['payment', 'act', 'omission', 'apology']),
    amountYuan: z.int().positive().max(1_000_000_000).optional(),
    dueOn: CalendarDate,
  })
  .meta({ id: 'Term' });
export type Term = z.infer<typeof Term>;

export const NewAgreement = z
  .strictObject({
    form: z.enum(['written', 'oral', 'performed-on-the-spot']),
    signatures: Signatures.optional().describe(
      'Needed for the written form: all parties and the mediator; of people’s mediation also the committee’s seal',
    ),
    effectiveOn: CalendarDate.optional(),
    terms: z.array(Term).max(60).optional(),
    text: words(16000).describe('Kept in the personal-data store alone'),
    at,
  })
  .meta({ id: 'NewAgreement' });

export const NewClosure = z
  .strictObject({
    outcome: Outcome.exclude(['refused', 'transferred']),
    routesTold: distinct(OtherRoute, 3).optional().describe('Needed when mediation failed'),
    ground: NotAcceptableGround.optional().describe('Needed when the dispute is not acceptable'),
    at,
  })
  .meta({ id: 'NewClosure' });

export const CaseStatus = z.enum(['open', 'agreed', 'ended']).meta({ id: 'CaseStatus' });

export const Engagement = z
  .enum(['not-invited', 'invited', 'reached', 'silent', 'agreed', 'attended', 'refused'])
  .meta({ id: 'Engagement' });

export const Party = z
  .strictObject({
    id: PartyId,
    consent: z.enum(['asked', 'given', 'refused']),
    consentedAt: Timestamp.optional(),
    engagement: Engagement,
    minor: z.boolean(),
  })
  .meta({ id: 'Party' });

export const CaseSummary = z
  .strictObject({
    id: Id,
    category: DisputeCategoryCode,
    area: Area,
    status: CaseStatus,
    tier: Tier.nullable(),
    venue: z.string().nullable(),
    mediator: MediatorId.optional().describe('Who leads it, or is asked to'),
    openedAt: Timestamp,
    updatedAt: Timestamp.describe('When the latest step was recorded'),
    overdue: z.boolean().describe('A limit of it passed'),
    dueAt: Timestamp.optional().describe('Which limit comes next'),
    outcome: Outcome.optional(),
  })
  .meta({ id: 'CaseSummary' });
export type CaseSummary = z.infer<typeof CaseSummary>;

const taskFields = {
  department: AreaCode,
  status: z.enum(['open', 'received', 'done', 'declined', 'cancelled']),
  dueAt: Timestamp,
};

/** What one department is asked in joint mediation: its own part of the case, and no more of it. */
export const Task = z
  .strictObject({
    ...taskFields,
    caseId: Id,
    category: DisputeCategoryCode,
    area: Area,
    venue: z.string().nullable(),
    invitedAt: Timestamp,
    asked: z
      .string()
      .nullable()
      .describe('What is asked; null when the city’s table invited the department, or the words are gone'),
  })
  .meta({ id: 'Task' });
export type Task = z.infer<typeof Task>;

export const CaseView = CaseSummary.omit({ updatedAt: true })
  .extend({
    reportId: Id,
    facts: DisputeFacts,
    position: CoarsePosition,
    routing: Routing,
    parties: z.array(Party),
    assignment: z
      .strictObject({
        mediator: MediatorId,
        status: z.enum(['asked', 'accepted']),
        answerBy: Timestamp.optional(),
        reasons: z.array(Reason),
      })
      .optional()
      .describe('The mediator who leads the case or is asked to; none while nobody is free'),
    excluded: z.array(MediatorId).describe('Mediators who do not come into question'),
    helpers: z.array(z.strictObject({ id: HelperId, kind: HelperKind, mediator: MediatorId.optional() })),
    tasks: z.array(z.strictObject(taskFields)),
    protocolSteps: z.array(z.string()).describe('Steps of the protocol that are done'),
    sessions: z.array(
      z.strictObject({
        at: Timestamp,
        mode: z.string(),
        parties: z.array(PartyId),
        helpers: z.array(HelperId),
      }),
    ),
    agreement: z
      .strictObject({
        form: z.string(),
        effectiveOn: CalendarDate,
        confirmationDueOn: CalendarDate.optional(),
        terms: z.array(Term.extend({ performance: z.enum(['due', 'performed', 'breached']) })),
        confirmation: z.enum(['applied', 'confirmed', 'rejected', 'not-accepted']).optional(),
      })
      .optional(),
    visits: z.array(z.strictObject({ at: Timestamp, kept: z.boolean() })),
    deadlines: z.array(Deadline).describe('Limits that run, the next first'),
    ground: NotAcceptableGround.optional(),
    routesTold: z.array(OtherRoute).optional(),
    reopened: z.int().nonnegative().describe('How many times'),
    closedAt: Timestamp.optional(),
  })
  .meta({ id: 'Case' });
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
    cursor: z.string().optional().describe('There is more'),
  })
  .meta({ id: 'History' });

export const CasePage = z
  .strictObject({ items: z.array(CaseSummary), cursor: z.string().optional() })
  .meta({ id: 'CasePage' });
export type CasePage = z.infer<typeof CasePage>;

/** A matter to be routed, as if it had been reported. */
export const NewPreview = z
  .strictObject({
    category: DisputeCategoryCode,
    facts: DisputeFacts.optional(),
    position: Position,
    at: Timestamp.optional().describe('Now unless told'),
  })
  .meta({ id: 'NewPreview' });

/** What the router would decide, and whom it would ask. Nothing is stored. */
export const Preview = z
  .strictObject({
    area: Area,
    routing: Routing,
    deadlines: z.array(Deadline),
    mediators: z
      .array(z.strictObject({ mediator: MediatorId, group: MediatorGroup, reasons: z.array(Reason).min(1) }))
      .describe('Who would be asked, first the one next in turn'),
  })
  .meta({ id: 'Preview' });

export const Workstation = z
  .strictObject({
    id: AreaCode,
    name: z.strictObject({ en: z.string(), zh: z.string() }),
    position: CoarsePosition,
    metres: z.int().nonnegative(),
    open: z.boolean(),
    openCases: z.int().nonnegative(),
    sample: z.boolean().describe('Made up for the sample city'),
  })
  .meta({ id: 'Workstation' });

export const WorkstationList = z
  .strictObject({ area: Area, items: z.array(Workstation) })
  .meta({ id: 'WorkstationList' });

/** The headings of a case's file, in its order. A record is what was said at a session; what else was done stands under handling. */
export const FileHeading = z
  .enum([
    'application',
    'acceptance',
    'consent',
    'handling',
    'record',
    'agreement',
    'confirmation',
    'performance',
    'visit',
    'closure',
  ])
  .meta({ id: 'FileHeading' });
export type FileHeading = z.infer<typeof FileHeading>;

const Title = z.strictObject({ en: z.string(), zh: z.string() });

/** One document of a case's file. */
export const FileDocument = z
  .strictObject({
    no: z.int().positive(),
    kind: FileHeading,
    title: Title,
    at: Timestamp,
    version: z.int().describe('Of the event it tells of'),
    event: z.string().describe('Which fact that is'),
    by: z.string(),
    facts: z.unknown(),
    words: z.string().nullable().optional().describe('null when the personal-data store no longer has them'),
    sha256: z.string(),
  })
  .meta({ id: 'FileDocument' });
export type FileDocument = z.infer<typeof FileDocument>;

/** What a file ought to hold and does not hold (yet). */
export const Missing = z
  .strictObject({
    kind: z.enum(['consent', 'record', 'agreement', 'confirmation', 'visit', 'closure', 'words']),
    no: z
      .int()
      .positive()
      .optional()
      .describe('The document whose words the personal-data store no longer has'),
    title: Title,
  })
  .meta({ id: 'Missing' });
export type Missing = z.infer<typeof Missing>;

/** The file of a case (People’s Mediation Law art. 27): what it must hold, what it holds, and proof that it was not touched. */
export const CaseFile = z
  .strictObject({
    caseId: Id,
    reportId: Id,
    category: DisputeCategoryCode,
    area: Area,
    openedAt: Timestamp,
    closedAt: Timestamp.optional(),
    outcome: Outcome.optional(),
    index: z.array(z.strictObject({ no: z.int(), title: z.string(), at: Timestamp })),
    documents: z.array(FileDocument).describe('Those of this part; index and manifest are of the whole file'),
    cursor: z.string().optional().describe('There are more documents'),
    missing: z.array(Missing).describe('What art. 27 asks of the file and is not there (yet)'),
    manifest: z.strictObject({
      algorithm: z.literal('SHA-256'),
      documents: z.array(z.strictObject({ no: z.int(), sha256: z.string() })),
      history: z
        .string()
        .describe('Hash of the last event, which holds that of the one before, and so of all'),
      intact: z.boolean().describe('The chain of hashes holds'),
      sha256: z.string().describe('Of the manifest above, as canonical JSON (RFC 8785)'),
    }),
  })
  .meta({ id: 'CaseFile' });
export type CaseFile = z.infer<typeof CaseFile>;

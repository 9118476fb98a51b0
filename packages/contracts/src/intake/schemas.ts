import * as z from 'zod';
import { Area, CoarsePosition, distinct, Id, PartyId, Position, Timestamp, words } from '../common.ts';
import { Problem } from '../problem.ts';
import { categories, codes } from './categories.ts';
import { Appointment, Message, SimilarReport } from './following.ts';
import { Answers } from './forms.ts';
import { Channel, DisputeCategoryCode, ReportKindCode } from './kinds.ts';
import { Danger, Triage } from './triage.ts';
import { isUnitCode } from './unit-code.ts';

export { Channel, DisputeCategoryCode, ReportKindCode } from './kinds.ts';

/** Why police may not mediate an act against public security (procedure rules for administrative cases art. 179). */
export const Article179Ground = z
  .enum([
    'hired-injury',
    'gang-fight-or-provocation',
    'repeated-offences',
    'party-unwilling',
    'new-offence-during-mediation',
    'suspect-escaped',
    'other',
  ])
  .meta({ id: 'Article179Ground' });

/** An ISO 639 code. */
export const LanguageCode = z
  .string()
  .regex(/^[a-z]{2,3}$/, 'must be an ISO 639 code')
  .meta({ id: 'LanguageCode', examples: ['en', 'ko'] });

/** The unified social credit code of a unit (GB 32100-2015); persons have none. */
export const UnitCode = z
  .string()
  .regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/, { error: 'must be a unified social credit code', abort: true })
  .refine(isUnitCode, 'must be a unified social credit code')
  .meta({ id: 'UnitCode' });

/** What decides how fast and where a dispute is taken up. Facts of the matter, never of a person. */
export const DisputeFacts = z
  .strictObject({
    fatality: z.boolean().optional(),
    injury: z.boolean().optional(),
    onScene: z.boolean().optional().describe('An officer stands at the scene and reports from there'),
    domesticViolence: z
      .boolean()
      .optional()
      .describe('Violence among those who live as a family; it leaves mediation to the police'),
    publicSecurityAct: z
      .boolean()
      .optional()
      .describe(
        'A minor act against public security goes with it: beating, damage, insult (procedure rules art. 178)',
      ),
    notMediable: Article179Ground.optional().describe('Why police may not mediate that act (art. 179)'),
    suspects: distinct(PartyId, 10).optional().describe('Which parties are suspected of that act'),
    minors: distinct(PartyId, 10)
      .optional()
      .describe('Parties under 18, save those of 16 and more who live on their own labour (art. 181)'),
    foreignParty: z.boolean().optional(),
    languages: distinct(LanguageCode, 5).optional().describe('Languages needed besides Chinese'),
    peopleInvolved: z.int().min(1).max(100_000).optional(),
    amountYuan: z.int().min(0).max(1_000_000_000).optional().describe('What is in dispute'),
    repeatedPlace: z.boolean().optional().describe('The same place was quarrelled over before'),
    referredBy: z
      .enum(['court', 'procuratorate', 'police', 'petition', 'other'])
      .optional()
      .describe('Who pointed the parties to mediation before acceptance (People’s Mediation Law art. 18)'),
    units: distinct(UnitCode, 10)
      .optional()
      .describe('Units that are a party or employ one; their own people do not mediate'),
  })
  .meta({ id: 'DisputeFacts' });
export type DisputeFacts = z.infer<typeof DisputeFacts>;

export const Contact = z
  .strictObject({
    name: words(80),
    phone: z
      .string()
      .regex(/^\+?[\d -]{5,20}$/, 'must be a telephone number')
      .optional(),
  })
  .meta({ id: 'Contact' });
export type Contact = z.infer<typeof Contact>;

/** Enough to know each other by on the telephone: 李*, 138****8000. */
export const MaskedContact = z
  .strictObject({ name: z.string(), phone: z.string().optional() })
  .meta({ id: 'MaskedContact' });
export type MaskedContact = z.infer<typeof MaskedContact>;

const about = {
  channel: Channel,
  position: Position,
  words: words(4000).describe(
    'What happened, in the reporter’s words; kept in the personal-data store alone',
  ),
  contact: Contact.optional(),
  danger: distinct(Danger, 6).optional().describe('What is dangerous now; ring 110, 119 or 120 first'),
  answers: Answers.optional().describe('To the questions of the category'),
  language: LanguageCode.optional().describe('In which the reporter is to be answered; Chinese unless told'),
  receivedAt: Timestamp.optional().describe(
    'When it was really received, if staff of the area enter it later from paper',
  ),
};

/** A report on its way in. Persons and words go to the personal-data store; everything else may be seen in events. */
export const NewReport = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('dispute'),
      category: DisputeCategoryCode,
      facts: DisputeFacts.optional(),
      parties: z.array(Contact).min(2).max(10).optional().describe('Two parties unless told'),
      ...about,
    }),
    z.strictObject({ kind: z.literal('hazard'), category: z.enum(codes(categories.hazard)), ...about }),
    z.strictObject({ kind: z.literal('service'), category: z.enum(codes(categories.service)), ...about }),
    z.strictObject({ kind: z.literal('tip'), category: z.enum(codes(categories.tip)), ...about }),
  ])
  .meta({ id: 'NewReport' });
export type NewReport = z.infer<typeof NewReport>;

export const ReportStatus = z
  .enum(['received', 'in-mediation', 'in-rectification', 'ended', 'withdrawn', 'merged'])
  .meta({ id: 'ReportStatus' });
export type ReportStatus = z.infer<typeof ReportStatus>;

/** One step that another service took, as the reporter sees it. */
export const Progress = z
  .strictObject({
    step: z.enum([
      ...['case-opened', 'case-transferred', 'agreement-reached', 'case-closed', 'case-reopened'],
      ...['hazard-opened', 'hazard-ordered', 'hazard-closed'],
    ] as const),
    at: Timestamp,
    caseId: Id.optional(),
    hazardId: Id.optional(),
    outcome: z.string().optional(),
  })
  .meta({ id: 'Progress' });
export type Progress = z.infer<typeof Progress>;

const reportFields = {
  id: Id,
  kind: ReportKindCode,
  category: z.string(),
  channel: Channel,
  area: Area,
  position: CoarsePosition,
  receivedAt: Timestamp,
  status: ReportStatus,
  progress: z.array(Progress),
  triage: Triage.optional().describe('None for reports from before there was triage'),
  joined: z.int().nonnegative().describe('Others who have the same trouble'),
  mergedInto: Id.optional(),
  appointment: Appointment.optional(),
  messages: z.array(Message).describe('Words added later, and answers: the latest twenty, the first first'),
  earlierMessages: z
    .string()
    .optional()
    .describe('There are more: the cursor of the list of messages from which it goes on before these'),
};

/** What anyone with the tracking code may see: no persons, and of the words those that were added and answered. */
export const TrackedReport = z.strictObject(reportFields).meta({ id: 'TrackedReport' });
export type TrackedReport = z.infer<typeof TrackedReport>;

/** What the reporter and the staff of the area see. */
export const Report = z
  .strictObject({
    ...reportFields,
    words: z.string().nullable().describe('null when the personal-data store no longer has them'),
    contact: MaskedContact.nullable().describe('A disclosure shows it, and is recorded'),
    parties: z.array(MaskedContact),
    similar: z.array(SimilarReport).optional().describe('Which may be about the same, when it was taken in'),
  })
  .meta({ id: 'Report' });
export type Report = z.infer<typeof Report>;

export const Receipt = TrackedReport.extend({
  trackingCode: z
    .string()
    .describe(
      '128 bits, shown here alone; the system keeps only its hash. It does not follow from the Idempotency-Key',
    ),
}).meta({ id: 'Receipt' });
export type Receipt = z.infer<typeof Receipt>;

/** One line of a list: no words, no persons. */
export const ReportSummary = z
  .strictObject({
    id: Id,
    kind: ReportKindCode,
    category: z.string(),
    area: Area,
    receivedAt: Timestamp,
    status: ReportStatus,
    urgent: z.boolean(),
    joined: z.int().nonnegative(),
  })
  .meta({ id: 'ReportSummary' });
export type ReportSummary = z.infer<typeof ReportSummary>;

export const ReportPage = z
  .strictObject({ items: z.array(ReportSummary), cursor: z.string().optional() })
  .meta({ id: 'ReportPage' });

/** Reports of a field app that was offline, each with a key of its own. */
export const NewReportBatch = z
  .strictObject({
    reports: z
      .array(
        z.strictObject({
          key: z.string().regex(/^[\x21-\x7e]{16,128}$/, 'must be 16 to 128 visible ASCII characters'),
          report: z.unknown().describe('As for POST /reports; each is checked by itself'),
        }),
      )
      .min(1)
      .max(25)
      .refine((all) => new Set(all.map(({ key }) => key)).size === all.length, 'must not use a key twice'),
  })
  .meta({ id: 'NewReportBatch' });

export const ReportBatchResult = z
  .strictObject({
    results: z.array(
      z.strictObject({
        key: z.string(),
        status: z.int(),
        report: Report.optional(),
        problem: Problem.optional(),
      }),
    ),
  })
  .meta({ id: 'ReportBatchResult' });

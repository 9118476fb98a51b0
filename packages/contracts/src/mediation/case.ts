import * as z from 'zod';
import { Area, AreaCode, CalendarDate, CoarsePosition, Id, PartyId, Timestamp } from '../common.ts';
import { DisputeCategoryCode, DisputeFacts } from '../intake/schemas.ts';
import { Term } from './agreement.ts';
import { HelperId } from './case-people.ts';
import { HelperKind, MediatorId } from './mediator.ts';
import { NotAcceptableGround, OtherRoute, Outcome } from './outcome.ts';
import { Deadline, Reason, Routing, Tier } from './routing.ts';

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

export const CasePage = z
  .strictObject({ items: z.array(CaseSummary), cursor: z.string().optional() })
  .meta({ id: 'CasePage' });
export type CasePage = z.infer<typeof CasePage>;

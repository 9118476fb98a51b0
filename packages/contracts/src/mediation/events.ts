import * as z from 'zod';
import { Area, CalendarDate, CoarsePosition, Id, Timestamp } from '../common.ts';
import { catalogue, type EventOf, event } from '../event.ts';
import { DisputeCategoryCode, DisputeFacts } from '../intake/schemas.ts';
import {
  Authority,
  Deadline,
  NewAgreement,
  NewSession,
  OtherRoute,
  Outcome,
  PartyId,
  Procedure,
  RoutingFacts,
} from './schemas.ts';

/** Authorities outside mediation, as the departments of the directory that are told. */
const departmentOf: Readonly<Record<Authority, string | undefined>> = {
  police: 'public-security',
  court: 'court',
  arbitration: 'labour',
  labour: 'labour',
  health: 'health',
  petition: undefined,
};

const concerned = (authority: Authority | undefined): readonly string[] => {
  const department = authority && departmentOf[authority];
  return department ? [department] : [];
};

/** Whose report the case serves, so that intake can show progress without asking. */
const reportId = Id;

export const caseEvents = catalogue('mediation', 'case', {
  opened: event({
    version: 1,
    summary: { en: 'A case was opened and routed', zh: '已立案并分流' },
    data: z.strictObject({
      reportId,
      category: DisputeCategoryCode,
      area: Area,
      facts: DisputeFacts,
      position: CoarsePosition,
      partyCount: z.int().min(2).max(10),
      routing: RoutingFacts,
      deadline: Deadline.optional(),
    }),
  }),
  consented: event({
    version: 1,
    summary: { en: 'A party consented to mediation', zh: '当事人同意调解' },
    data: z.strictObject({ party: PartyId, procedure: Procedure }),
  }),
  'session-held': event({
    version: 1,
    summary: { en: 'A mediation session was held', zh: '已开展调解' },
    data: z.strictObject({
      parties: NewSession.shape.parties,
      mode: NewSession.shape.mode,
      note: z.string().describe('Key into the dossier'),
    }),
  }),
  transferred: event({
    version: 1,
    summary: { en: 'The case moved to another tier or venue', zh: '案件已移送' },
    data: z.strictObject({ reportId, routing: RoutingFacts, note: z.string() }),
  }),
  agreed: event({
    version: 1,
    summary: { en: 'The parties agreed', zh: '达成调解协议' },
    data: z.strictObject({
      reportId,
      form: NewAgreement.shape.form,
      effectiveOn: CalendarDate,
      confirmationDueOn: CalendarDate.optional(),
      note: z.string(),
    }),
  }),
  overdue: event({
    version: 1,
    summary: { en: 'A limit passed with the case still open', zh: '案件超期' },
    data: z.strictObject({ rule: z.string(), dueAt: Timestamp }),
  }),
  closed: event({
    version: 1,
    summary: { en: 'The case ended', zh: '案件办结' },
    data: z.strictObject({
      reportId,
      category: DisputeCategoryCode,
      outcome: Outcome,
      refusedBy: PartyId.optional(),
      authority: Authority.optional(),
      routesTold: z.array(OtherRoute).optional(),
      note: z.string().optional(),
    }),
    departments: (data) => concerned(data.authority),
  }),
});

export type CaseEvent = EventOf<typeof caseEvents>;

import * as z from 'zod';
import { Area, AreaCode, CalendarDate, CoarsePosition, PartyId, Timestamp } from '../common.ts';
import { catalogue, type EventOf, event } from '../event.ts';
import { holdChanged, NewRecordErasure, wordsErased } from '../intake/privacy.ts';
import { DisputeCategoryCode, DisputeFacts, UnitCode } from '../intake/schemas.ts';
import { NewAgreement, NewBreach, NewConfirmation, Term } from './agreement.ts';
import { HelperId, NewEngagement, NewReceipt } from './case-people.ts';
import { NewReopening, NewSession } from './case-steps.ts';
import { ending, FormerEnding } from './ending.ts';
import {
  concerned,
  firstContact,
  firstMediated,
  handlingStartsOn,
  mediator,
  note,
  onlyFirst,
  policeWarned,
  reportId,
  waitedSince,
} from './event-parts.ts';
import { HelperKind, MediatorId, RecusalGround } from './mediator.ts';
import { NotAcceptableGround, OtherRoute } from './outcome.ts';
import { Authority, Deadline, Procedure, ReasonCode, RoutingFacts } from './routing.ts';

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
    departments: policeWarned,
  }),
  consented: event({
    version: 1,
    summary: { en: 'A party consented to mediation', zh: '当事人同意调解' },
    data: z.strictObject({
      party: PartyId,
      procedure: Procedure,
      byGuardian: z.boolean().optional().describe('For a minor'),
      firstContact,
      allConsented: onlyFirst('With this one all parties had consented'),
    }),
  }),
  'facts-added': event({
    version: 1,
    summary: { en: 'More became known of the matter', zh: '补充案件事实' },
    data: z.strictObject({ facts: DisputeFacts }),
    departments: policeWarned,
  }),
  'party-contacted': event({
    version: 1,
    summary: { en: 'A party was invited, reached or stayed silent', zh: '已联系当事人' },
    data: z.strictObject({ ...NewEngagement.omit({ at: true }).shape, firstContact }),
  }),
  'mediator-asked': event({
    version: 1,
    summary: { en: 'A mediator was asked to lead the case', zh: '已指派调解员' },
    data: z.strictObject({
      mediator: MediatorId,
      answerBy: Timestamp,
      employer: UnitCode.optional().describe('Where it is concerned later, they go'),
      reasons: z.array(ReasonCode).min(1),
    }),
  }),
  'mediator-accepted': event({
    version: 1,
    summary: { en: 'The mediator accepted the case', zh: '调解员已接受' },
    data: z.strictObject({ mediator: MediatorId, waitedSince }),
  }),
  'mediator-excluded': event({
    version: 1,
    summary: { en: 'A mediator does not come into question (any more)', zh: '调解员回避、拒绝或被更换' },
    data: z.strictObject({
      mediator: MediatorId,
      why: z.enum(['declined', 'no-answer', 'recused', 'vetoed', 'replaced']),
      ground: RecusalGround.optional(),
      party: PartyId.optional().describe('Who objected'),
    }),
  }),
  'helper-invited': event({
    version: 1,
    summary: { en: 'A helper was invited with the parties’ consent', zh: '经当事人同意邀请协助人员' },
    data: z.strictObject({
      helper: HelperId,
      kind: HelperKind,
      mediator: MediatorId.optional(),
      consentedBy: z.array(PartyId),
      note: note.optional(),
    }),
  }),
  'department-invited': event({
    version: 1,
    summary: { en: 'A department was invited to joint mediation', zh: '已邀请部门联合调解' },
    data: z.strictObject({ department: AreaCode, dueAt: Timestamp, note: note.optional() }),
    departments: ({ department }) => [department],
  }),
  'department-answered': event({
    version: 1,
    summary: { en: 'A department received, did or declined its task', zh: '部门签收、办结或退回' },
    data: z.strictObject({
      department: AreaCode,
      status: NewReceipt.shape.status,
      note: note.optional(),
    }),
    departments: ({ department }) => [department],
  }),
  'protocol-step-done': event({
    version: 1,
    summary: { en: 'A step of the protocol was done', zh: '规程步骤已完成' },
    data: z.strictObject({ step: AreaCode, note: note.optional() }),
  }),
  'limit-paused': event({
    version: 1,
    summary: { en: 'An appraisal began; its time does not count', zh: '鉴定开始，期限中止' },
    data: z.strictObject({}),
  }),
  'limit-moved': event({
    version: 1,
    summary: { en: 'A limit was moved, after an appraisal or as all agreed', zh: '期限顺延' },
    data: z.strictObject({
      why: z.enum(['appraisal-ended', 'extended']),
      deadline: Deadline,
      stepDueAt: Timestamp.optional().describe('The step stood still as well'),
    }),
  }),
  'session-held': event({
    version: 1,
    summary: { en: 'A mediation session was held', zh: '已开展调解' },
    data: z.strictObject({
      parties: NewSession.shape.parties,
      mode: NewSession.shape.mode,
      guardians: NewSession.shape.guardians,
      proxies: NewSession.shape.proxies,
      helpers: NewSession.shape.helpers,
      open: NewSession.shape.open,
      mediator,
      firstMediated,
      waitedSince,
      note,
    }),
  }),
  transferred: event({
    version: 1,
    summary: { en: 'The case moved to another tier or venue', zh: '案件已移送' },
    data: z.strictObject({
      reportId,
      routing: RoutingFacts,
      deadline: Deadline.optional().describe('The limit of another procedure, where it is one'),
      note: note.optional().describe('None when its time ran out'),
    }),
  }),
  agreed: event({
    version: 1,
    summary: { en: 'The parties agreed', zh: '达成调解协议' },
    data: z.strictObject({
      reportId,
      procedure: Procedure.describe('Which legal act it is'),
      mediator,
      form: NewAgreement.shape.form,
      effectiveOn: CalendarDate,
      confirmationDueOn: CalendarDate.optional(),
      terms: z.array(Term).optional(),
      visitDueAt: Timestamp.optional().describe('By when a return visit is due'),
      firstMediated,
      firstAgreement: onlyFirst('The parties had not agreed before'),
      waitedSince,
      note,
    }),
  }),
  'term-performed': event({
    version: 1,
    summary: { en: 'A term of the agreement was performed', zh: '协议条款已履行' },
    data: z.strictObject({
      term: z.int().positive(),
      breachedAt: Timestamp.optional().describe('It had been told then that the term was not kept'),
    }),
  }),
  'term-breached': event({
    version: 1,
    summary: { en: 'A term of the agreement was not kept', zh: '协议条款未履行' },
    data: z.strictObject({
      term: z.int().positive(),
      routesTold: NewBreach.shape.routesTold,
      handlingStartsOn: handlingStartsOn.optional(),
      note,
    }),
    departments: (data) => (data.handlingStartsOn ? concerned('police') : []),
  }),
  visited: event({
    version: 1,
    summary: { en: 'The parties were visited again', zh: '已回访' },
    data: z.strictObject({ kept: z.boolean(), note }),
  }),
  'confirmation-applied': event({
    version: 1,
    summary: { en: 'The parties asked the court to confirm the agreement', zh: '当事人共同申请司法确认' },
    data: z.strictObject({}),
    departments: () => ['court'],
  }),
  'confirmation-decided': event({
    version: 1,
    summary: { en: 'The court decided on confirmation', zh: '法院已作出司法确认结论' },
    data: z.strictObject({
      decision: z.enum(['confirmed', 'rejected', 'not-accepted']),
      ground: z
        .enum([
          ...NewConfirmation.options[2].shape.ground.options,
          ...NewConfirmation.options[3].shape.ground.options,
        ])
        .optional(),
    }),
  }),
  overdue: event({
    version: 1,
    summary: { en: 'A limit passed with the case still open', zh: '案件超期' },
    data: z.strictObject({
      rule: z.string(),
      dueAt: Timestamp,
      firstOverdue: onlyFirst('The limit of mediation passed, and none had before'),
    }),
  }),
  closed: event({
    version: 1,
    summary: { en: 'The case ended', zh: '案件办结' },
    data: z.strictObject({
      reportId,
      category: DisputeCategoryCode,
      ...ending,
      refusedBy: PartyId.optional(),
      firstContact,
      overdueAt: Timestamp.optional().describe(
        'It had been told then, for the first time, that the limit passed: it was kept, as was entered later',
      ),
      authority: Authority.optional(),
      routesTold: z.array(OtherRoute).optional(),
      ground: NotAcceptableGround.optional(),
      handlingStartsOn: handlingStartsOn.optional(),
      cancelled: z.array(AreaCode).optional().describe('Departments whose tasks ended with it'),
      note: note.optional(),
    }),
    departments: ({ authority, cancelled = [] }) => [...new Set([...concerned(authority), ...cancelled])],
  }),
  reopened: event({
    version: 1,
    summary: { en: 'The case was taken up again', zh: '案件重新受理' },
    data: z.strictObject({
      reportId,
      category: DisputeCategoryCode,
      ground: NewReopening.shape.ground,
      routing: RoutingFacts,
      deadline: Deadline.optional(),
      takesBack: FormerEnding,
      note,
    }),
  }),
  'words-erased': wordsErased(NewRecordErasure.shape.ground),
  'hold-changed': holdChanged,
});
export type CaseEvent = EventOf<typeof caseEvents>;

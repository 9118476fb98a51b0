import * as z from 'zod';
import { Area, CoarsePosition, Id, Timestamp } from '../common.ts';
import { catalogue, type EventOf, event } from '../event.ts';
import { Answers } from './forms.ts';
import { holdChanged, NewErasure, Purpose } from './privacy.ts';
import { Channel, DisputeFacts, LanguageCode, Progress, ReportKindCode } from './schemas.ts';
import { TriageFacts } from './triage.ts';

const note = z.string().describe('Key into the personal-data store');
/** Accounts go by random pseudonyms of one report alone, whose mapping the personal-data store holds (ADR 0054). */
const account = Id;
const kind = ReportKindCode;
const confidential = z
  .literal(true)
  .optional()
  .describe('What was said makes the report confidential; on what ground is not told');

/** What is counted of a report. One that goes on in another tells it once more, and it is taken back. */
const Counted = z.strictObject({
  receivedAt: Timestamp,
  category: z.string(),
  channel: Channel,
  urgent: z.boolean(),
  scope: TriageFacts.shape.scope.optional(),
  bookedAt: Timestamp.optional().describe('When a place at a desk was booked for it first'),
});

export const reportEvents = catalogue('intake', 'report', {
  received: event({
    version: 1,
    summary: { en: 'A report was taken in', zh: '已受理报告' },
    data: z.strictObject({
      kind,
      category: z.string(),
      channel: Channel,
      area: Area,
      position: CoarsePosition,
      facts: DisputeFacts.optional(),
      partyCount: z.int().min(2).max(10).optional(),
      anonymous: z.boolean(),
      confidential,
      triage: TriageFacts.optional(),
      answers: Answers.optional().describe('Those that are no text'),
      language: LanguageCode.optional(),
      similar: z.array(Id).optional(),
    }),
  }),
  progressed: event({
    version: 1,
    summary: { en: 'Another service took a step for this report', zh: '报告处理有新进展' },
    data: z.strictObject({
      ...Progress.shape,
      cause: z.string().describe('The id of the event that told of it'),
    }),
  }),
  joined: event({
    version: 1,
    summary: { en: 'Another has the same trouble', zh: '他人反映同一问题' },
    data: z.strictObject({ kind, by: account, note: note.optional(), confidential }),
  }),
  merged: event({
    version: 1,
    summary: { en: 'It is about the same as another report, and goes on there', zh: '已并入另一报告' },
    data: z.strictObject({ kind, from: Id, into: Id, takesBack: Counted, note }),
  }),
  absorbed: event({
    version: 1,
    summary: { en: 'Another report was merged into this one', zh: '另一报告已并入' },
    data: z.strictObject({ kind, from: Id, into: Id }),
  }),
  'words-added': event({
    version: 1,
    summary: { en: 'Words were added, or an answer', zh: '补充说明或答复' },
    data: z.strictObject({ from: z.enum(['reporter', 'staff']), note, confidential }),
  }),
  'appointment-made': event({
    version: 1,
    summary: { en: 'A place at a desk was booked', zh: '已预约窗口' },
    data: z.strictObject({
      desk: z.string(),
      startsAt: Timestamp,
      endsAt: Timestamp,
      places: z.int().positive().describe('How many could be served there then'),
      first: z.literal(true).optional().describe('None was booked for it before'),
    }),
  }),
  'attachment-added': event({
    version: 1,
    summary: { en: 'A file is to be sent', zh: '已登记附件' },
    data: z.strictObject({ attachment: Id, mediaType: z.string(), bytes: z.int().positive() }),
  }),
  'attachment-erased': event({
    version: 1,
    summary: { en: 'A file was erased', zh: '附件已删除' },
    data: z.strictObject({ attachment: Id }),
  }),
  withdrawn: event({
    version: 1,
    summary: { en: 'The reporter took it back', zh: '报告人撤回' },
    data: z.strictObject({ kind, note: note.optional() }),
  }),
  disclosed: event({
    version: 1,
    summary: { en: 'Someone looked at what is masked', zh: '已查看脱敏前信息' },
    data: z.strictObject({ by: account, purpose: Purpose, note }),
  }),
  'hold-changed': holdChanged,
  erased: event({
    version: 1,
    summary: { en: 'Words and persons were erased', zh: '个人信息已删除' },
    data: z.strictObject({
      ground: NewErasure.shape.ground,
      records: z.int().nonnegative(),
      attachments: z.int().nonnegative(),
    }),
  }),
});

export type ReportEvent = EventOf<typeof reportEvents>;

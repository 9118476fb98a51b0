import * as z from 'zod';
import { CoarsePosition, Id, Timestamp, words } from '../common.ts';
import { LocalName } from './forms.ts';
import { ReportKindCode } from './kinds.ts';

/** A report that may be about the same thing: enough to judge, and no more. */
export const SimilarReport = z
  .strictObject({
    id: Id,
    kind: ReportKindCode,
    category: z.string(),
    receivedAt: Timestamp,
    position: CoarsePosition,
    metres: z.int().nonnegative(),
    joined: z.int().nonnegative().describe('How many others have said that it is theirs too'),
  })
  .meta({ id: 'SimilarReport' });
export type SimilarReport = z.infer<typeof SimilarReport>;

/** What someone sees who has joined: no more than where it was suggested. */
export const JoinedReport = SimilarReport.omit({ metres: true }).meta({ id: 'JoinedReport' });
export type JoinedReport = z.infer<typeof JoinedReport>;

/** “Me too”: another who has the same trouble. */
export const NewJoin = z
  .strictObject({ words: words(2000).optional().describe('Kept in the personal-data store alone') })
  .meta({ id: 'NewJoin' });

export const NewMerge = z
  .strictObject({ into: Id, reason: words(2000).describe('Kept in the personal-data store alone') })
  .meta({ id: 'NewMerge' });

/** Words that are added later: by the reporter, or by staff in answer to them. */
export const NewMessage = z.strictObject({ words: words(4000) }).meta({ id: 'NewMessage' });

export const Message = z
  .strictObject({ from: z.enum(['reporter', 'staff']), at: Timestamp, words: z.string().nullable() })
  .meta({ id: 'Message' });

/** Messages of a report, the latest first. */
export const MessagePage = z
  .strictObject({ items: z.array(Message), cursor: z.string().optional() })
  .meta({ id: 'MessagePage' });

export const NewWithdrawal = z
  .strictObject({ reason: words(2000).optional().describe('Kept in the personal-data store alone') })
  .meta({ id: 'NewWithdrawal' });

const mostBytes = 20 * 1024 * 1024;

export const NewAttachment = z
  .strictObject({
    type: z.enum(['image/jpeg', 'image/png', 'image/webp', 'video/mp4', 'audio/mp4', 'application/pdf']),
    bytes: z.int().positive().max(mostBytes, `at most ${mostBytes} bytes`),
    sha256: z.string().regex(/^[0-9a-f]{64}$/, 'must be the SHA-256 of the file, in hexadecimal'),
  })
  .meta({ id: 'NewAttachment' });

export const AttachmentUpload = z
  .strictObject({
    id: Id,
    url: z.string(),
    method: z.literal('PUT'),
    headers: z.record(z.string(), z.string()).describe('To be sent as they are'),
    expiresAt: z.string(),
  })
  .meta({ id: 'AttachmentUpload' });

export const AttachmentList = z
  .strictObject({
    items: z.array(
      z.strictObject({
        id: Id,
        type: z.string(),
        bytes: z.int(),
        url: z
          .string()
          .nullable()
          .describe('Opens it for a few minutes; null when it was not sent or is gone'),
      }),
    ),
  })
  .meta({ id: 'AttachmentList' });

/** A place at a desk. */
export const NewAppointment = z
  .strictObject({ desk: z.string().min(1).max(40), startsAt: Timestamp })
  .meta({ id: 'NewAppointment' });

export const Appointment = z
  .strictObject({ desk: z.string(), startsAt: Timestamp, endsAt: Timestamp })
  .meta({ id: 'Appointment' });

export const SlotList = z
  .strictObject({
    items: z.array(Appointment.extend({ name: LocalName, free: z.int().describe('Places that are left') })),
  })
  .meta({ id: 'SlotList' });

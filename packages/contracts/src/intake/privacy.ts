import * as z from 'zod';
import { Id, Timestamp, words } from '../common.ts';
import { event } from '../event.ts';
import { Contact } from './schemas.ts';

/** For what someone looks at what is masked otherwise (PIPL arts 5, 6: a purpose, and no more than it needs). */
export const Purpose = z
  .enum(['call-back', 'identify-parties', 'dispatch', 'legal-duty', 'subject-request'])
  .meta({ id: 'Purpose' });

export const NewDisclosure = z
  .strictObject({ purpose: Purpose, reason: words(1000).describe('Kept in the personal-data store alone') })
  .meta({ id: 'NewDisclosure' });

/** What the personal-data store holds, unmasked; that it was looked at, by whom and for what, stands in the history. */
export const Disclosure = z
  .strictObject({
    contact: Contact.nullable(),
    parties: z.array(Contact),
    position: z.strictObject({ lng: z.number(), lat: z.number() }).nullable(),
  })
  .meta({ id: 'Disclosure' });

export const NewErasure = z
  .strictObject({ ground: z.enum(['subject-request', 'unlawful', 'no-longer-needed']) })
  .meta({ id: 'NewErasure' });

/** Official records are erased before their time only where the law asks, not because someone would rather (PIPL art. 47). */
export const NewRecordErasure = z
  .strictObject({ ground: z.enum(['unlawful', 'ordered']) })
  .meta({ id: 'NewRecordErasure' });

/** The proof: what was erased, by number, and when. */
export const Erasure = z
  .strictObject({ id: Id, records: z.int().nonnegative(), attachments: z.int().nonnegative(), at: Timestamp })
  .meta({ id: 'Erasure' });

export const NewHold = z
  .strictObject({
    state: z.enum(['held', 'released']),
    ground: z.enum(['litigation', 'investigation', 'audit']).optional().describe('Needed to hold'),
  })
  .meta({ id: 'NewHold' });

/** Whether a stream is held. */
export const Hold = z.strictObject({ id: Id, held: z.boolean() }).meta({ id: 'Hold' });

/** That words were erased, for the catalogues of other services than intake. */
export const wordsErased = <G extends z.ZodType>(ground: G) =>
  event({
    version: 1,
    summary: { en: 'Words and names were erased', zh: '文字和姓名已删除' },
    data: z.strictObject({ ground, records: z.int().positive() }),
  });

export const holdChanged = event({
  version: 1,
  summary: { en: 'It may not be erased for now, or may again', zh: '设置或解除留存' },
  data: NewHold,
});

/** Everything that is held on the caller as a reporter, for the caller (PIPL art. 45). */
export const PersonalData = z
  .strictObject({
    account: z.string(),
    asOf: Timestamp,
    purposes: z.array(
      z.strictObject({
        what: z.string(),
        en: z.string(),
        zh: z.string(),
        article: z.string().describe('Of the Personal Information Protection Law'),
        keptMonths: z.int().nullable().describe('From writing; null: as long as it stands in a register'),
      }),
    ),
    recipients: z.array(z.strictObject({ en: z.string(), zh: z.string(), article: z.string() })),
    reports: z.array(
      z.strictObject({
        id: Id,
        receivedAt: Timestamp,
        records: z.array(z.strictObject({ record: z.string(), content: z.unknown() })),
        attachments: z.array(Id),
        disclosures: z.array(
          z.strictObject({
            at: Timestamp,
            purpose: Purpose,
            by: Id.describe('A pseudonym of this report alone'),
          }),
        ),
        held: z.boolean().describe('It may not be erased for now'),
      }),
    ),
    cursor: z.string().optional().describe('There is more'),
  })
  .meta({ id: 'PersonalData' });
export type PersonalData = z.infer<typeof PersonalData>;

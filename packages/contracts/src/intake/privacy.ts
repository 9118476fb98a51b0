import * as z from 'zod';
import { Id, Timestamp, words } from '../common.ts';
import { Contact } from './schemas.ts';

/** For what someone looks at what is masked otherwise (PIPL arts 5, 6: a purpose, and no more than it needs). */
export const Purpose = z
  .enum(['call-back', 'identify-parties', 'dispatch', 'legal-duty', 'subject-request'])
  .meta({ id: 'Purpose' });

export const NewDisclosure = z
  .strictObject({ purpose: Purpose, reason: words(1000).describe('Kept in the dossier alone') })
  .meta({ id: 'NewDisclosure' });

/** What the dossier holds, unmasked; that it was looked at, by whom and for what, stands in the history. */
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
        article: z.string(),
        keptUntil: z.string(),
      }),
    ),
    recipients: z.array(z.strictObject({ en: z.string(), zh: z.string() })),
    reports: z.array(
      z.strictObject({
        id: Id,
        receivedAt: Timestamp,
        records: z.array(z.strictObject({ record: z.string(), content: z.unknown() })),
        attachments: z.array(Id),
        disclosures: z.array(z.strictObject({ at: Timestamp, purpose: Purpose, by: z.string() })),
      }),
    ),
  })
  .meta({ id: 'PersonalData' });

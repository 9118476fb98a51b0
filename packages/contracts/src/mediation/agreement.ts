import * as z from 'zod';
import { CalendarDate, distinct, PartyId, words } from '../common.ts';
import { at } from './entered-at.ts';
import { OtherRouteCode } from './outcome.ts';

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

import * as z from 'zod';
import { AreaCode, distinct, PartyId, words } from '../common.ts';
import { DisputeFacts } from '../intake/schemas.ts';
import { at } from './entered-at.ts';
import { HelperKind, MediatorId, RecusalGround } from './mediator.ts';

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

/** Helpers go by numbers; who they are stands in the personal-data store. */
export const HelperId = z.string().regex(/^H[1-9]\d?$/, 'must be a helper’s number');

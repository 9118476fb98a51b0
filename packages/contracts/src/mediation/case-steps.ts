import * as z from 'zod';
import { AreaCode, CalendarDate, distinct, PartyId, words } from '../common.ts';
import { HelperId } from './case-people.ts';
import { at } from './entered-at.ts';
import { NotAcceptableGround, OtherRoute, Outcome } from './outcome.ts';
import { Authority, Tier } from './routing.ts';

export const NewAppraisal = z
  .strictObject({ step: z.enum(['begun', 'ended']), at })
  .meta({ id: 'NewAppraisal' });

export const NewExtension = z
  .strictObject({
    until: CalendarDate.describe('The new last day'),
    agreedBy: distinct(PartyId, 10),
    committeeAgrees: z.boolean(),
    at,
  })
  .meta({ id: 'NewExtension' });

export const NewProtocolStep = z
  .strictObject({ step: AreaCode, notes: words(4000).optional(), at })
  .meta({ id: 'NewProtocolStep' });

export const NewReopening = z
  .strictObject({
    ground: z.enum(['breach', 'confirmation-rejected', 'new-facts', 'parties-ask']),
    reason: words(2000),
    at,
  })
  .meta({ id: 'NewReopening' });

export const NewSession = z
  .strictObject({
    parties: z.array(PartyId).min(1).max(10).describe('Who attended'),
    mode: z.enum(['together', 'separate', 'remote']),
    guardians: distinct(PartyId, 10).optional().describe('Minors whose guardian attended (art. 181)'),
    proxies: distinct(PartyId, 10)
      .optional()
      .describe('Parties for whom a proxy with written authority came; not a suspect’s before the police'),
    helpers: distinct(HelperId, 10).optional(),
    open: z
      .boolean()
      .optional()
      .describe('Whether others may listen, as the parties chose; closed unless told (art. 23)'),
    notes: words(8000).describe('Kept in the personal-data store alone'),
    at,
  })
  .meta({ id: 'NewSession' });

export const NewTransfer = z
  .union([
    z.strictObject({
      tier: Tier.exclude(['on-the-spot']),
      venue: AreaCode.optional().describe('Another than the router would take, as the parties choose'),
      departments: distinct(AreaCode, 10)
        .optional()
        .describe('Invited to joint mediation besides those the city’s table names'),
      reason: words(2000),
      at,
    }),
    z.strictObject({ authority: Authority, reason: words(2000), at }),
  ])
  .meta({ id: 'NewTransfer' });

export const NewClosure = z
  .strictObject({
    outcome: Outcome.exclude(['refused', 'transferred']),
    routesTold: distinct(OtherRoute, 3).optional().describe('Needed when mediation failed'),
    ground: NotAcceptableGround.optional().describe('Needed when the dispute is not acceptable'),
    at,
  })
  .meta({ id: 'NewClosure' });

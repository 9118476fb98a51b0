import * as z from 'zod';
import { Article179Ground } from '../intake/schemas.ts';

export const Outcome = z
  .enum(['settled', 'failed', 'withdrawn', 'refused', 'not-acceptable', 'transferred'])
  .meta({ id: 'Outcome' });
export type Outcome = z.infer<typeof Outcome>;

/** Why a dispute is not for mediation, or not for this one. */
export const NotAcceptableGround = z
  .enum([
    'authority-only',
    'mediation-barred',
    'accepted-elsewhere',
    'party-silent',
    ...Article179Ground.options.map((ground) => `art-179-${ground}` as const),
  ])
  .meta({ id: 'NotAcceptableGround' });
export type NotAcceptableGround = z.infer<typeof NotAcceptableGround>;

/** The routes of which parties must be told when mediation fails (People's Mediation Law art. 26). */
export const OtherRouteCode = z.enum(['arbitration', 'administrative', 'court']);

export const OtherRoute = OtherRouteCode.meta({ id: 'OtherRoute' });

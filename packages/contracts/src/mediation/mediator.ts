import * as z from 'zod';
import { Area, AreaCode, distinct, Id, words } from '../common.ts';
import { LanguageCode, UnitCode } from '../intake/schemas.ts';

/** The three forces of a centre, and the social forces that help them ("1+3+N"). */
export const MediatorGroup = z.enum(['police', 'judicial', 'people', 'social']).meta({ id: 'MediatorGroup' });
export type MediatorGroup = z.infer<typeof MediatorGroup>;

const socialForces = [
  'law-firm',
  'law-school',
  'community',
  'property-manager',
  'mall',
  'market',
  'volunteer',
] as const;
export const SocialForce = z.enum(socialForces).meta({ id: 'SocialForce' });

/** Whom the parties may have at their side (People’s Mediation Law art. 20; procedure rules art. 182). */
export const HelperKind = z
  .enum([...socialForces, 'relative', 'neighbour', 'colleague', 'expert'])
  .meta({ id: 'HelperKind' });
export type HelperKind = z.infer<typeof HelperKind>;

/** Why someone may not mediate between these parties. */
export const RecusalGround = z
  .enum(['is-a-party', 'relative-of-a-party', 'same-employer'])
  .meta({ id: 'RecusalGround' });

/** Follows from the account: one account is one mediator. */
export const MediatorId = Id.meta({ id: 'MediatorId' });

export const Skill = z
  .string()
  .regex(/^[a-z][a-z-]{1,39}$/, 'must be a skill the city lists')
  .meta({ id: 'Skill' });

const abilities = {
  skills: distinct(Skill, 20),
  languages: distinct(LanguageCode, 10).describe('Besides Chinese'),
  areas: distinct(AreaCode, 20).min(1).describe('Stations, districts or the city they serve'),
  capacity: z.int().min(0).max(200).describe('Cases they can lead at a time'),
  goldMedal: z.boolean(),
  available: z.boolean().describe('Takes new cases'),
};

/** Who and what a mediator is, as events carry it: no name, no account. */
export const MediatorFacts = z.strictObject({
  group: MediatorGroup,
  force: SocialForce.optional(),
  employer: UnitCode.optional().describe('The unit they work for; they do not mediate where it is concerned'),
  ...abilities,
});
export type MediatorFacts = z.infer<typeof MediatorFacts>;

export const NewMediator = z
  .strictObject({
    account: z
      .string()
      .min(1)
      .max(200)
      .describe('The `sub` of their token; events hold the random id of the mediator alone'),
    name: words(80).describe('Kept in the personal-data store alone'),
    station: AreaCode.describe('Where they are at home'),
    adultCitizen: z.literal(true, {
      error: 'must be true: a mediator is an adult citizen (People’s Mediation Law art. 14)',
    }),
    group: MediatorGroup,
    force: SocialForce.optional().describe('Needed for a social force, and for no other group'),
    employer: UnitCode.optional(),
    skills: abilities.skills.optional(),
    languages: abilities.languages.optional(),
    areas: abilities.areas.optional().describe('Their home station unless told'),
    capacity: abilities.capacity,
    goldMedal: abilities.goldMedal.optional(),
  })
  .refine(({ group, force }) => (group === 'social') === (force !== undefined), {
    path: ['force'],
    error: 'is needed for a social force, and for no other group',
  })
  .meta({ id: 'NewMediator' });

export const MediatorChange = z
  .strictObject(abilities)
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'must change something')
  .meta({ id: 'MediatorChange', minProperties: 1 });

export const MediatorSummary = MediatorFacts.omit({ employer: true })
  .extend({ id: MediatorId, area: Area })
  .meta({ id: 'MediatorSummary' });
export type MediatorSummary = z.infer<typeof MediatorSummary>;

export const Mediator = MediatorSummary.extend({
  name: z.string().nullable().describe('null when the personal-data store no longer has it'),
  workload: z.strictObject({
    taken: z.int().nonnegative(),
    cases: z
      .array(Id)
      .optional()
      .describe('What they lead, or are asked to lead; for themselves and for those who supervise them'),
    free: z.int().nonnegative(),
  }),
}).meta({ id: 'Mediator' });

export const MediatorList = z
  .strictObject({ items: z.array(MediatorSummary), cursor: z.string().optional() })
  .meta({ id: 'MediatorList' });
